/** One row of the bureau's tables → its cells. Knows its marks: `*` is not available, `#` is at or above the top code. */
import type { RawTable } from '../tables/raw-table.ts';
import { EMPTY, NOT_AVAILABLE, type WageCell } from '../wage-row.ts';
import { whyNot } from './check-cells.ts';
import { columnFinder } from './columns-of.ts';
import type { AreaKind } from './name-us-areas.ts';
import { parseAmount } from './parse-amount.ts';

export type OewsRow =
  | { readonly why: string }
  | {
      readonly yearly: readonly WageCell[];
      readonly hourly?: readonly WageCell[];
      readonly employment?: number;
    };

const STATISTICS = ['MEAN', 'PCT10', 'PCT25', 'MEDIAN', 'PCT75', 'PCT90'];

/**
 * From here up the bureau gives no exact values. It raised the mark with the tables of May 2022, and publishes more than
 * that in those of May 2025: undefined, where the mark is not known.
 */
export function topCodeOf(
  year: number,
): { readonly 'USD/year': number; readonly 'USD/hour': number } | undefined {
  if (year > 2024) return undefined;
  return year >= 2022 ? { 'USD/year': 239_200, 'USD/hour': 115 } : { 'USD/year': 208_000, 'USD/hour': 100 };
}

/** With the zeros that spreadsheets take away: `1` is Alabama, `100001` the northwest of it. */
export function areaCodeOf(code: string, type: string): string {
  return code.padStart(type === '6' && code.length > 2 ? 7 : 2, '0');
}

export function areaKindOf(code: string, title: string, type: string): AreaKind {
  if (type === '1' || code === '99') return 'nation';
  if (type === '2' || type === '3' || /^\d{1,2}$/.test(code)) return 'state';
  return type === '6' || / nonmetropolitan area$/i.test(title) ? 'area' : 'metro';
}

/** A reader of the rows' cells, and of what is to be said about them in the end. */
export function oewsRowReader(
  table: Pick<RawTable, 'name' | 'header' | 'headerLine'>,
  year: number,
): ((cells: readonly string[]) => OewsRow) & { remarks(): string[] } {
  const find = columnFinder(table);
  const yearly = STATISTICS.map((statistic) => find.optional(`A_${statistic}`));
  const hourly = STATISTICS.map((statistic) => find.optional(`H_${statistic}`));
  const employment = find.optional('TOT_EMP');
  const top = topCodeOf(year);
  // Tables that others merged have blanks for both of the bureau's marks, and no hourly percentiles.
  const marksLost = hourly[1] === -1;
  let inferred = 0;
  let unknown = 0;

  const cellsOf = (
    cells: readonly string[],
    at: readonly number[],
    topCode: number | undefined,
  ): readonly WageCell[] | string => {
    const read: WageCell[] = [];
    for (const [i, column] of at.entries()) {
      const got = column < 0 ? undefined : parseAmount(cells[column] ?? '', '.');
      if (got?.kind === 'wrong') return got.why;
      if (got?.kind === 'top-code') read.push(topCoded(topCode, i === 0 ? [] : read.slice(1)));
      else read.push(got?.cell ?? EMPTY);
    }
    // The mean is given exactly, however high.
    if (topCode !== undefined && read.slice(1).some((cell) => cell.kind === 'value' && cell.amount > topCode))
      return 'a percentile above the top code';
    return read;
  };

  const reader = (cells: readonly string[]): OewsRow => {
    const a = cellsOf(cells, yearly, top?.['USD/year']);
    const h = cellsOf(cells, hourly, top?.['USD/hour']);
    if (typeof a === 'string') return { why: a };
    if (typeof h === 'string') return { why: h };
    const withMarks = marksLost ? marked(a, top?.['USD/year']) : a;
    if (marksLost && withMarks.some(({ kind }) => kind === 'top-coded')) inferred += 1;
    if (marksLost && withMarks.some(({ kind }) => kind === 'not-available')) unknown += 1;
    const inHours = h.some((cell) => 'amount' in cell);
    const why = whyNot(withMarks, 'USD/year') ?? (inHours ? whyNot(h, 'USD/hour') : undefined);
    if (why !== undefined) return { why };
    const people = employment < 0 ? undefined : parseAmount(cells[employment] ?? '', '.');
    return {
      yearly: withMarks,
      ...(inHours ? { hourly: h } : {}),
      ...(people?.kind === 'cell' && people.cell.kind === 'value' ? { employment: people.cell.amount } : {}),
    };
  };
  return Object.assign(reader, {
    remarks: () => [
      ...(inferred > 0
        ? [`${inferred.toLocaleString('en')} rows have blanks above known percentiles: taken as top-coded`]
        : []),
      ...(unknown > 0
        ? [`${unknown.toLocaleString('en')} rows have no percentiles at all: taken as not available`]
        : []),
    ],
  });
}

/** Where the mark is not known a percentile is at least what the one below it is, and of a mean nothing is known. */
function topCoded(topCode: number | undefined, below: readonly WageCell[]): WageCell {
  const last = below.findLast((cell) => 'amount' in cell);
  const amount = topCode ?? (last && 'amount' in last ? last.amount : undefined);
  return amount === undefined ? NOT_AVAILABLE : { kind: 'top-coded', amount };
}

/**
 * Blanks in a merged table → the mark that the bureau had there. It publishes all percentiles of a row or none, so blanks
 * above a known one are top-coded, where that or the mean is high enough for it.
 */
function marked(cells: readonly WageCell[], topCode: number | undefined): readonly WageCell[] {
  const [mean = EMPTY, ...percentiles] = cells;
  const last = percentiles.findLast((cell) => cell.kind !== 'empty');
  if (!last) return [mean, ...percentiles.map(() => NOT_AVAILABLE)];
  if (topCode === undefined) return cells;
  const high = [last, mean].some((cell) => 'amount' in cell && cell.amount >= topCode / 2);
  const from = percentiles.lastIndexOf(last);
  return [
    mean,
    ...percentiles.map(
      (cell, i): WageCell =>
        high && i > from && cell.kind === 'empty' ? { kind: 'top-coded', amount: topCode } : cell,
    ),
  ];
}
