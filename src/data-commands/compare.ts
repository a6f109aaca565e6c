/** `data compare`: one source's figures against another's, cell by cell. */
import type { Config } from '../config.ts';
import { type Checked, crossCheck } from '../datasets/cross-check.ts';
import type { Datasets } from '../datasets/datasets.ts';
import { loadDatasets } from '../datasets/load-datasets.ts';
import type { SourceCell } from '../datasets/source-cells.ts';
import { knownSource } from './known-source.ts';
import { aligned, amountText, percentText, thousands } from './lines.ts';
import { say } from './terminal.ts';

export interface CompareOptions {
  readonly role?: string | undefined;
}

export function showComparison(
  a: string,
  b: string,
  options: CompareOptions,
  { dataFolders, cacheFolder }: Config,
): void {
  say(comparisonLines(loadDatasets(dataFolders, cacheFolder), a, b, options).join('\n'));
}

export function comparisonLines(
  datasets: Datasets,
  a: string,
  b: string,
  { role }: CompareOptions,
): string[] {
  const [one, other] = [knownSource(datasets, a), knownSource(datasets, b)];
  // A big table is compared for the bot's subject, unless another was asked for.
  const only = role ?? (datasets.tables.has(a) ? 'backend' : undefined);
  const { checked, unmatched } = crossCheck(datasets, a, b, only);
  const agreeing = checked.filter(({ agrees }) => agrees);
  const differing = checked.filter(({ agrees }) => !agrees);
  const moved = checked.filter(({ rank }) => rank && rank.here !== rank.there);
  return [
    `${a} (${one.vintage}) against ${b} (${other.vintage})`,
    `${thousands(checked.length)} figures can be compared: ${thousands(agreeing.length)} agree, ${thousands(differing.length)} differ; ${thousands(unmatched.length)} have nothing like them there.`,
    ...table('They agree', agreeing, datasets),
    ...table('They differ', differing, datasets),
    ...(moved.length === 0
      ? []
      : ['', 'Another rank', ...aligned(moved.map((row) => rankRow(row, datasets)))]),
    ...(unmatched.length === 0
      ? []
      : [
          '',
          'Nothing like it',
          ...unmatched
            .slice(0, UNMATCHED_SHOWN)
            .map((cell) => `  ${nameOf(cell, datasets)}, ${cell.statistic}: ${amountText(cell)}`),
        ]),
    ...(unmatched.length > UNMATCHED_SHOWN
      ? [`  and ${thousands(unmatched.length - UNMATCHED_SHOWN)} more`]
      : []),
  ];
}

const UNMATCHED_SHOWN = 20;

function table(title: string, rows: readonly Checked[], datasets: Datasets): string[] {
  if (rows.length === 0) return [];
  return [
    '',
    title,
    ...aligned(
      rows.map(({ cell, against, percent }) => [
        `  ${nameOf(cell, datasets)}`,
        cell.statistic,
        amountText(cell),
        against.map((there) => `${there.statistic} ${amountText(there)}`).join(', '),
        percent === undefined ? '' : percentText(percent),
      ]),
    ),
  ];
}

function rankRow({ cell, rank }: Checked, datasets: Datasets): string[] {
  return [
    `  ${nameOf(cell, datasets)}`,
    `${rank?.here} of ${rank?.of} by ${cell.statistic}`,
    `${rank?.there} of ${rank?.ofThere} by ${rank?.by}`,
  ];
}

function nameOf({ role, place, level }: SourceCell, { places }: Datasets): string {
  const name = places.get(place)?.name ?? (place || 'no country given');
  return [...(role === 'backend' ? [] : [role]), name, ...(level === '' ? [] : [level])].join(', ');
}
