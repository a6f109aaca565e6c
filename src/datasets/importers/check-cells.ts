/** What is wrong with the cells of one row, before it is taken for somebody's pay. */
import type { WageCell } from '../wage-row.ts';
import { implausible } from './plausible.ts';

/** Why a row cannot stand; undefined where it can. @param cells in the order of `WAGE_COLUMNS` */
export function whyNot(cells: readonly WageCell[], unit: string): string | undefined {
  if (cells.every(({ kind }) => kind === 'empty')) return 'no pay in it';
  let below = 0;
  for (const [i, cell] of cells.entries()) {
    if (!('amount' in cell)) continue;
    const why = implausible(cell.amount, unit);
    if (why !== undefined) return why;
    // The mean may stand anywhere.
    if (i === 0) continue;
    if (cell.amount < below) return 'a percentile below one that should be lower';
    below = cell.amount;
  }
  return undefined;
}

/** Why the cells of a row cannot stand below the header: a separator within a cell has moved all that come behind it. */
export function misplaced(cells: readonly string[], header: readonly string[]): string | undefined {
  if (cells.length <= header.length) return undefined;
  return cells.slice(header.length).some((cell) => cell.trim() !== '')
    ? 'more cells than the header has: put quotes around what holds a separator'
    : undefined;
}
