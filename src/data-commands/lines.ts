/** Columns and amounts for people who read a terminal. */
import type { SourceCell } from '../datasets/source-cells.ts';

/**
 * Pads each column to its widest cell; the last one is left as it is. Where that is wider than the terminal, the first
 * cell of a row stands on a line of its own, and the others below it: in their columns, or else in as many lines as it takes.
 */
export function aligned(rows: readonly (readonly string[])[], width = Number.POSITIVE_INFINITY): string[] {
  const lines = padded(rows);
  if (lines.every((line) => line.length <= width)) return lines;
  const indents = rows.map(([first = '']) => `${/^ */.exec(first)?.[0] ?? ''}  `);
  const below = padded(rows.map((row) => row.slice(1))).map((line, i) => `${indents[i]}${line}`);
  const fits = below.every((line) => line.length <= width);
  return rows.flatMap(([first = '', ...rest], i) => [
    first,
    ...(fits ? [below[i] ?? ''] : flowing(rest, indents[i] ?? '', width)),
  ]);
}

/** Cells one behind the other; one that does not fit begins a line. */
function flowing(cells: readonly string[], indent: string, width: number): string[] {
  const lines: string[] = [];
  for (const cell of cells.filter((one) => one !== '')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 2 + cell.length <= width)
      lines[lines.length - 1] = `${last}  ${cell}`;
    else lines.push(`${indent}${cell}`);
  }
  return lines;
}

function padded(rows: readonly (readonly string[])[]): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    rows.reduce((widest, row) => Math.max(widest, row[i]?.length ?? 0), 0),
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
