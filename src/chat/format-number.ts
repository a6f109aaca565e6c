/** Numbers as the contract writes them, wherever they are shown: `$133,080`, `$63.98`, `15%`, `$169,000–$211,450+`. */
import type { Chart, Unit } from './reply.ts';

/**
 * One number in a unit: `USD/year`, `GBP/month`, `USD/hour` (to the cent), `percent`, `percentile`, or a count.
 */
export function formatNumber(value: number, unit: string): string {
  const [currency = '', period] = unit.split('/');
  if (period !== undefined) {
    const money = formatWith(period === 'hour' ? 2 : 0, currency).format(Math.abs(value));
    return `${value < 0 ? '−' : ''}${money}`;
  }
  if (unit === 'percent') return `${formatWith(1).format(value)}%`;
  if (unit === 'percentile') return ordinal(Math.round(value));
  return formatWith(2).format(value);
}

/** A format takes far longer to make than to use, and the first one of all takes megabytes. */
const formats = new Map<string, Intl.NumberFormat>();

/** With so many digits after the point: always for money, at most otherwise. */
function formatWith(digits: number, currency?: string): Intl.NumberFormat {
  const key = `${currency} ${digits}`;
  const known = formats.get(key);
  if (known) return known;
  const money =
    currency === undefined ? {} : ({ style: 'currency', currency, minimumFractionDigits: digits } as const);
  const format = new Intl.NumberFormat('en-US', { ...money, maximumFractionDigits: digits });
  formats.set(key, format);
  return format;
}

/** `1st`, `22nd`, `90th`. */
export function ordinal(n: number): string {
  const lastTwo = n % 100;
  const suffix = lastTwo >= 11 && lastTwo <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${suffix}`;
}

/**
 * A bar's number.
 * @example formatBar({ low: 133080, high: 169000, openEnded: true, … }, 'USD/year') // '$133,080–$169,000+'
 */
export function formatBar({ low, high, openEnded }: Chart['bars'][number], unit: Unit): string {
  const ends = low === high ? [low] : [Math.min(low, high), Math.max(low, high)];
  const said = ends.map((value) => formatNumber(value, unit)).join('–') + (openEnded ? '+' : '');
  return unit === 'ratio' ? `${said} times` : said;
}

/** @example unitInWords('USD/hour') // 'USD an hour' */
export function unitInWords(unit: Unit): string {
  const [currency, period] = unit.split('/');
  if (period === undefined) return unit;
  return `${currency} ${period === 'hour' ? 'an' : 'a'} ${period}`;
}
