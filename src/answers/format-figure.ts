/** Numbers as the contract writes them: `$133,080`, `$63.98`, `10%–15%`, `$169,000–$211,450+`. */
import type { Figure } from '../datasets/records.ts';

/** A figure's value, or one end of it. Words of the source ("nearly half") stand where it gives no digits. */
export function formatFigure(figure: Figure, show: 'value' | 'low' | 'high' = 'value'): string {
  const { low, high, openEnded, unit, words, qualifier } = figure;
  if (words !== undefined) return words;
  if (show === 'low') return formatNumber(low, unit);
  if (show === 'high') return formatNumber(high, unit) + (openEnded ? '+' : '');
  if (unit === 'ratio') return `${qualifier ? `${qualifier} ` : ''}${formatNumber(low, unit)} times`;
  const ends =
    low === high ? formatNumber(low, unit) : `${formatNumber(low, unit)}–${formatNumber(high, unit)}`;
  return `${qualifier ? `${qualifier} ` : ''}${ends}${openEnded ? '+' : ''}`;
}

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

/** What kind of number it is: `mean`, `50th–75th percentile`, `base pay range`. */
export function describeStatistic({ statistic, percentiles }: Figure): string {
  if (statistic === 'median') return 'median';
  if (percentiles) return `${percentiles.map(ordinal).join('–')} percentile`;
  return statistic;
}
