/**
 * A draft → a source folder. It is written beside its place, checked as the bot will check it, and only then put there,
 * so that whatever stops it, what was there stays.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { checkRecords } from './check-records.ts';
import { type Fault, InvalidFilesError } from './fault.ts';
import type { SourceDraft } from './importers/importer.ts';
import { loadSource, type SourceRecords } from './load-source.ts';
import { keepTable } from './load-table.ts';
import { withOpened } from './opened-file.ts';
import { plainId } from './records.ts';
import { csvFiles, tableLines } from './source-files.ts';

/** Where sources are put, and what is in the way of it. */
export interface Target {
  /** The folder that holds source folders. */
  readonly folder: string;
  /** A source of the same id gives way. */
  readonly replace: boolean;
}

const UNFINISHED = '.adding-';
const REPLACED = '.replaced-';

/** What is to be done with a draft once it is written and sound. */
export interface Staged {
  /** Puts it in its place. @param cacheFolder where copies of big tables are kept */
  commit(cacheFolder: string): void;
  /** Takes it away again; after `commit` there is nothing to take away. */
  discard(): void;
}

/**
 * Writes the drafts' folders, out of sight of the bot.
 * @throws InvalidFilesError where the bot could not load one of them, or something is in its place
 */
export function stageSources(drafts: readonly SourceDraft[], { folder, replace }: Target): Staged {
  for (const { source } of drafts) refuseBadTarget(folder, source.id, replace);
  mkdirSync(folder, { recursive: true });
  recoverReplaced(folder);
  const unfinished = join(folder, `${UNFINISHED}${process.pid}`);
  const discard = (): void => rmSync(unfinished, { recursive: true, force: true });
  let records: readonly SourceRecords[] = [];
  try {
    discard();
    for (const draft of drafts) writeFolder(join(unfinished, draft.source.id), draft);
    const faults: Fault[] = [];
    const declared = new Set<string>();
    records = drafts.flatMap(({ source }) => loadSource(join(unfinished, source.id), faults, declared) ?? []);
    faults.push(...checkRecords(records, [], declared));
    if (faults.length > 0) throw new InvalidFilesError(faults);
  } catch (error) {
    discard();
    throw error;
  }
  return {
    discard,
    commit(cacheFolder) {
      // Another run may have put its own there meanwhile.
      for (const { source } of records) refuseBadTarget(folder, source.id, replace);
      for (const { source, table } of records) {
        swap(folder, source.id, join(unfinished, source.id));
        if (table) keepTable(join(folder, source.id, 'table.csv'), table, cacheFolder);
      }
      discard();
    },
  };
}

/** The folder of a source. @throws InvalidFilesError where there is none */
export function findSource(folder: string, id: string): string {
  refuseBadId(id);
  const path = join(folder, id);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory() && existsSync(join(path, 'source.yaml'))) return path;
  throw new InvalidFilesError([
    {
      file: path,
      problem: stats?.isSymbolicLink() ? 'it is a link to another place' : 'no source is here',
      cure: '`npm run data -- list` shows the sources and their folders.',
    },
  ]);
}

/** Takes a source's folder away. @throws InvalidFilesError where there is none */
export function removeSource(folder: string, id: string): void {
  const path = findSource(folder, id);
  // Out of sight at once; what comes after may take its time.
  const gone = join(folder, `${UNFINISHED}${process.pid}`);
  rmSync(gone, { recursive: true, force: true });
  renameSync(path, gone);
  rmSync(gone, { recursive: true, force: true });
}

/**
 * Tidies up after runs that were killed. A swap that was stopped in its middle has left the old folder under another
 * name: it is put back.
 */
export function recoverReplaced(folder: string): void {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder);
  for (const name of names.filter((entry) => entry.startsWith(UNFINISHED))) {
    if (!isRunning(Number(name.slice(UNFINISHED.length))))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
  for (const name of names.filter((entry) => entry.startsWith(REPLACED))) {
    const id = name.slice(REPLACED.length);
    const old = join(folder, name);
    if (existsSync(join(folder, id))) rmSync(old, { recursive: true, force: true });
    else renameSync(old, join(folder, id));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A name that would lead out of the folder is none. @throws InvalidFilesError */
export function refuseBadId(id: string): void {
  if (plainId.safeParse(id).success) return;
  throw new InvalidFilesError([
    {
      file: 'the id',
      problem: `"${id}" cannot be a source's name`,
      cure: 'Use lower-case words joined by hyphens: oews-2024.',
    },
  ]);
}

function refuseBadTarget(folder: string, id: string, replace: boolean): void {
  refuseBadId(id);
  const path = join(folder, id);
  const stats = lstatSync(path, { throwIfNoEntry: false });
  const problem = !stats
    ? undefined
    : !stats.isDirectory()
      ? {
          problem: stats.isSymbolicLink() ? 'it is a link to another place' : 'it is no folder',
          cure: 'Take it away, or choose another id with --id.',
        }
      : !existsSync(join(path, 'source.yaml'))
        ? { problem: 'the folder is no source', cure: 'Take it away, or choose another id with --id.' }
        : replace
          ? undefined
          : {
              problem: 'this source is there already',
              cure: 'Replace it with --replace, or choose another id with --id.',
            };
  if (problem) throw new InvalidFilesError([{ file: path, ...problem }]);
}

function writeFolder(path: string, draft: SourceDraft): void {
  mkdirSync(path, { recursive: true });
  for (const [name, text] of csvFiles(draft)) writeWhole(join(path, name), [text]);
  if (draft.table) writeWhole(join(path, 'table.csv'), tableLines(draft.table));
  sync(path);
}

function writeWhole(path: string, pieces: Iterable<string>): void {
  const file = openSync(path, 'wx');
  try {
    // `writeSync` may write a part alone, as where the disk is nearly full; this goes on until all is there, or throws.
    for (const piece of pieces) writeFileSync(file, piece);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function swap(folder: string, id: string, from: string): void {
  const path = join(folder, id);
  const old = join(folder, `${REPLACED}${id}`);
  if (existsSync(path)) renameSync(path, old);
  try {
    renameSync(from, path);
  } catch (error) {
    if (existsSync(old) && !existsSync(path)) renameSync(old, path);
    throw error;
  }
  sync(folder);
  rmSync(old, { recursive: true, force: true });
}

/** A new name is only safe once its folder is on the disk. */
function sync(folder: string): void {
  withOpened(folder, fsyncSync);
}
