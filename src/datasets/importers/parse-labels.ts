/** The words that stand beside pay in a cell: of which period, in which money, which statistic, of which year. */
import { WAGE_COLUMNS, type WageColumn } from '../wage-row.ts';

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
]);
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** @example parseCurrency('€') // 'EUR'; also 'eur' and 'EUR European Euro'. Undefined where it is no money. */
export function parseCurrency(text: string): string | undefined {
  const code = SIGNS.get(text) ?? /^[A-Za-z]{3}(?=$|\s)/.exec(text)?.[0].toUpperCase();
  return code !== undefined && CURRENCIES.has(code) ? code : undefined;
}

/** The money that a text names anywhere: `Salary (EUR)`, `Base, £`. */
export function currencyIn(text: string): string | undefined {
  const named = [...(text.match(/\b[A-Z]{3}\b/g) ?? []), ...(text.match(/[$€£¥₹]/g) ?? [])];
  return named.map(parseCurrency).find((code) => code !== undefined);
}

/** @example parsePeriod('Hourly') // 'hour'. Undefined where it is neither the year nor the hour. */
export function parsePeriod(text: string): 'year' | 'hour' | undefined {
  if (/^(?:y|yr|p\.?a\.?|per annum|annum|year|annual|yearly|annually|per year)\.?$/i.test(text))
    return 'year';
  return /^(?:h|hr|hour|hourly|per hour)\.?$/i.test(text) ? 'hour' : undefined;
}

/** @example parseStatistic('90th percentile') // 'p90' */
export function parseStatistic(name: string): WageColumn | undefined {
  const [, percentile] = /^(?:p|pct|percentile )?(10|25|50|75|90)(?:th)?(?: percentile)?$/.exec(name) ?? [];
  if (percentile !== undefined) return WAGE_COLUMNS.find((column) => column === `p${percentile}`);
  if (/^(?:median|a median)$/.test(name)) return 'p50';
  return /^(?:mean|average|avg)$/.test(name) ? 'mean' : undefined;
}

/** @example yearIn('6/7/2017 11:33:27') // 2017 */
export function yearIn(text: string): number | undefined {
  const [, year] = /(?:^|\D)((?:19|20)\d\d)(?!\d)/.exec(text) ?? [];
  return year === undefined ? undefined : Number(year);
}
