/** How old a source's figures are, in words: "two years old" is seen where "May 2024" is read over. */
import { MONTH_NAMES } from './month-names.ts';

const MONTH_MS = (365.25 / 12) * 24 * 60 * 60 * 1000;

/**
 * @param vintage as a source gives it: "May 2024", "2026", or anything else
 * @param now milliseconds since 1970
 * @returns none where the vintage names no year
 * @example sourceAge('May 2024', Date.UTC(2026, 10, 22)) // '2 years and 6 months old'
 */
export function sourceAge(vintage: string, now: number): string | undefined {
  const [, month = '', year] = /^(?:(\p{L}+) )?(\d{4})$/u.exec(vintage) ?? [];
  if (year === undefined) return undefined;
  const named = MONTH_NAMES.indexOf(month);
  // A year alone is as old as its end.
  const from = Date.UTC(Number(year), named < 0 ? 12 : named + 1);
  const months = Math.floor((now - from) / MONTH_MS);
  if (months < 1) return named < 0 ? 'of this year' : 'of this month';
  const years = Math.floor(months / 12);
  const parts = [counted(years, 'year'), counted(months % 12, 'month')].filter((part) => part !== '');
  return `${parts.join(' and ')} old`;
}

function counted(count: number, what: string): string {
  return count === 0 ? '' : `${count} ${what}${count === 1 ? '' : 's'}`;
}
