/** `data remove`: takes a source's folder away, unless the bot's own replies lean on it. */
import { basename, dirname, join, resolve } from 'node:path';
import { checkIntents } from '../answers/check-intents.ts';
import { CannotStartError } from '../chat/cannot-start-error.ts';
import type { Config } from '../config.ts';
import { createDatasets } from '../datasets/datasets.ts';
import { sourceFolders } from '../datasets/load-datasets.ts';
import { loadSource } from '../datasets/load-source.ts';
import { findSource, refuseBadId, removeSource } from '../datasets/write-source.ts';
import { loadIntents } from '../understanding/intents.ts';
import { canAsk, confirm, say } from './terminal.ts';

export interface RemoveOptions {
  readonly from?: string | undefined;
  readonly yes: boolean;
}

export async function removeById(id: string, { from, yes }: RemoveOptions, config: Config): Promise<void> {
  refuseBadId(id);
  const folders = from === undefined ? config.dataFolders.map((folder) => resolve(folder)) : [resolve(from)];
  const path =
    folders.flatMap(sourceFolders).find((one) => basename(one) === id) ?? join(folders[0] ?? '', id);
  findSource(dirname(path), id);
  refuseNeeded(id, config);
  if (!yes) {
    if (!canAsk())
      throw new CannotStartError('Nobody is here to say yes: add --yes to remove without being asked.');
    if (!(await confirm(`Remove ${path} for good?`, 'no'))) return say('Nothing was removed.');
  }
  removeSource(dirname(path), id);
  say(`Removed: ${path}`);
}

/** @throws CannotStartError where replies name figures of the source */
function refuseNeeded(id: string, { dataFolders, intentsFolder }: Config): void {
  const paths = dataFolders.flatMap(sourceFolders);
  const load = (kept: readonly string[]): number => {
    const sources = kept.flatMap((path) => loadSource(path, [], new Set()) ?? []);
    return checkIntents(loadIntents(intentsFolder, []), createDatasets(sources, [])).length;
  };
  const written = paths.filter((path) => basename(path) !== id);
  if (written.length === paths.length || load(written) === load(paths)) return;
  throw new CannotStartError(
    `The bot's own replies name figures of ${id}: without it, it could not start. Change those in intents/ first.`,
  );
}
