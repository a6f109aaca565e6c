/**
 * Notices that files of data or intents have changed, source folders that come and go among them. It looks at names,
 * sizes and times every two seconds instead of being told by the system: network drives and folders of containers tell
 * nothing, a folder that is replaced is watched no longer, and a look at some hundred files takes a few milliseconds.
 */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Cron } from 'croner';

/** Files are quiet when two looks, two seconds apart, see the same. */
const EVERY_TWO_SECONDS = '*/2 * * * * *';
const READ = /\.(?:yaml|csv)$/;

/** Does something again and again, never twice at once. @returns what ends it */
export type Beat = (work: () => Promise<void>) => () => void;

export const everyTwoSeconds: Beat = (work) => {
  const job = new Cron(EVERY_TWO_SECONDS, { protect: true, unref: true }, work);
  return () => job.stop();
};

/**
 * What there is in the folders and one level below, as deep as sources and vocabulary go: the same text as long as
 * nothing changed. Hidden folders are left out, for what is being written stands in them.
 */
export async function lookAt(folders: readonly string[]): Promise<string> {
  const seen = await Promise.all(folders.map((folder) => lookInto(folder, true)));
  return seen.flat().join('\n');
}

/** @returns work for a beat: calls `onChange` once for each change, when the files are quiet */
export function createWatch(
  look: () => Promise<string>,
  before: string,
  onChange: () => Promise<void>,
): () => Promise<void> {
  let taken = before;
  let last = before;
  return async () => {
    const seen = await look();
    const quiet = seen === last;
    last = seen;
    if (!quiet || seen === taken) return;
    taken = seen;
    await onChange();
  };
}

async function lookInto(folder: string, deeper: boolean): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) return [`${folder} is not there`];
  const seen = await Promise.all(
    entries
      .filter(({ name }) => !name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map(async (entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return deeper ? lookInto(path, false) : [];
        return READ.test(entry.name) ? [await lookAtFile(path)] : [];
      }),
  );
  return [folder, ...seen.flat()];
}

/** The time of the last change of any kind counts too: a copy may have the other times of its original. */
async function lookAtFile(path: string): Promise<string> {
  const stats = await stat(path).catch(() => undefined);
  return stats
    ? `${path} ${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}`
    : `${path} is not there`;
}
