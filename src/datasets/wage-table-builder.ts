/** Rows in any order → a wage table in order. Says which rows were there twice, and which contradict each other. */
import { CELLS, emptyColumns, grown, type WageColumns, writeRow } from './wage-columns.ts';
import { byCodeUnits, type WageRow } from './wage-row.ts';
import { createWageTable, type WageTable } from './wage-table.ts';

/** A row for a cell that an earlier row is for as well. */
export interface Repeated {
  readonly line: number;
  readonly firstLine: number;
  /** Both rows say the same. */
  readonly same: boolean;
}

export interface WageTableBuilder {
  readonly rows: number;
  /** @param line where the row stands in the file that it comes from */
  add(row: WageRow, line: number): void;
  /** Of rows that say the same the first stays; of rows that contradict each other none does. */
  finish(): { readonly table: WageTable; readonly repeated: readonly Repeated[] };
}

export function createWageTableBuilder(): WageTableBuilder {
  let columns = emptyColumns(1_024);
  let lines = new Uint32Array(1_024);
  let rows = 0;
  const roles = numbering();
  const places = numbering();
  const units = numbering();
  return {
    get rows() {
      return rows;
    },
    add(row, line) {
      if (rows === lines.length) {
        columns = grown(columns);
        lines = copied(lines, new Uint32Array(rows * 2));
      }
      columns.role[rows] = roles.of(row.role);
      columns.place[rows] = places.of(row.place);
      columns.unit[rows] = units.of(row.unit);
      writeRow(columns, rows, row);
      lines[rows] = line;
      rows += 1;
    },
    finish() {
      const ranks = { role: roles.ranks(), place: places.ranks(), unit: units.ranks() };
      const keys = new Float64Array(rows);
      for (let i = 0; i < rows; i++) {
        const cell =
          (ranks.role[columns.role[i] ?? 0] ?? 0) * 65_536 + (ranks.place[columns.place[i] ?? 0] ?? 0);
        keys[i] = (cell * 8 + (columns.level[i] ?? 0)) * 256 + (ranks.unit[columns.unit[i] ?? 0] ?? 0);
      }
      const order = new Uint32Array(rows).map((_, i) => i);
      order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
      const { kept, repeated } = withoutRepeated(columns, order, keys, lines);
      return { table: createWageTable(ordered(columns, kept, { roles, places, units }, ranks)), repeated };
    },
  };
}

interface Numbering {
  of(name: string): number;
  /** Where each number's name stands among all names in order. */
  ranks(): Uint32Array;
  names(): string[];
}

function numbering(): Numbering {
  const numbers = new Map<string, number>();
  const names = (): string[] => [...numbers.keys()].sort(byCodeUnits);
  return {
    of(name) {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, numbers.size);
      return numbers.size - 1;
    },
    names,
    ranks() {
      const ranks = new Uint32Array(numbers.size);
      names().forEach((name, rank) => {
        ranks[numbers.get(name) ?? 0] = rank;
      });
      return ranks;
    },
  };
}

function copied(from: Uint32Array, to: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  to.set(from);
  return to;
}

function withoutRepeated(
  columns: WageColumns,
  order: Uint32Array,
  keys: Float64Array,
  lines: Uint32Array,
): { kept: number[]; repeated: Repeated[] } {
  const kept: number[] = [];
  const repeated: Repeated[] = [];
  for (let i = 0; i < order.length; ) {
    const first = order[i] ?? 0;
    let quarrel = false;
    for (i += 1; i < order.length && keys[order[i] ?? 0] === keys[first]; i++) {
      const other = order[i] ?? 0;
      const same = saysTheSame(columns, first, other);
      quarrel ||= !same;
      repeated.push({ line: lines[other] ?? 0, firstLine: lines[first] ?? 0, same });
    }
    if (!quarrel) kept.push(first);
  }
  return { kept, repeated };
}

function saysTheSame(columns: WageColumns, a: number, b: number): boolean {
  for (let i = 0; i < CELLS; i++)
    if (columns.amounts[a * CELLS + i] !== columns.amounts[b * CELLS + i]) return false;
  return (['states', 'count', 'employment'] as const).every((name) => columns[name][a] === columns[name][b]);
}

function ordered(
  from: WageColumns,
  order: readonly number[],
  names: { readonly roles: Numbering; readonly places: Numbering; readonly units: Numbering },
  ranks: { readonly role: Uint32Array; readonly place: Uint32Array; readonly unit: Uint32Array },
): WageColumns {
  const columns = emptyColumns(order.length);
  order.forEach((row, at) => {
    columns.role[at] = ranks.role[from.role[row] ?? 0] ?? 0;
    columns.place[at] = ranks.place[from.place[row] ?? 0] ?? 0;
    columns.unit[at] = ranks.unit[from.unit[row] ?? 0] ?? 0;
    columns.amounts.set(from.amounts.subarray(row * CELLS, (row + 1) * CELLS), at * CELLS);
    for (const name of ['level', 'states', 'count', 'employment'] as const)
      columns[name][at] = from[name][row] ?? 0;
  });
  return { ...columns, roles: names.roles.names(), places: names.places.names(), units: names.units.names() };
}
