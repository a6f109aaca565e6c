/** `data list`: the sources, how much each holds, and where it is. */
import { basename } from 'node:path';
import type { Config } from '../config.ts';
import { loadDatasets, sourceFolders } from '../datasets/load-datasets.ts';
import { aligned, thousands } from './lines.ts';
import { say, terminalWidth } from './terminal.ts';

export function listSources({ dataFolders, cacheFolder }: Config): void {
  const { sources, figures, tables, statements } = loadDatasets(dataFolders, cacheFolder);
  const folders = new Map(dataFolders.flatMap(sourceFolders).map((path) => [basename(path), path]));
  const counted = <T extends { readonly source: string }>(all: Iterable<T>, id: string): number =>
    [...all].filter(({ source }) => source === id).length;
  const rows = [...sources.values()].map(({ id, vintage, official, title }) => [
    id,
    vintage,
    official ? 'official' : '',
    thousands(counted(figures.values(), id)),
    thousands(tables.get(id)?.table.columns.rows ?? 0),
    thousands(counted(statements.values(), id)),
    title,
    folders.get(id) ?? '',
  ]);
  const header = ['source', 'vintage', '', 'figures', 'table rows', 'statements', 'title', 'folder'];
  const columns = (...left: readonly string[]): string[][] =>
    [header, ...rows].map((row) => row.filter((_, i) => !left.includes(header[i] ?? '')));
  const width = terminalWidth();
  const fitting = [columns(), columns('title'), columns('title', 'folder')].find((one) =>
    aligned(one).every((line) => line.length <= width),
  );
  say(aligned(fitting ?? columns('title'), width).join('\n'));
}
