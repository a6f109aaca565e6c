/**
 * What the tables pay for an occupation in a place. Of each series the newest vintage that has the cell stands for the
 * older ones; official tables come first.
 */
import type { Level } from './levels.ts';
import {
  type AmountsOfRole,
  amountsOfRole,
  columnOf,
  numberPlaces,
  onceForEach,
  type PlacePay,
} from './pay-of-role.ts';
import type { Figure, Source } from './records.ts';
import { bySeries, newestNearlyWhole, officialFirst } from './series.ts';
import { figureOfColumn, figuresOfRow, type SourceTable, shownRows } from './table-figures.ts';
import { WAGE_COLUMNS, type WageColumn, type WageRow } from './wage-row.ts';

export type { PlacePay } from './pay-of-role.ts';

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

export interface PayRows {
  /** The rows for a cell. @param year of the vintage wanted, where there is one of that year */
  at(role: string, place: string, year?: number): readonly PayRow[];
  /** What one source has for a cell, whatever stands for it elsewhere. */
  of(source: string, role: string, place: string): readonly PayRow[];
  /** The same cell in the next older vintage that has it. @param year of the vintage wanted */
  before(row: PayRow, year?: number): PayRow | undefined;
  /** Each place's median of an occupation, from the newest official vintage that has nearly all such places. */
  medians(role: string, unit: string, isWanted: (place: string) => boolean): readonly PlacePay[];
  /** The figure behind one of the medians. */
  medianOf(pay: PlacePay): Figure | undefined;
  /** The figures of an occupation, all places, that have just this amount; at most so many. */
  withAmount(role: string, amount: number, most: number): readonly Figure[];
}

const MOST_KEPT = 64;
/** Occupations whose amounts are kept in order: people ask whose number it is of few. */
const MOST_AMOUNTS_KEPT = 4;

export function createPayRows(tables: ReadonlyMap<string, SourceTable>): PayRows {
  const sourceOf = ({ source }: SourceTable): Source => source;
  const series = officialFirst(bySeries(tables.values(), sourceOf), sourceOf);
  const numbering = numberPlaces([...tables.values()]);
  const amounts = new Map<string, AmountsOfRole>();
  const rowsIn = (from: SourceTable, role: string, place: string): PayRow[] =>
    shownRows(from, role, place).map((row) => payRowIn(from, row));
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
  const remembered = (key: string, read: () => readonly PayRow[]): readonly PayRow[] => {
    const known = recent.get(key);
    if (known) return known;
    if (recent.size >= MOST_KEPT) recent.clear();
    const rows = read();
    recent.set(key, rows);
    return rows;
  };
  return {
    at: (role, place, year) => remembered(`${role}@${place}@${year ?? ''}`, () => rowsAt(role, place, year)),
    of(source, role, place) {
      const from = tables.get(source);
      return from ? remembered(`${role}@${place} of ${source}`, () => rowsIn(from, role, place)) : [];
    },
    before({ source, role, place, level, unit }, year) {
      const vintages = series.find((list) => list.some((from) => from.source.id === source.id)) ?? [];
      const older = vintages.slice(vintages.findIndex((from) => from.source.id === source.id) + 1);
      for (const from of older) {
        if (year !== undefined && from.source.year !== year) continue;
        const same = rowsIn(from, role, place).find((row) => row.level === level && row.unit === unit);
        if (same) return same;
      }
      return undefined;
    },
    medians(role, unit, isWanted) {
      for (const vintages of series) {
        if (!vintages[0].source.official) continue;
        // Vintages mostly have the same places: each is looked at once.
        const isIn = onceForEach(numbering, isWanted);
        const found = vintages.map((from) => columnOf(from, role, unit, 'p50', isIn(from)));
        const newest = newestNearlyWhole(found, ({ length }) => length);
        if (newest) return newest;
      }
      return [];
    },
    medianOf({ source, row }) {
      const from = tables.get(source.id);
      return from && figureOfColumn(from, from.table.rowAt(row), 'p50');
    },
    withAmount(role, amount, most) {
      const known = amounts.get(role) ?? amountsOfRole(series.flat(), role);
      if (amounts.size >= MOST_AMOUNTS_KEPT) amounts.clear();
      amounts.set(role, known);
      return (known.get(amount) ?? [])
        .slice(0, most)
        .flatMap(({ from, place }) => rowsIn(from, role, place))
        .flatMap(({ figures }) => figures.filter(({ low }) => low === amount))
        .slice(0, most);
    },
  };
}

export function payRowIn(from: SourceTable, row: WageRow): PayRow {
  const { role, place, unit, level, count, cells } = row;
  return {
    source: from.source,
    role,
    place,
    unit,
    ...(level === undefined ? {} : { level }),
    figures: figuresOfRow(from, row),
    withheld: WAGE_COLUMNS.filter((_, i) => cells[i]?.kind === 'not-available'),
    ...(count === undefined ? {} : { count }),
  };
}
