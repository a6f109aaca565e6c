/** Tables with one statistic a row → rows that hold all statistics of a cell. */
import { EMPTY, WAGE_COLUMNS, type WageCell, type WageColumn, type WageRow } from '../wage-row.ts';
import { whyNot } from './check-cells.ts';

export interface CellCollector {
  /** @returns why the row cannot be taken */
  add(
    row: Omit<WageRow, 'cells'> & { readonly cell: WageCell },
    column: WageColumn,
    line: number,
  ): string | undefined;
  rows(): IterableIterator<{
    readonly row: WageRow;
    readonly line: number;
    readonly why: string | undefined;
  }>;
}

export function cellCollector(): CellCollector {
  const rows = new Map<string, { row: Omit<WageRow, 'cells'>; cells: WageCell[]; line: number }>();
  return {
    add({ cell, ...row }, column, line) {
      const key = [row.role, row.place, row.level ?? '', row.unit].join('|');
      const entry = rows.get(key) ?? { row, cells: WAGE_COLUMNS.map(() => EMPTY), line };
      const at = WAGE_COLUMNS.indexOf(column);
      if (entry.cells[at]?.kind !== 'empty') return 'a second value for the same cell';
      entry.cells[at] = cell;
      rows.set(key, entry);
      return undefined;
    },
    *rows() {
      for (const { row, cells, line } of rows.values())
        yield { row: { ...row, cells }, line, why: whyNot(cells, row.unit) };
    },
  };
}
