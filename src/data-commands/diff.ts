/** `data diff`: what moved between two vintages of a source, and by how much. */
import type { Config } from '../config.ts';
import type { Datasets } from '../datasets/datasets.ts';
import { diffSources, type Move } from '../datasets/diff-sources.ts';
import { loadDatasets } from '../datasets/load-datasets.ts';
import type { SourceCell } from '../datasets/source-cells.ts';
import { knownSource } from './known-source.ts';
import { aligned, amountText, percentText, thousands } from './lines.ts';
import { say } from './terminal.ts';

export interface DiffOptions {
  readonly role: string;
  readonly all: boolean;
}

const MOVES_SHOWN = 20;
const PLACES_SHOWN = 10;

export function showDiff(
  a: string,
  b: string,
  options: DiffOptions,
  { dataFolders, cacheFolder }: Config,
): void {
  say(diffLines(loadDatasets(dataFolders, cacheFolder), a, b, options).join('\n'));
}

export function diffLines(datasets: Datasets, a: string, b: string, { role, all }: DiffOptions): string[] {
  const [older, newer] = [knownSource(datasets, a), knownSource(datasets, b)];
  const found = diffSources(datasets, a, b, role);
  const { shared, same, up, down, unknown, medianPercent } = found;
  const nation = found.moves.filter(({ before }) => before.place === 'us' && before.level === '');
  const others = found.moves.filter((move) => !nation.includes(move));
  const shown = all ? others : others.slice(0, MOVES_SHOWN);
  return [
    `${a} (${older.vintage}) → ${b} (${newer.vintage})`,
    `${thousands(shared)} cells in both: ${thousands(up)} up, ${thousands(down)} down, ${thousands(same)} the same${unknown > 0 ? `, ${thousands(unknown)} without an exact value in one of them` : ''}.`,
    ...(medianPercent === undefined ? [] : [`The middle one moved by ${percentText(medianPercent)}.`]),
    `${thousands(found.addedInAll)} cells are new, ${thousands(found.goneInAll)} are gone.`,
    ...section(`${role}: the nation`, nation, datasets),
    ...section(`${role}: what moved most`, shown, datasets),
    ...(shown.length < others.length
      ? [`and ${thousands(others.length - shown.length)} more: add --all`]
      : []),
    ...placesOf(`${role}: new`, found.added, datasets, all),
    ...placesOf(`${role}: gone`, found.gone, datasets, all),
  ];
}

function section(title: string, moves: readonly Move[], datasets: Datasets): string[] {
  if (moves.length === 0) return [];
  const rows = moves.map(({ before, after, percent }) => [
    `  ${[datasets.places.get(before.place)?.name ?? before.place, before.level].filter(Boolean).join(', ')}`,
    before.statistic,
    amountText(before),
    '→',
    amountText(after),
    percentText(percent),
  ]);
  return ['', title, ...aligned(rows)];
}

function placesOf(title: string, cells: readonly SourceCell[], datasets: Datasets, all: boolean): string[] {
  const names = [...new Set(cells.map(({ place }) => datasets.places.get(place)?.name ?? place))];
  if (names.length === 0) return [];
  const shown = all ? names : names.slice(0, PLACES_SHOWN);
  const more = names.length - shown.length;
  return [
    '',
    `${title}: ${thousands(cells.length)} cells in ${shown.join('; ')}${more > 0 ? `; and ${more} more places` : ''}`,
  ];
}
