/** One occupation in all places of a table, read straight from its columns: no figure is made of what is not shown. */
import type { Source } from './records.ts';
import type { SourceTable } from './table-figures.ts';
import { WAGE_COLUMNS, type WageColumn } from './wage-row.ts';

/** A place and where an occupation's statistic there stands in a table. */
export interface PlacePay {
  readonly source: Source;
  readonly place: string;
  /** From the publisher's highest exact value upwards only that it is at least this. */
  readonly amount: number;
  /** Where it stands in the source's table. */
  readonly row: number;
}

/** A number for each place of all tables, and for each table those of its places. */
export interface Numbering {
  readonly count: number;
  readonly numbers: ReadonlyMap<SourceTable, Uint32Array>;
}

export function numberPlaces(tables: readonly SourceTable[]): Numbering {
  const known = new Map<string, number>();
  const numberOf = (id: string): number => {
    const number = known.get(id) ?? known.size;
    known.set(id, number);
    return number;
  };
  const numbers = new Map(
    tables.map((from) => [from, Uint32Array.from(from.table.columns.places, numberOf)] as const),
  );
  return { count: known.size, numbers };
}

/** For a table, by the number of its place: whether the place is wanted. */
export function onceForEach(
  { count, numbers }: Numbering,
  isWanted: (place: string) => boolean,
): (from: SourceTable) => (place: number) => boolean {
  const found = new Int8Array(count).fill(-1);
  return (from) => {
    const own = numbers.get(from);
    const { places } = from.table.columns;
    return (place) => {
      const number = own?.[place] ?? 0;
      if (found[number] === -1) found[number] = isWanted(places[place] ?? '') ? 1 : 0;
      return found[number] === 1;
    };
  };
}

/** What each place has of a statistic for all levels. @param isWanted by the place's number */
export function columnOf(
  { source, table }: SourceTable,
  role: string,
  unit: string,
  statistic: WageColumn,
  isWanted: (place: number) => boolean,
): PlacePay[] {
  const { columns } = table;
  const { from, to } = table.rowsOfRole(role);
  const wanted = columns.units.indexOf(unit);
  const column = WAGE_COLUMNS.indexOf(statistic);
  const found: PlacePay[] = [];
  for (let row = from; row < to; row++) {
    const place = columns.place[row] ?? 0;
    if (columns.unit[row] !== wanted || columns.level[row] !== 0 || !isWanted(place)) continue;
    const amount = table.amountAt(row, column);
    if (amount !== undefined) found.push({ source, place: columns.places[place] ?? '', amount, row });
  }
  return found;
}

interface AmountAt {
  readonly from: SourceTable;
  readonly place: string;
}
export type AmountsOfRole = ReadonlyMap<number, readonly AmountAt[]>;

/** Where an occupation is paid each of its amounts: read once, so that no question walks through all places. */
export function amountsOfRole(tables: readonly SourceTable[], role: string): AmountsOfRole {
  const found = new Map<number, AmountAt[]>();
  for (const from of tables) {
    const { columns, amountAt, rowsOfRole } = from.table;
    const rows = rowsOfRole(role);
    let at: AmountAt | undefined;
    for (let row = rows.from; row < rows.to; row++) {
      const place = columns.places[columns.place[row] ?? 0] ?? '';
      if (at?.place !== place) at = { from, place };
      for (let i = 0; i < WAGE_COLUMNS.length; i++) {
        const amount = amountAt(row, i);
        if (amount === undefined) continue;
        const list = found.get(amount) ?? [];
        if (list.length === 0) found.set(amount, list);
        if (list.at(-1) !== at) list.push(at);
      }
    }
  }
  return found;
}
