/** Files as they are read in parts and put in their place, where what is in them is only ours to read. */
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, renameSync, rmSync, writeFileSync } from 'node:fs';

/** Opens a file or folder to read, and closes it whatever happens. @throws where it cannot be opened */
export function withOpened<T>(path: string, use: (file: number) => T): T {
  const file = openSync(path, 'r');
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}

/** One call may read less than was asked for. @returns how many bytes there were */
export function readAll(file: number, into: Uint8Array, from: number): number {
  let at = 0;
  for (let bytes = -1; bytes !== 0 && at < into.length; at += bytes)
    bytes = readSync(file, into, at, into.length - at, from + at);
  return at;
}

/**
 * Writes a file in the place of what is there: whole or not at all, however many do the same.
 * @throws where it cannot be written; then what is there stays
 */
export function replaceFile(path: string, content: Uint8Array): void {
  const unfinished = `${path}.${randomUUID()}`;
  try {
    writeFileSync(unfinished, content);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
