/**
 * What tables pay backend developers, place by place and vintage by vintage, read from their columns: a figure is made
 * only of what a digest shows.
 */
import type { Datasets } from '../../datasets/datasets.ts';
import { type PayRow, payRowIn } from '../../datasets/pay-rows.ts';
import type { Figure, Place, Source } from '../../datasets/records.ts';
import { bySeries, newestNearlyWhole, officialFirst } from '../../datasets/series.ts';
import { figureOfColumn, type SourceTable } from '../../datasets/table-figures.ts';
import { WAGE_COLUMNS } from '../../datasets/wage-row.ts';

export interface Median {
  readonly place: Place;
  readonly amount: number;
  /** Not top-coded. */
  readonly exact: boolean;
  /** Where it stands in the table. */
  readonly row: number;
}

/** One year of a series: its medians for all levels, yearly, in each place's own money. */
export interface Vintage {
  readonly source: Source;
  readonly from: SourceTable;
  readonly medians: ReadonlyMap<string, Median>;
}

/** The vintages of a series, the newest first. */
export type Series = readonly Vintage[];

const MEDIAN = WAGE_COLUMNS.indexOf('p50');

const found = new WeakMap<Datasets, readonly Series[]>();
const measured = new WeakMap<Datasets, ReadonlyMap<string, number>>();

/** Official series first. Found once for each state of the data. */
export function paySeries(datasets: Datasets): readonly Series[] {
  const known = found.get(datasets);
  if (known) return known;
  const sourceOf = ({ source }: SourceTable): Source => source;
  const series = officialFirst(bySeries(datasets.tables.values(), sourceOf), sourceOf);
  const all = series.map((tables) => tables.map((from) => vintageOf(from, datasets.places)));
  found.set(datasets, all);
  return all;
}

/** Those that a statistics office publishes. */
export function officialSeries(datasets: Datasets): readonly Series[] {
  return paySeries(datasets).filter(isOfficial);
}

/** The newest vintage that has a place, and those before it. */
export function vintagesWith(series: Series, place: string): readonly Vintage[] {
  return series.filter(({ medians }) => medians.has(place));
}

export function medianFigure({ from }: Vintage, { row }: Median): Figure | undefined {
  return figureOfColumn(from, from.table.rowAt(row), 'p50');
}

/** All that a vintage has for a place. */
export function payRowOf({ from, medians }: Vintage, place: string): PayRow | undefined {
  const median = medians.get(place);
  return median && payRowIn(from, from.table.rowAt(median.row));
}

export interface Ranked {
  readonly vintage: Vintage;
  /** The best paid first. */
  readonly medians: readonly Median[];
}

/** Places that are wanted by their median, from the newest vintage that has as good as all that any has. */
export function ranked(series: Series, isWanted: (place: Place) => boolean): Ranked | undefined {
  const lists = series.map((vintage) => ({
    vintage,
    medians: [...vintage.medians.values()].filter(({ place }) => isWanted(place)),
  }));
  const list = newestNearlyWhole(lists, ({ medians }) => medians.length);
  return (
    list && {
      vintage: list.vintage,
      medians: list.medians.sort((a, b) => b.amount - a.amount || (a.place.id < b.place.id ? -1 : 1)),
    }
  );
}

/** How large a place is: tables have more rows for a place where more people work. */
export function sizeOf(place: string, datasets: Datasets): number {
  const known = measured.get(datasets);
  if (known) return known.get(place) ?? 0;
  const sizes = new Map<string, number>();
  for (const { table } of datasets.tables.values()) {
    const { columns } = table;
    const rows = new Uint32Array(columns.places.length);
    for (const number of columns.place) rows[number] = (rows[number] ?? 0) + 1;
    columns.places.forEach((id, i) => {
      sizes.set(id, Math.max(sizes.get(id) ?? 0, rows[i] ?? 0));
    });
  }
  measured.set(datasets, sizes);
  return sizes.get(place) ?? 0;
}

/** The largest first; of two alike the better paid. */
export function bySize(datasets: Datasets): (a: Median, b: Median) => number {
  return (a, b) =>
    sizeOf(b.place.id, datasets) - sizeOf(a.place.id, datasets) ||
    b.amount - a.amount ||
    (a.place.id < b.place.id ? -1 : 1);
}

/** How the occupation that backend developers are counted among is called: `software developers`. */
export function occupationIn({ from }: Vintage): string {
  return (from.roles.get('backend')?.name ?? 'backend developers').toLowerCase();
}

function isOfficial([newest]: Series): boolean {
  return newest?.source.official ?? false;
}

function vintageOf(from: SourceTable, places: ReadonlyMap<string, Place>): Vintage {
  const { source, table } = from;
  const { columns } = table;
  const { from: first, to } = table.rowsOfRole('backend');
  const medians = new Map<string, Median>();
  for (let row = first; row < to; row++) {
    const place = places.get(columns.places[columns.place[row] ?? 0] ?? '');
    const isOwn = columns.units[columns.unit[row] ?? 0] === `${place?.currency}/year`;
    if (!place || !isOwn || columns.level[row] !== 0) continue;
    const { cells, count } = table.rowAt(row);
    const cell = cells[MEDIAN];
    const isFew = count !== undefined && count < (source.minimum_count ?? 0);
    if (cell && 'amount' in cell && !isFew)
      medians.set(place.id, { place, amount: cell.amount, exact: cell.kind === 'value', row });
  }
  return { source, from, medians };
}
