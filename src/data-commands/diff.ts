/** `data diff`: what moved between two vintages of a source, and by how much. */
import { CannotStartError } from '../chat/cannot-start-error.ts';
import type { Config } from '../config.ts';
import type { Datasets } from '../datasets/datasets.ts';
import { diffSources, type Move } from '../datasets/diff-sources.ts';
import { loadDatasets } from '../datasets/load-datasets.ts';
import type { Source } from '../datasets/records.ts';
import type { SourceCell } from '../datasets/source-cells.ts';
import { knownRole } from './known-role.ts';
import { knownSource } from './known-source.ts';
import { aligned, amountText, percentText, thousands } from './lines.ts';
import { say, terminalWidth } from './terminal.ts';

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
  const datasets = loadDatasets(dataFolders, cacheFolder);
  const role = knownRole(datasets, options.role);
  say(diffLines(datasets, a, b, { ...options, role }, terminalWidth()).join('\n'));
}

/** @throws CannotStartError where the two are no vintages of one source */
export function diffLines(
  datasets: Datasets,
  a: string,
  b: string,
  { role, all }: DiffOptions,
  width = Number.POSITIVE_INFINITY,
): string[] {
  const [older, newer] = [knownSource(datasets, a), knownSource(datasets, b)];
  refuseStrangers(older, newer);
  const found = diffSources(datasets, a, b, role);
  const { shared, same, up, down, unknown, medianPercent } = found;
  const nation = found.moves.filter(({ before }) => before.place === 'us' && before.level === '');
  const others = found.moves.filter((move) => move.percent !== 0 && !nation.includes(move));
  const shown = all ? others : others.slice(0, MOVES_SHOWN);
  return [
    `${a} (${older.vintage}) → ${b} (${newer.vintage})`,
    ...((older.year ?? 0) > (newer.year ?? Number.POSITIVE_INFINITY)
      ? [`This reads backwards in time: diff ${b} ${a} is the other way round.`]
      : []),
    `${thousands(shared)} cells in both: ${thousands(up)} up, ${thousands(down)} down, ${thousands(same)} the same${unknown > 0 ? `, ${thousands(unknown)} without an exact value in one of them` : ''}.`,
    ...(medianPercent === undefined ? [] : [`The middle one moved by ${percentText(medianPercent)}.`]),
    `${thousands(found.addedInAll)} ${found.addedInAll === 1 ? 'cell is' : 'cells are'} new, ${thousands(found.goneInAll)} ${found.goneInAll === 1 ? 'is' : 'are'} gone.`,
    ...section(`${role}: the nation`, nation, datasets, width),
    ...section(`${role}: what moved most`, shown, datasets, width),
    ...(shown.length < others.length
      ? [`and ${thousands(others.length - shown.length)} more: add --all`]
      : []),
    ...placesOf(`${role}: new`, found.added, datasets, all),
    ...placesOf(`${role}: gone`, found.gone, datasets, all),
  ];
}

function refuseStrangers(older: Source, newer: Source): void {
  if (older.id === newer.id) {
    throw new CannotStartError(
      `Both are ${older.id}. Name two vintages: \`npm run data -- list\` shows what there is.`,
    );
  }
  if (older.series === newer.series) return;
  throw new CannotStartError(
    `${older.id} and ${newer.id} are no vintages of one source. Hold one against the other with: npm run data -- compare ${older.id} ${newer.id}`,
  );
}

function section(title: string, moves: readonly Move[], datasets: Datasets, width: number): string[] {
  if (moves.length === 0) return [];
  const rows = moves.map(({ before, after, percent }) => [
    `  ${[datasets.places.get(before.place)?.name ?? before.place, before.level].filter(Boolean).join(', ')}`,
    before.statistic,
    amountText(before),
    '→',
    amountText(after),
    percentText(percent),
  ]);
  return ['', title, ...aligned(rows, width)];
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
