/** A small disk of the tests' own, where they may mount one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface SmallDisk {
  readonly folder: string;
  /** Leaves no byte free. */
  fill(): void;
  free(): void;
  /** Lets it be written, or not. */
  setWritable(writable: boolean): void;
  remove(): void;
}

/** @returns undefined where mounting is not permitted: a test that needs it says so and is left out */
export function mountSmallDisk(bytes = 1024 * 1024): SmallDisk | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'salary-bot-disk-'));
  const mount = (...options: string[]) => execFileSync('/bin/mount', options, { stdio: 'ignore' });
  try {
    mount('-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder);
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const filler = join(folder, 'filler');
  return {
    folder,
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(bavail * bsize));
    },
    free: () => rmSync(filler),
    setWritable: (writable) => mount('-o', `remount,${writable ? 'rw' : 'ro'}`, folder),
    remove() {
      execFileSync('/bin/umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}
