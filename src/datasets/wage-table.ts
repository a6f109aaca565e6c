/**
 * A big table of wages in typed arrays: forty bytes a row, ordered so that the rows of an occupation in a place are
 * found in a few steps. Figures are made of it one look-up at a time, never all at once.
 */
import { LEVELS } from './levels.ts';
import { CELLS, IN_WHOLES, KINDS, NO_COUNT, type WageColumns } from './wage-columns.ts';
import { EMPTY, NOT_AVAILABLE, type WageCell, type WageRow } from './wage-row.ts';

export interface WageTable {
  readonly columns: WageColumns;
  /** The rows of an occupation in a place: from `from` up to, and without, `to`. */
  rowsOf(role: string, place: string): { readonly from: number; readonly to: number };
  /** All rows of an occupation, place by place. */
  rowsOfRole(role: string): { readonly from: number; readonly to: number };
  rowAt(row: number): WageRow;
  /** The amount in one of the columns of money; undefined where there is none. */
  amountAt(row: number, column: number): number | undefined;
}

/** Columns that are ordered by role, place, level and unit → a table to look things up in. */
export function createWageTable(columns: WageColumns): WageTable {
  const roleNumbers = new Map(columns.roles.map((id, i) => [id, i]));
  const placeNumbers = new Map(columns.places.map((id, i) => [id, i]));
  const starts = startsOf(columns);
  return {
    columns,
    rowsOf(role, place) {
      const r = roleNumbers.get(role);
      const p = placeNumbers.get(place);
      if (r === undefined || p === undefined) return { from: 0, to: 0 };
      const end = starts[r + 1] ?? 0;
      const from = firstAtLeast(columns.place, p, starts[r] ?? 0, end);
      return { from, to: firstAtLeast(columns.place, p + 1, from, end) };
    },
    rowsOfRole(role) {
      const r = roleNumbers.get(role);
      return r === undefined ? { from: 0, to: 0 } : { from: starts[r] ?? 0, to: starts[r + 1] ?? 0 };
    },
    rowAt: (row) => rowOf(columns, row),
    amountAt(row, column) {
      const states = columns.states[row] ?? 0;
      const kind = KINDS[(states >> (2 * column)) & 3];
      if (kind !== 'value' && kind !== 'top-coded') return undefined;
      return (columns.amounts[row * CELLS + column] ?? 0) / (states & IN_WHOLES ? 1 : 100);
    },
  };
}

/** Where each role's rows start, and behind them where the last role's end. */
function startsOf({ rows, roles, role }: WageColumns): Uint32Array {
  const starts = new Uint32Array(roles.length + 1);
  for (let row = 0; row < rows; row++) {
    const next = (role[row] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
  return starts;
}

function firstAtLeast(values: Uint16Array, wanted: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function rowOf(columns: WageColumns, row: number): WageRow {
  const states = columns.states[row] ?? 0;
  const scale = states & IN_WHOLES ? 1 : 100;
  const level = LEVELS[(columns.level[row] ?? 0) - 1];
  const count = columns.count[row] ?? NO_COUNT;
  const employment = columns.employment[row] ?? NO_COUNT;
  const cells: WageCell[] = [];
  for (let i = 0; i < CELLS; i++) {
    const kind = KINDS[(states >> (2 * i)) & 3] ?? 'empty';
    const amount = (columns.amounts[row * CELLS + i] ?? 0) / scale;
    cells.push(
      kind === 'value' || kind === 'top-coded' ? { kind, amount } : kind === 'empty' ? EMPTY : NOT_AVAILABLE,
    );
  }
  return {
    role: columns.roles[columns.role[row] ?? 0] ?? '',
    place: columns.places[columns.place[row] ?? 0] ?? '',
    ...(level ? { level } : {}),
    unit: columns.units[columns.unit[row] ?? 0] ?? '',
    cells,
    ...(count === NO_COUNT ? {} : { count }),
    ...(employment === NO_COUNT ? {} : { employment }),
  };
}
