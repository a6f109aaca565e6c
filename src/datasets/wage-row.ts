/** One row of `table.csv` as it is handed around: what is paid for an occupation in a place. */
import type { Level } from './levels.ts';

/** The columns of `table.csv` that hold money, in the file's order. */
export const WAGE_COLUMNS = ['mean', 'p10', 'p25', 'p50', 'p75', 'p90'] as const;
export type WageColumn = (typeof WAGE_COLUMNS)[number];

/** What stands in one cell. Top-coded: the publisher says "at least this much", and no more. */
export type WageCell =
  | { readonly kind: 'value' | 'top-coded'; readonly amount: number }
  | { readonly kind: 'empty' | 'not-available' };

export const EMPTY: WageCell = { kind: 'empty' };
export const NOT_AVAILABLE: WageCell = { kind: 'not-available' };

export interface WageRow {
  readonly role: string;
  readonly place: string;
  readonly level?: Level;
  readonly unit: string;
  /** In the order of `WAGE_COLUMNS`. */
  readonly cells: readonly WageCell[];
  /** How many salaries the row is made of. */
  readonly count?: number;
  readonly employment?: number;
}

/** As ids are ordered in the files: by their characters, whatever the language of the machine. */
export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
