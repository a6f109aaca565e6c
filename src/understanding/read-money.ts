/** Money as people type it: `150k`, `$150-160k`, `£85,000`, `85.000 €`, `$72/hr`, `12k a month`. */
import { blankEach } from './blank.ts';
import type { Amount, Period } from './request.ts';

export interface MoneyRead {
  readonly amounts: readonly Amount[];
  /** Numbers such as 150 that are money only where money is meant. */
  readonly bareAmounts: readonly Amount[];
  /** The text with the amounts blanked out, as long as it was. */
  readonly rest: string;
}

/** Not a half of "24/7". A comma parts thousands, and decimals where only money can be meant. */
const money =
  '(?:\\d{1,3}(?:[,.]\\d{3}){1,3}|\\d{1,9})(?:\\.\\d{1,2}|,\\d{1,2}(?=\\s?(?:[km€]|eur)))?(?!/?\\d)';
const scale = '\\s?(k|m|mil|thousand|grand|million)\\b';
const currencySign = '(?:us|[acs]|ca|au|nz|hk)?\\$|[£€¥₹]|usd|gbp|eur';
/** What is typed for a currency; a bare dollar is the US one. */
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/^(£|gbp|pounds?|quid)$/, 'GBP'],
  [/^(€|eur|euros?)$/, 'EUR'],
  [/^(c\$|ca\$|cad)$/, 'CAD'],
  [/^(a\$|au\$|aud)$/, 'AUD'],
  [/^(s\$|sgd)$/, 'SGD'],
  [/^nz\$$/, 'NZD'],
  [/^hk\$$/, 'HKD'],
  [/^(₹|inr|rupees)$/, 'INR'],
  [/^(¥|yen)$/, 'JPY'],
  [/^chf$/, 'CHF'],
  [/^pln$/, 'PLN'],
];
const currencyWord = 'usd|gbp|eur|euros?|dollars?|bucks|pounds?|quid|cad|aud|inr|chf|pln|yen|rupees|sgd';
const per =
  '\\s?(?:/|per|an|a|p|each|every)\\s?(hour|hr|h|day|week|wk|month|mo|mth|year|yr|y|annum|a)\\b|\\s(hourly|daily|weekly|monthly|yearly|annually|p\\.a)\\b';
/** Not inside a word or another number, and not the name of a benefit. */
const start = '(?<![\\d.a-z#]|\\+\\+)(?!401\\s?\\(?k|1099\\b)';
/** Nor the beginning of one. */
const end = '(?![\\da-z]|\\.\\d)';
const amountPattern = `(${currencySign})?\\s?(${money})(?:${scale})?\\s?[$£€¥₹]?`;

const RANGE = new RegExp(
  `${start}${amountPattern}\\s?(?:-|to|and|bis)\\s?${amountPattern}\\s?(?:(${currencyWord})\\b)?(?:${per})?${end}`,
  'g',
);
const ONE = new RegExp(`${start}${amountPattern}\\s?(?:(${currencyWord})\\b)?(?:${per})?${end}`, 'g');
const COUNTED_BEHIND =
  /^\s?-?(?:hours?|hrs?|days?|weeks?|months?|min(?:ute)?s?|years?|yrs?|people|states|cities|metros|offers|jobs)\b/;

/** Reads a lower-cased text: ranges first. What names neither a currency nor a scale must be large to be money. */
export function readMoney(lower: string): MoneyRead {
  const amounts: Amount[] = [];
  const bareAmounts: Amount[] = [];
  const read = (typed: TypedAmount, at: number): boolean => {
    const marked = Boolean(typed.sign ?? typed.scale ?? typed.named);
    if (!marked && counts(lower, at, typed.typed.length)) return false;
    return keep(toAmount(typed), marked, amounts, bareAmounts);
  };
  const withoutRanges = blankEach(
    lower,
    RANGE,
    ([typed, sign1, low, scale1, sign2, high, scale2, named, period1, period2], at) => {
      const sign = sign1 ?? sign2 ?? signIn(typed);
      const scale = scale2 ?? scale1;
      const period = period1 ?? period2;
      return read({ typed, low, high, sign, scale, scaleLow: scale1, named, period }, at);
    },
  );
  const rest = blankEach(withoutRanges, ONE, ([typed, sign1, low, scale, named, period1, period2], at) => {
    const sign = sign1 ?? signIn(typed);
    const period = period1 ?? period2;
    return read({ typed, low, high: low, sign, scale, scaleLow: scale, named, period }, at);
  });
  return { amounts, bareAmounts, rest };
}

/** Whether the number at a place counts something, so that without a sign it is no money: "top 10", "40 hours". */
function counts(text: string, at: number, length: number): boolean {
  return (
    COUNTED_BEHIND.test(text.slice(at + length, at + length + 12)) ||
    /\b(?:top|middle) ?$/.test(text.slice(Math.max(0, at - 8), at))
  );
}

function signIn(typed: string): string | undefined {
  return /[$£€¥₹]/.exec(typed)?.[0];
}

interface TypedAmount {
  readonly typed: string;
  readonly low: string | undefined;
  readonly high: string | undefined;
  readonly sign: string | undefined;
  readonly scale: string | undefined;
  readonly scaleLow: string | undefined;
  readonly named: string | undefined;
  readonly period: string | undefined;
}

function toAmount({ typed, low, high, sign, scale, scaleLow, named, period }: TypedAmount): Amount {
  const currency = toCurrency(sign, named);
  const top = toNumber(high, scale);
  const bottom = toNumber(low, scaleLow ?? scale);
  const spoken = period === undefined ? undefined : toPeriod(period);
  return {
    low: Math.min(bottom, top),
    high: Math.max(bottom, top),
    typed: typed.trim(),
    ...(currency === undefined ? {} : { currency }),
    ...(spoken === undefined ? {} : { period: spoken }),
  };
}

/** Sorts an amount into the sure or the bare ones; false leaves the text as it is. */
function keep(amount: Amount, marked: boolean, sure: Amount[], bare: Amount[]): boolean {
  if (!(amount.low > 0) || amount.high > 1e9) return false;
  if (marked || amount.period !== undefined || amount.low >= 1000) {
    sure.push(amount);
    return true;
  }
  const telling = amount.low >= 10 || !Number.isInteger(amount.low);
  if (telling) bare.push(amount);
  return telling;
}

function toNumber(text: string | undefined, scale: string | undefined): number {
  const plain = (text ?? '').replace(/[.,](?=\d{3}(?:\D|$))/g, '').replace(',', '.');
  const value = Number(plain);
  if (scale === undefined) return value;
  const factor = scale.startsWith('m') ? 1_000_000 : 1_000;
  // "$150000k" means what it says without the k.
  return value >= 10_000 ? value : value * factor;
}

function toCurrency(sign: string | undefined, named: string | undefined): string | undefined {
  const typed = (sign ?? named)?.trim();
  if (typed === undefined) return undefined;
  return CURRENCIES.find(([words]) => words.test(typed))?.[1] ?? 'USD';
}

function toPeriod(text: string): Period {
  if (/^h/.test(text)) return 'hour';
  if (/^d/.test(text)) return 'day';
  if (/^w/.test(text)) return 'week';
  if (/^m/.test(text)) return 'month';
  return 'year';
}
