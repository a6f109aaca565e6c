/** `data add`: reads a table, says what came of it, and puts the source folder in its place once that is agreed. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CannotStartError } from '../chat/cannot-start-error.ts';
import type { Config } from '../config.ts';
import type { AddOptions } from '../data-commands.ts';
import { createDatasets } from '../datasets/datasets.ts';
import { InvalidFilesError } from '../datasets/fault.ts';
import type { Imported } from '../datasets/importers/importer.ts';
import { importerFor } from '../datasets/importers/importers.ts';
import type { KnownNames } from '../datasets/importers/known-names.ts';
import { readMapping } from '../datasets/importers/read-mapping.ts';
import { sourceFolders } from '../datasets/load-datasets.ts';
import { loadSource } from '../datasets/load-source.ts';
import { openTable } from '../datasets/tables/open-table.ts';
import type { RawTable } from '../datasets/tables/raw-table.ts';
import { refuseBadId, type Staged, stageSources } from '../datasets/write-source.ts';
import { knownNames } from '../known-names.ts';
import { loadVocabulary } from '../understanding/vocabulary.ts';
import { mappingFor } from './agree-on-mapping.ts';
import { coverageLines, summaryLines } from './summary.ts';
import { canAsk, confirm, progressOf, say } from './terminal.ts';

export async function addTable(file: string, options: AddOptions, config: Config): Promise<void> {
  const folder = resolve(options.to ?? config.dataFolders[0] ?? 'data');
  if (options.id !== undefined) refuseBadId(options.id);
  const names = namesOf(config, folder);
  const imported = await read(file, options, names);
  if (!imported) return;
  let staged: Staged | undefined;
  const stop = (): void => {
    staged?.discard();
    process.stderr.write('\nStopped. Nothing was written.\n');
    process.exit(130);
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    refuseElsewhere(imported, config, folder);
    staged = stageSources(imported.drafts, { folder, replace: options.replace });
    say(summaryLines(imported).join('\n'));
    say(imported.drafts.flatMap((draft) => coverageLines(draft)).join('\n'));
    if (
      !options.yes &&
      !(await confirm(`Write ${imported.drafts.map(({ source }) => source.id).join(', ')} to ${folder}?`))
    ) {
      say('Nothing was written.');
      return;
    }
    // A signal that came while all was busy is heard here.
    await new Promise(setImmediate);
    staged.commit(config.cacheFolder);
    say(`Added: ${imported.drafts.map(({ source }) => `${folder}/${source.id}`).join(', ')}`);
    if (!config.dataFolders.some((one) => resolve(one) === folder))
      say(`The bot loads it once DATA_DIRS names ${folder}.`);
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    staged?.discard();
  }
}

async function read(file: string, options: AddOptions, names: KnownNames): Promise<Imported | undefined> {
  const { id, year, soc, minimumCount } = options;
  const open = async (show: (read: number, all: number) => void) => openTable(file, show, options.sheet);
  const given = options.mapping === undefined ? undefined : readMapping(options.mapping);
  const peeked = await open(() => undefined);
  const mapping =
    given ??
    (importerFor(peeked.header, false) && !options.propose
      ? undefined
      : await mappingFor(peeked, options, names));
  await close(peeked.batches);
  if (options.propose) return undefined;
  if (!options.yes && !canAsk()) {
    throw new CannotStartError('Nobody is here to say yes: add --yes to write without being asked.');
  }
  const importer = importerFor(peeked.header, mapping !== undefined);
  if (!importer) return undefined;
  say(`${file}: ${importer.reads}.${sheetWords(peeked)}`);
  const progress = progressOf('Reading');
  const table = await open(progress.show);
  try {
    return await importer.import(table, {
      names,
      ...(id === undefined ? {} : { id }),
      ...(year === undefined ? {} : { year }),
      ...(soc === undefined ? {} : { occupations: soc.split(',').map((code) => code.trim()) }),
      ...(minimumCount === undefined ? {} : { minimumCount }),
      ...(mapping === undefined ? {} : { mapping }),
    });
  } finally {
    await close(table.batches);
    progress.end();
  }
}

/** Which sheet of a workbook is read, where there are others. */
function sheetWords({ sheet }: RawTable): string {
  if (!sheet || sheet.others.length === 0) return '';
  return ` Its sheet "${sheet.name}" is read; --sheet takes another: ${sheet.others.join(', ')}.`;
}

async function close(batches: AsyncIterable<unknown>): Promise<void> {
  await batches[Symbol.asyncIterator]().return?.();
}

/**
 * Where new sources go counts as known too, so that a second vintage finds the places of the first. What is faulty there
 * is passed over: it may be just what is to be replaced.
 */
function namesOf({ dataFolders, intentsFolder, cacheFolder }: Config, folder: string): KnownNames {
  const folders = [...new Set([...dataFolders.map((one) => resolve(one)), folder])];
  const sources = folders
    .flatMap(sourceFolders)
    .flatMap((path) => loadSource(path, [], new Set(), cacheFolder) ?? []);
  return knownNames(createDatasets(sources, []), loadVocabulary(`${intentsFolder}/vocabulary`, []));
}

/** An id is for one source, whichever folder it is in. */
function refuseElsewhere({ drafts }: Imported, { dataFolders }: Config, folder: string): void {
  const faults = drafts.flatMap(({ source }) =>
    dataFolders
      .map((one) => join(resolve(one), source.id))
      .filter((path) => path !== join(folder, source.id) && existsSync(path))
      .map((path) => ({
        file: path,
        problem: 'a source of this id is there already',
        cure: 'Choose another id with --id, or add it there with --to and --replace.',
      })),
  );
  if (faults.length > 0) throw new InvalidFilesError(faults);
}
