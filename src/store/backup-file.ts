/** Files of backups: written whole or not at all, and read line by line. */
import { createReadStream } from 'node:fs';
import { type FileHandle, open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { codeOf, StoreError, wordsOf } from './store-error.ts';

/** Far above what a row of a backup has: a file with longer lines is something else. */
const LONGEST_LINE = 64 * 1024 * 1024;
const WRITE_BYTES = 256 * 1024;

/**
 * Writes a file that its owner alone may read. It is there under its name once all is in it and on the disk.
 * @param force whether a file that is there already is replaced
 * @returns its whole path
 * @throws StoreError with the cure, and what `lines` throws; nothing is left of it then
 */
export async function writeWhole(
  name: string,
  lines: AsyncIterable<string>,
  force: boolean,
): Promise<string> {
  const file = await fileToWrite(name, force);
  const unfinished = `${file}.${process.pid}.unfinished`;
  const handle = await telling(file, open(unfinished, 'wx', 0o600));
  try {
    try {
      await writeLines(file, handle, lines);
      await telling(file, handle.sync());
    } finally {
      await handle.close();
    }
    await fileToWrite(name, force);
    await telling(file, rename(unfinished, file));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(dirname(file));
  return file;
}

/**
 * The lines of a file, without their ends; what stands behind the last end is a line as well, if anything does.
 * @throws StoreError with the cure
 */
export async function* linesOf(name: string): AsyncGenerator<string> {
  const file = resolve(name);
  let rest = '';
  try {
    for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: WRITE_BYTES })) {
      const parts = `${rest}${chunk}`.split('\n');
      rest = parts.pop() ?? '';
      // No backup: what was read so far is not a whole one, and its reader says so.
      if (rest.length > LONGEST_LINE) return;
      yield* parts;
    }
  } catch (error) {
    throw codeOf(error) === '' ? error : explained(file, error, 'read');
  }
  if (rest !== '') yield rest;
}

async function fileToWrite(name: string, force: boolean): Promise<string> {
  const file = resolve(name);
  const there = await stat(file).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw explained(file, error, 'written');
  });
  if (!there) return file;
  if (!there.isFile()) throw new StoreError(`${file} is not a file. Name a file that is to be written.`);
  if (!force) {
    throw new StoreError(`${file} is there already. Name another file, or add --force to replace it.`);
  }
  // What a link leads to is replaced, not the link.
  return realpath(file);
}

async function writeLines(file: string, handle: FileHandle, lines: AsyncIterable<string>): Promise<void> {
  let pending = '';
  const flush = async (): Promise<void> => {
    const text = pending;
    pending = '';
    await telling(file, handle.appendFile(text));
  };
  for await (const line of lines) {
    pending += `${line}\n`;
    if (pending.length >= WRITE_BYTES) await flush();
  }
  await flush();
}

/** So that the new name survives a power cut. Not every system lets a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(join(folder, '.'), 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The file itself is on the disk.
  }
}

async function telling<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw explained(file, error, 'written');
  }
}

const FAULTS: Readonly<Record<string, string>> = {
  EISDIR: 'it is a folder. Name a file.',
  EACCES: 'this user may not. Let it, or name another file.',
  EPERM: 'this user may not. Let it, or name another file.',
  EROFS: 'nothing can be written there. Name a file elsewhere.',
  ENOSPC: 'the disk is full. Free some space, or name a file on another disk.',
  EDQUOT: 'the disk is full. Free some space, or name a file on another disk.',
};

function explained(file: string, error: unknown, done: 'read' | 'written'): StoreError {
  const code = codeOf(error);
  const missing =
    done === 'read'
      ? 'it is not there. Name the file of a backup.'
      : 'its folder is not there. Make it, or name another file.';
  const words = code === 'ENOENT' || code === 'ENOTDIR' ? missing : (FAULTS[code] ?? `${wordsOf(error)}.`);
  return new StoreError(`${file} cannot be ${done}: ${words}`, { cause: error });
}
