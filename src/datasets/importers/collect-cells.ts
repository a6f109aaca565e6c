/** Tables with one statistic a row → rows that hold all statistics of a cell. */
import { EMPTY, WAGE_COLUMNS, type WageCell, type WageColumn, type WageRow } from '../wage-row.ts';
import { whyNot } from './check-cells.ts';
import type { TallyKeeper } from './tally.ts';

export interface CellCollector {
  add(row: Omit<WageRow, 'cells'> & { readonly cell: WageCell }, column: WageColumn, line: number): void;
  /** The rows that stand, once `tally` knows of the others; `line` is the first of each. */
  finish(tally: TallyKeeper): { readonly row: WageRow; readonly line: number }[];
}

interface Told {
  readonly cell: WageCell;
  readonly line: number;
}

export function cellCollector(): CellCollector {
  const rows = new Map<string, { row: Omit<WageRow, 'cells'>; told: Map<WageColumn, Told[]> }>();
  return {
    add({ cell, ...row }, column, line) {
      const key = [row.role, row.place, row.level ?? '', row.unit].join('|');
      const entry = rows.get(key) ?? { row, told: new Map<WageColumn, Told[]>() };
      const values = entry.told.get(column);
      if (values) values.push({ cell, line });
      else entry.told.set(column, [{ cell, line }]);
      rows.set(key, entry);
    },
    finish(tally) {
      return [...rows.values()].flatMap(({ row, told }) => {
        const kept = new Map([...told].flatMap(([column, all]) => one(all, tally).map((it) => [column, it])));
        const cells = WAGE_COLUMNS.map((column) => kept.get(column)?.cell ?? EMPTY);
        const lines = [...kept.values()].map(({ line }) => line).sort((a, b) => a - b);
        const [first] = lines;
        if (first === undefined) return [];
        const why = whyNot(cells, row.unit);
        if (why === undefined) return [{ row: { ...row, cells }, line: first }];
        for (const line of lines) tally.takeBack(why, line);
        return [];
      });
    },
  };
}

/** What a table says of one cell: none of two values that contradict each other. */
function one(told: readonly Told[], tally: TallyKeeper): Told[] {
  const [first, ...more] = told;
  if (!first) return [];
  const text = (cell: WageCell): string => `${cell.kind} ${'amount' in cell ? cell.amount : ''}`;
  const same = more.every(({ cell }) => text(cell) === text(first.cell));
  for (const { line } of same ? more : told)
    tally.takeBack(
      same ? 'the same row once more' : 'rows for the same cell that contradict each other',
      line,
    );
  return same ? [first] : [];
}
