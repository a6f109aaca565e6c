/** Columns and amounts for people who read a terminal. */
import type { SourceCell } from '../datasets/source-cells.ts';

/** Pads each column to its widest cell; the last one is left as it is. */
export function aligned(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => row[i]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/** @example '$169,340', '€80,000–€100,000', '$115.00+ an hour' */
export function amountText({ kind, low, high, openEnded, unit }: SourceCell): string {
  if (kind === 'not-available') return 'not available';
  const [currency = '', period] = unit.split('/');
  const digits = period === 'hour' ? 2 : 0;
  const one = (amount: number): string =>
    amount.toLocaleString('en', {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: Number.isInteger(amount) ? digits : 2,
    });
  return `${low === high ? one(low) : `${one(low)}–${one(high)}`}${openEnded ? '+' : ''}${period === 'hour' ? ' an hour' : ''}`;
}

/** @example '+2.5%', '−0.1%', '0%' */
export function percentText(percent: number): string {
  const rounded = Math.round(percent * 10) / 10;
  return rounded === 0 ? '0%' : `${rounded > 0 ? '+' : '−'}${Math.abs(rounded)}%`;
}

export function thousands(count: number): string {
  return count.toLocaleString('en');
}
