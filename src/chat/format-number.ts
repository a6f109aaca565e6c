/** Numbers as the contract writes them, wherever they are shown: `$133,080`, `$63.98`, `15%`, `$169,000–$211,450+`. */
import type { Chart, Unit } from './reply.ts';

/**
 * One number in a unit: `USD/year`, `GBP/month`, `USD/hour` (to the cent), `percent`, `percentile`, or a count.
 */
export function formatNumber(value: number, unit: string): string {
  const [currency = '', period] = unit.split('/');
  if (period !== undefined) {
    const digits = period === 'hour' ? 2 : 0;
    const money = moneyFormat(currency, digits).format(Math.abs(value));
    return `${value < 0 ? '−' : ''}${money}`;
  }
  if (unit === 'percent') return `${share.format(value)}%`;
  if (unit === 'percentile') return ordinal(Math.round(value));
  return count.format(value);
}

const share = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const count = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });
/** A format takes far longer to make than to use. */
const moneyFormats = new Map<string, Intl.NumberFormat>();

function moneyFormat(currency: string, digits: number): Intl.NumberFormat {
  const key = `${currency} ${digits}`;
  const known = moneyFormats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  moneyFormats.set(key, format);
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
