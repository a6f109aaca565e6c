/**
 * Where what was learnt is kept between starts: beside the built code, and for other data or intents in a folder of
 * the bot's own. A file that is missing, cut, foreign or that cannot be written costs a slower start and nothing else.
 * Nobody signs them: who can write there can change the bot's code or its data as well.
 */
import { fstatSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readAll, replaceFile, withOpened } from '../datasets/opened-file.ts';
import { fingerprint, type ReadFolders } from './fingerprint.ts';
import { type Kept, readKept, toKeptForm } from './kept-form.ts';
import type { Memory } from './learnt.ts';

const FILE = /^learnt-[0-9a-f]+\./;
/** For as many sets of data and intents as take turns; each has some megabytes. */
const MOST_FILES = 4;
const MOST_BYTES = 256 * 1024 * 1024;

export interface KeptFolders {
  /** Read in this order. */
  readonly from: readonly string[];
  readonly into: string;
}

/** What an earlier start over the same files has kept, and where this one may keep what it learns. */
export function openMemory({ from, into }: KeptFolders, folders: ReadFolders): Memory {
  const print = attempt(() => fingerprint(folders));
  if (print === undefined) return {};
  const name = `learnt-${print}.kept`;
  const kept = firstKept(from.map((folder) => join(folder, name)));
  const values = kept?.values ?? new Map();
  return {
    ...kept,
    values,
    keep(files, learnt) {
      attempt(() => {
        // What was changed while it was read is kept under neither name.
        if (fingerprint(folders) === print) write(into, name, toKeptForm(values, files, learnt));
      });
    },
  };
}

function firstKept(paths: readonly string[]): Kept | undefined {
  for (const path of paths) {
    const kept = attempt(() => readFrom(path));
    if (kept) return kept;
  }
  return undefined;
}

function readFrom(path: string): Kept | undefined {
  // A pipe would be waited for without end.
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  return withOpened(path, (file) => {
    const { size } = fstatSync(file);
    if (size > MOST_BYTES) return undefined;
    let at = 0;
    const readInto = (place: Uint8Array): number => {
      const bytes = readAll(file, place, at);
      at += bytes;
      return bytes;
    };
    return readKept({ size, readInto });
  });
}

/** And forgets the oldest. */
function write(folder: string, name: string, content: Buffer): void {
  mkdirSync(folder, { recursive: true });
  replaceFile(join(folder, name), content);
  const newestFirst = readdirSync(folder)
    .filter((file) => FILE.test(file))
    .map((file) => ({ path: join(folder, file), at: statSync(join(folder, file)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of newestFirst.slice(MOST_FILES)) rmSync(path, { force: true });
}

/** Undefined where it cannot be done. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}
