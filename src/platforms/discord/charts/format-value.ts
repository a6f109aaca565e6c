/** Numbers and units in a chart, as replies write them. */
import type { Chart, Unit } from '../../../chat/reply.ts';

type Bar = Chart['bars'][number];

/**
 * A bar's number.
 * @example formatBar({ low: 133080, high: 169000, openEnded: true, … }, 'USD/year') // '$133,080–$169,000+'
 */
export function formatBar({ low, high, openEnded }: Bar, unit: Unit): string {
  const ends = low === high ? [low] : [Math.min(low, high), Math.max(low, high)];
  const said = ends.map((value) => formatValue(value, unit)).join('–') + (openEnded ? '+' : '');
  return unit === 'ratio' ? `${said} times` : said;
}

/** @example unitInWords('USD/hour') // 'USD an hour' */
export function unitInWords(unit: Unit): string {
  const [currency, period] = unit.split('/');
  if (period === undefined) return unit;
  return `${currency} ${period === 'hour' ? 'an' : 'a'} ${period}`;
}

function formatValue(value: number, unit: Unit): string {
  const format = formats.get(unit) ?? createFormat(unit);
  formats.set(unit, format);
  return (value < 0 ? '−' : '') + format.format(Math.abs(value)) + (unit === 'percent' ? '%' : '');
}

/** A format takes far longer to make than to use; there are as many as units. */
const formats = new Map<Unit, Intl.NumberFormat>();

function createFormat(unit: Unit): Intl.NumberFormat {
  const [currency = '', period] = unit.split('/');
  if (period === undefined)
    return new Intl.NumberFormat('en-US', { maximumFractionDigits: unit === 'percent' ? 1 : 2 });
  const digits = period === 'hour' ? 2 : 0;
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}
