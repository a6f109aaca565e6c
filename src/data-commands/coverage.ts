/** `data coverage`: which source has pay for which place and level, as a grid. */
import type { Config } from '../config.ts';
import type { Datasets } from '../datasets/datasets.ts';
import { LEVELS } from '../datasets/levels.ts';
import { loadDatasets } from '../datasets/load-datasets.ts';
import { cellsAt, type SourceCell, writtenCells } from '../datasets/source-cells.ts';
import { knownRole } from './known-role.ts';
import { knownSource } from './known-source.ts';
import { aligned } from './lines.ts';
import { say, terminalWidth } from './terminal.ts';

export interface CoverageOptions {
  readonly role: string;
  readonly source?: string | undefined;
  readonly all: boolean;
}

const ROWS_SHOWN = 40;
const KINDS = ['country', 'state', 'metro', 'city', 'area'];

export function showCoverage(
  { role, source, all }: CoverageOptions,
  { dataFolders, cacheFolder }: Config,
): void {
  const datasets = loadDatasets(dataFolders, cacheFolder);
  const shown = source === undefined ? [...datasets.sources.keys()] : [knownSource(datasets, source).id];
  say(coverageGrid(datasets, shown, knownRole(datasets, role), all, terminalWidth()).join('\n'));
}

/** A letter a source; a dot where no source has anything. */
export function coverageGrid(
  datasets: Datasets,
  sources: readonly string[],
  role: string,
  all: boolean,
  width = Number.POSITIVE_INFINITY,
): string[] {
  const written = new Map(sources.map((id) => [id, writtenCells(datasets, id)]));
  const places = [...datasets.places.values(), { id: '', name: '(no country given)', kind: 'country' }];
  const rows = places.flatMap(({ id, name, kind }) => {
    const cells = sources.flatMap((source) =>
      cellsAt(datasets, source, written.get(source) ?? [], role, id).map((cell) => ({ source, cell })),
    );
    const known = cells.filter(({ cell }) => cell.kind !== 'not-available');
    return known.length === 0 ? [] : [{ name, kind, known }];
  });
  if (rows.length === 0) return [`No source has pay for "${role}".`];
  const used = sources.filter((source) =>
    rows.some(({ known }) => known.some((one) => one.source === source)),
  );
  const letters = new Map(used.map((source, i) => [source, String.fromCharCode(97 + (i % 26))]));
  const at = (known: readonly { source: string; cell: SourceCell }[], level: string): string =>
    used
      .filter((source) => known.some((one) => one.source === source && one.cell.level === level))
      .map((source) => letters.get(source))
      .join('') || '·';
  const ordered = rows.sort(
    (a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || (a.name < b.name ? -1 : 1),
  );
  const kept = all ? ordered : ordered.slice(0, ROWS_SHOWN);
  const grid = (named: (name: string, kind: string) => readonly string[]): string[][] => [
    [...named('place', 'kind'), 'all levels', ...LEVELS],
    ...kept.map(({ name, kind, known }) => [
      ...named(name, kind),
      ...['', ...LEVELS].map((level) => at(known, level)),
    ]),
  ];
  const wide = aligned(grid((name, kind) => [name, kind]));
  const fits = wide.every((line) => line.length <= width);
  return [
    ...(fits
      ? wide
      : aligned(
          grid((name, kind) => [`${name}, ${kind}`]),
          width,
        )),
    ...(kept.length < ordered.length ? [`and ${ordered.length - kept.length} more places: add --all`] : []),
    '',
    ...used.map(
      (source) => `${letters.get(source)}  ${source} (${datasets.sources.get(source)?.vintage ?? ''})`,
    ),
  ];
}
