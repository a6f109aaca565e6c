/** One source's figures against another's: where they agree, how far apart they are, and whose rank is another. */
import type { Datasets } from './datasets.ts';
import { groupBy } from './group-by.ts';
import { columnOf } from './pay-of-role.ts';
import type { Place } from './records.ts';
import { cellsAt, cellsOf, type SourceCell, writtenCells } from './source-cells.ts';
import { WAGE_COLUMNS } from './wage-row.ts';

export interface Rank {
  readonly here: number;
  readonly of: number;
  readonly there: number;
  readonly ofThere: number;
  /** What the other source's places are ordered by. */
  readonly by: string;
}

export interface Checked {
  readonly cell: SourceCell;
  /** What the other source has for it, statistic by statistic; the nearest first. */
  readonly against: readonly SourceCell[];
  /** How far the nearest is away, in hundredths of the other's value; undefined where that has no exact one. */
  readonly percent?: number;
  readonly agrees: boolean;
  /** Place in the order of all places of its kind, from the best paid: here, and in the other source. */
  readonly rank?: Rank;
}

export interface CrossCheck {
  readonly checked: readonly Checked[];
  /** Figures for which the other source has nothing like it. */
  readonly unmatched: readonly SourceCell[];
}

/** The statistics of the other source that a cell can be held against, as the sources call them. */
const LIKE: Readonly<Record<string, readonly string[]>> = {
  mean: ['mean', 'p50'],
  'mean or median': ['mean', 'p50'],
  p50: ['p50'],
};

/** @param role only its cells; those of every occupation without one */
export function crossCheck(datasets: Datasets, source: string, other: string, role?: string): CrossCheck {
  const written = writtenCells(datasets, other);
  const checked: Checked[] = [];
  const unmatched: SourceCell[] = [];
  const cells = [...cellsOf(datasets, source)].filter((cell) => role === undefined || cell.role === role);
  const order = createOrder(datasets, other, written);
  const alike = groupBy(cells, (cell) => likeness(cell, datasets));
  for (const cell of cells) {
    const there = cellsAt(datasets, other, written, cell.role, cell.place).filter(
      ({ unit }) => unit === cell.unit,
    );
    const pairs = matches(cell, there);
    if (pairs.length === 0) {
      unmatched.push(cell);
      continue;
    }
    const [nearest] = pairs;
    const rank = rankOf(
      datasets,
      alike.get(likeness(cell, datasets)) ?? [],
      cell,
      order,
      rankedBy(cell, there),
    );
    checked.push({
      cell,
      against: pairs,
      ...(nearest?.kind === 'value' ? { percent: percentBetween(cell, nearest) } : {}),
      agrees:
        nearest !== undefined &&
        nearest.kind === 'value' &&
        cell.low === nearest.low &&
        cell.high === nearest.high,
      ...(rank ? { rank } : {}),
    });
  }
  return { checked, unmatched };
}

/** A range between two percentiles is held against both; a level that the other does not split, against all levels. */
function matches(cell: SourceCell, there: readonly SourceCell[]): SourceCell[] {
  const [, from, to] = /^p(\d+)-(\d+)$/.exec(cell.statistic) ?? [];
  const atLevel = there.filter(({ level }) => level === cell.level);
  const same = atLevel.filter(({ statistic }) => statistic === cell.statistic);
  if (same.length > 0) return same;
  if (from !== undefined && to !== undefined) {
    const [low, high] = [from, to].map((percentile) =>
      there.find(({ statistic, level }) => statistic === `p${percentile}` && level === ''),
    );
    if (!low || !high) return [];
    const kind = [low, high].find((one) => one.kind !== 'value')?.kind ?? 'value';
    return [{ ...low, statistic: cell.statistic, high: high.high, openEnded: high.openEnded, kind }];
  }
  return atLevel
    .filter(({ statistic }) => LIKE[cell.statistic]?.includes(statistic))
    .sort((a, b) => Math.abs(percentBetween(cell, a)) - Math.abs(percentBetween(cell, b)));
}

function percentBetween(cell: SourceCell, other: SourceCell): number {
  const value = (other.low + other.high) / 2;
  return value === 0 ? Number.POSITIVE_INFINITY : (((cell.low + cell.high) / 2 - value) / value) * 100;
}

/** The median, where the other source does not have just the statistic that the cell is. */
function rankedBy(cell: SourceCell, there: readonly SourceCell[]): string {
  return there.some(({ statistic }) => statistic === cell.statistic) ? cell.statistic : 'p50';
}

function likeness({ role, place, level, unit, statistic }: SourceCell, { places }: Datasets): string {
  return [role, level, unit, statistic, places.get(place)?.kind].join(' ');
}

/** Only states and metros are ranked, against all that the other source has. @param own the cells it is ranked among */
function rankOf(
  datasets: Datasets,
  own: readonly SourceCell[],
  cell: SourceCell,
  order: Order,
  statistic: string,
): Rank | undefined {
  const kind = datasets.places.get(cell.place)?.kind;
  if ((kind !== 'state' && kind !== 'metro') || cell.level !== '' || own.length < 2) return undefined;
  const all = order(cell.role, kind, cell.unit, statistic);
  const there = all.find(({ place }) => place === cell.place);
  if (!there) return undefined;
  const above = (list: readonly { readonly low: number }[], value: number): number =>
    list.filter(({ low }) => low > value).length + 1;
  return {
    here: above(own, cell.low),
    of: own.length,
    there: above(all, there.low),
    ofThere: all.length,
    by: statistic,
  };
}

interface Stands {
  readonly place: string;
  readonly low: number;
}

/** What a source has of one statistic for all levels of an occupation, in each place of a kind. */
type Order = (role: string, kind: Place['kind'], unit: string, statistic: string) => readonly Stands[];

/** Each list is read once, and of a table no more than the column that it is about. */
function createOrder({ places, tables }: Datasets, source: string, written: readonly SourceCell[]): Order {
  const from = tables.get(source);
  const known = new Map<string, readonly Stands[]>();
  const read: Order = (role, kind, unit, statistic) => {
    const isOfKind = (place: string): boolean => places.get(place)?.kind === kind;
    const own = written.filter(
      (cell) =>
        cell.role === role &&
        cell.level === '' &&
        cell.unit === unit &&
        cell.statistic === statistic &&
        isOfKind(cell.place),
    );
    const column = WAGE_COLUMNS.find((one) => one === statistic);
    if (!from || !column) return own;
    const { columns } = from.table;
    const inTable = columnOf(from, role, unit, column, (place) => isOfKind(columns.places[place] ?? ''));
    return [...own, ...inTable.map(({ place, amount }) => ({ place, low: amount }))];
  };
  return (...asked) => {
    const key = asked.join(' ');
    const list = known.get(key) ?? read(...asked);
    known.set(key, list);
    return list;
  };
}
