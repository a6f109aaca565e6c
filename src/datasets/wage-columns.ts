/** The typed arrays behind a wage table: forty bytes a row, every name kept once. */
import { LEVELS } from './levels.ts';
import { WAGE_COLUMNS, type WageRow } from './wage-row.ts';

/** Names once, in the order of their ids; all else by number. `level` is zero where a row is for all levels. */
export interface WageColumns {
  readonly rows: number;
  readonly roles: readonly string[];
  readonly places: readonly string[];
  readonly units: readonly string[];
  readonly role: Uint16Array;
  readonly place: Uint16Array;
  readonly level: Uint8Array;
  readonly unit: Uint8Array;
  /** Six a row, in hundredths or, where `states` says so, whole. */
  readonly amounts: Uint32Array;
  /** Two bits a cell, the first cell lowest, and `IN_WHOLES`. */
  readonly states: Uint16Array;
  readonly count: Uint32Array;
  readonly employment: Uint32Array;
}

export const MOST_ROWS = 5_000_000;
/** Stands for a count that the source does not give. */
export const NO_COUNT = 0xffff_ffff;
export const IN_WHOLES = 1 << 12;
export const KINDS = ['empty', 'value', 'top-coded', 'not-available'] as const;
/** Beyond this, hundredths no longer fit into 32 bits. */
const MOST_IN_HUNDREDTHS = 0xffff_ffff / 100;
export const MOST_AMOUNT = 0xffff_ffff;
export const CELLS = WAGE_COLUMNS.length;

/** Writes all of a row but what is numbered by name. */
export function writeRow(columns: WageColumns, at: number, row: WageRow): void {
  const inWholes = row.cells.some((cell) => 'amount' in cell && cell.amount > MOST_IN_HUNDREDTHS);
  let states = inWholes ? IN_WHOLES : 0;
  for (let i = 0; i < CELLS; i++) {
    const cell = row.cells[i];
    if (!cell) continue;
    states |= KINDS.indexOf(cell.kind) << (2 * i);
    columns.amounts[at * CELLS + i] =
      'amount' in cell ? Math.round(inWholes ? cell.amount : cell.amount * 100) : 0;
  }
  columns.states[at] = states;
  columns.level[at] = row.level === undefined ? 0 : LEVELS.indexOf(row.level) + 1;
  columns.count[at] = row.count ?? NO_COUNT;
  columns.employment[at] = row.employment ?? NO_COUNT;
}

/** Arrays for so many rows, without names. */
export function emptyColumns(rows: number): WageColumns {
  return {
    rows,
    roles: [],
    places: [],
    units: [],
    role: new Uint16Array(rows),
    place: new Uint16Array(rows),
    level: new Uint8Array(rows),
    unit: new Uint8Array(rows),
    amounts: new Uint32Array(rows * CELLS),
    states: new Uint16Array(rows),
    count: new Uint32Array(rows),
    employment: new Uint32Array(rows),
  };
}

/** The same rows in arrays of twice the length. */
export function grown(columns: WageColumns): WageColumns {
  const larger = emptyColumns(columns.rows * 2);
  for (const name of ARRAYS) larger[name].set(columns[name]);
  return larger;
}

/** The first rows alone, in arrays of just their length. */
export function shrunk(columns: WageColumns, rows: number, names: Names): WageColumns {
  return {
    ...names,
    rows,
    role: columns.role.slice(0, rows),
    place: columns.place.slice(0, rows),
    level: columns.level.slice(0, rows),
    unit: columns.unit.slice(0, rows),
    amounts: columns.amounts.slice(0, rows * CELLS),
    states: columns.states.slice(0, rows),
    count: columns.count.slice(0, rows),
    employment: columns.employment.slice(0, rows),
  };
}

type Names = Pick<WageColumns, 'roles' | 'places' | 'units'>;

/** The arrays of a table, in the order that they are kept in. */
export const ARRAYS = ['amounts', 'count', 'employment', 'role', 'place', 'states', 'level', 'unit'] as const;

const one = emptyColumns(1);
/** What a row takes in all arrays together. */
export const BYTES_A_ROW = ARRAYS.reduce((sum, name) => sum + one[name].byteLength, 0);
