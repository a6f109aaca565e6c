/**
 * What the tables pay for an occupation in a place. Of each series the newest vintage that has the cell stands for the
 * older ones; official tables come first.
 */
import type { Level } from './levels.ts';
import type { Figure, Source } from './records.ts';
import { figureOfColumn, figuresOfRow, type SourceTable, shownRows } from './table-figures.ts';
import { WAGE_COLUMNS, type WageColumn } from './wage-row.ts';

/** One row of a table as figures. */
export interface PayRow {
  readonly source: Source;
  readonly role: string;
  readonly place: string;
  readonly level?: Level;
  readonly unit: string;
  /** In the order of the table's columns; top-coded ones among them. */
  readonly figures: readonly Figure[];
  /** What the source marks as not available. */
  readonly withheld: readonly WageColumn[];
  /** How many salaries it is made of. */
  readonly count?: number;
}

/** A place and where an occupation's statistic there stands in a table. */
export interface PlacePay {
  readonly source: Source;
  readonly place: string;
  /** From the publisher's highest exact value upwards only that it is at least this. */
  readonly amount: number;
  /** Where it stands in the source's table. */
  readonly row: number;
}

export interface PayRows {
  /** The rows for a cell. @param year of the vintage wanted, where there is one of that year */
  at(role: string, place: string, year?: number): readonly PayRow[];
  /** The same cell in the next older vintage that has it. */
  before(row: PayRow): PayRow | undefined;
  /** Each place's median of an occupation, from the newest official vintage of those that have most of such places. */
  medians(role: string, unit: string, isWanted: (place: string) => boolean): readonly PlacePay[];
  /** The figure behind one of the medians. */
  medianOf(pay: PlacePay): Figure | undefined;
  /** The figures of an occupation, all places, that have just this amount; at most so many. */
  withAmount(role: string, amount: number, most: number): readonly Figure[];
}

const MOST_KEPT = 64;
const MEDIAN = WAGE_COLUMNS.indexOf('p50');

export function createPayRows(tables: ReadonlyMap<string, SourceTable>): PayRows {
  const series = seriesOf([...tables.values()]);
  const rowsIn = (from: SourceTable, role: string, place: string): PayRow[] =>
    shownRows(from, role, place).map((row) => ({
      source: from.source,
      role,
      place,
      unit: row.unit,
      ...(row.level === undefined ? {} : { level: row.level }),
      figures: figuresOfRow(from, row),
      withheld: WAGE_COLUMNS.filter((_, i) => row.cells[i]?.kind === 'not-available'),
      ...(row.count === undefined ? {} : { count: row.count }),
    }));
  // A question asks for the same few cells several times over.
  const recent = new Map<string, readonly PayRow[]>();
  const rowsAt = (role: string, place: string, year: number | undefined): PayRow[] => {
    return series.flatMap((vintages) => {
      const asked = vintages.filter(({ source }) => year !== undefined && source.year === year);
      let empty: PayRow[] = [];
      for (const from of [...asked, ...vintages]) {
        const rows = rowsIn(from, role, place);
        if (rows.some(({ figures }) => figures.length > 0)) return rows;
        if (empty.length === 0) empty = rows;
      }
      return empty;
    });
  };
  return {
    at(role, place, year) {
      const key = `${role}@${place}@${year ?? ''}`;
      const known = recent.get(key);
      if (known) return known;
      if (recent.size >= MOST_KEPT) recent.clear();
      const rows = rowsAt(role, place, year);
      recent.set(key, rows);
      return rows;
    },
    before({ source, role, place, level, unit }) {
      const vintages = series.find((list) => list.some((from) => from.source.id === source.id)) ?? [];
      const older = vintages.slice(vintages.findIndex((from) => from.source.id === source.id) + 1);
      for (const from of older) {
        const same = rowsIn(from, role, place).find((row) => row.level === level && row.unit === unit);
        if (same) return same;
      }
      return undefined;
    },
    medians(role, unit, isWanted) {
      for (const vintages of series) {
        if (!vintages[0]?.source.official) continue;
        const found = vintages.map((from) => mediansIn(from, role, unit, isWanted));
        const most = Math.max(0, ...found.map(({ length }) => length));
        // A vintage that lacks a part of the places would rank without them.
        const fullest = found.find(({ length }) => length === most);
        if (fullest && most > 0) return fullest;
      }
      return [];
    },
    medianOf({ source, row }) {
      const from = tables.get(source.id);
      return from && figureOfColumn(from, from.table.rowAt(row), 'p50');
    },
    withAmount(role, amount, most) {
      return series
        .flat()
        .flatMap((from) => placesWithAmount(from, role, amount).map((place) => ({ from, place })))
        .slice(0, most)
        .flatMap(({ from, place }) => rowsIn(from, role, place))
        .flatMap(({ figures }) => figures.filter(({ low }) => low === amount))
        .slice(0, most);
    },
  };
}

/** Vintages of a series together, the newest first; official series before others. */
function seriesOf(tables: readonly SourceTable[]): SourceTable[][] {
  const series = new Map<string, SourceTable[]>();
  for (const from of tables) {
    const name = from.source.series ?? from.source.id;
    series.set(name, [...(series.get(name) ?? []), from]);
  }
  return [...series.values()]
    .map((list) => list.sort((a, b) => (b.source.year ?? 0) - (a.source.year ?? 0)))
    .sort((a, b) => Number(b[0]?.source.official ?? false) - Number(a[0]?.source.official ?? false));
}

/** Read from the columns: no figure is made of a place that is not shown. */
function mediansIn(
  { source, table }: SourceTable,
  role: string,
  unit: string,
  isWanted: (place: string) => boolean,
): PlacePay[] {
  const { columns } = table;
  const { from, to } = table.rowsOfRole(role);
  const found: PlacePay[] = [];
  for (let row = from; row < to; row++) {
    const place = columns.places[columns.place[row] ?? 0] ?? '';
    if (columns.units[columns.unit[row] ?? 0] !== unit || (columns.level[row] ?? 0) !== 0 || !isWanted(place))
      continue;
    const amount = table.amountAt(row, MEDIAN);
    if (amount !== undefined) found.push({ source, place, amount, row });
  }
  return found;
}

function placesWithAmount({ table }: SourceTable, role: string, amount: number): string[] {
  const { columns } = table;
  const { from, to } = table.rowsOfRole(role);
  const places = new Set<string>();
  for (let row = from; row < to; row++) {
    if (WAGE_COLUMNS.some((_, i) => table.amountAt(row, i) === amount))
      places.add(columns.places[columns.place[row] ?? 0] ?? '');
  }
  return [...places];
}
