/** Single salaries → what a table holds of them: percentiles of each group, and of how many they are. */
import type { Level } from '../levels.ts';
import type { WageRow } from '../wage-row.ts';

export interface Salary {
  readonly role: string;
  readonly place: string;
  readonly level?: Level;
  readonly unit: string;
  readonly amount: number;
}

export interface SalaryGroups {
  add(salary: Salary, line: number): void;
  /** Every group, in no order; `line` is its first. */
  groups(): IterableIterator<{ readonly row: WageRow; readonly line: number; readonly count: number }>;
}

const PERCENTILES = [10, 25, 50, 75, 90];

export function createSalaryGroups(): SalaryGroups {
  const groups = new Map<string, { first: Salary; line: number; amounts: number[] }>();
  return {
    add(salary, line) {
      const key = `${salary.role}|${salary.place}|${salary.level ?? ''}|${salary.unit}`;
      const group = groups.get(key);
      if (group) group.amounts.push(salary.amount);
      else groups.set(key, { first: salary, line, amounts: [salary.amount] });
    },
    *groups() {
      for (const { first, line, amounts } of groups.values()) {
        const { amount: _, ...cell } = first;
        yield { row: { ...cell, ...summary(amounts, first.unit) }, line, count: amounts.length };
      }
    },
  };
}

/** The remark on cells that were made of too few salaries. */
export function tooFew(hidden: number, all: number, minimum: number): string {
  return `Not shown for being made of fewer than ${minimum} salaries: ${hidden.toLocaleString('en')} of ${all.toLocaleString('en')} cells`;
}

function summary(amounts: readonly number[], unit: string): Pick<WageRow, 'cells' | 'count'> {
  const sorted = Float64Array.from(amounts).sort();
  const mean = sorted.reduce((sum, amount) => sum + amount, 0) / sorted.length;
  const cells = [mean, ...PERCENTILES.map((p) => percentileOf(sorted, p))];
  return {
    count: sorted.length,
    cells: cells.map((amount) => ({ kind: 'value', amount: rounded(amount, unit) })),
  };
}

/** Between the two nearest salaries where none stands just there, as spreadsheets do. */
export function percentileOf(sorted: Float64Array, percentile: number): number {
  const at = ((sorted.length - 1) * percentile) / 100;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

function rounded(amount: number, unit: string): number {
  return unit.endsWith('/hour') ? Math.round(amount * 100) / 100 : Math.round(amount);
}
