/**
 * The numbers in a question: percentiles, years of experience, shares, calendar years, ranks and money. Each is taken
 * out of the text so that what is left is words. Patterns are tried from the most telling to the barest.
 */
import { type BlankableMatch, blankEach } from './blank.ts';
import { COUNT, MAY_HOLD_A_NUMBER, toCount } from './number-words.ts';
import { type MoneyRead, readMoney } from './read-money.ts';
import { readYears } from './read-years.ts';

export interface NumbersRead extends MoneyRead {
  readonly years?: { readonly from: number; readonly to: number };
  readonly percentiles: readonly number[];
  readonly percents: readonly number[];
  readonly calendarYear?: number;
  /** The earlier of two years. */
  readonly sinceYear?: number;
  readonly rank?: number;
}

const RANKS = ['second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
const MOST_RANK = 20;

const percent = '(?:%|per\\s?cent\\b|pct\\b)';
const share = '(\\d{1,3}(?:\\.\\d{1,2})?)';

const PERCENTILES: readonly RegExp[] = [
  /\bp[\s-]?(\d{1,2})\b(?!\s?(?:m|years))/g,
  /(?!(?<=\b(?:all|the|your|those|these|other) )\d{1,2}\s?percentiles)\b(\d{1,2})(?:st|nd|rd|th)?\s?-?(?:%\s?ile|percent\w*ile?s?|percentil\w*|pctl\w*|pctile|ptile)\b/g,
  // "15 pct" is a share, "25th pct" a percentile; without "th" only the well-known percentiles are taken for one.
  /\b(?:(\d{1,2})(?:st|nd|rd|th)|(25|50|75|90))\s?-?pct\b(?!\s(?:raise|bonus|more|less))/g,
  /\b(?:percentile|pctile|pct)\s?#?(\d{1,2})(?:st|nd|rd|th)?\b/g,
];
const TOP_SHARE = new RegExp(`\\b(?:top|upper|highest|best paid)[\\s-](${COUNT})\\s?${percent}`, 'g');
const BOTTOM_SHARE = new RegExp(`\\b(?:bottom|lower|lowest)\\s(${COUNT})\\s?${percent}`, 'g');
const KNOWN_PERCENTILE = /\b(10|25|50|75|90)th\b/g;
/** "10/25/50/75/90": three or more of the published ones in a row. */
const PERCENTILE_LIST =
  /\b(?:10|25|50|75|90)(?:(?:\s?[,/&+-]\s?|\s)(?:and\s)?(?:10|25|50|75|90)){2,4}\b(?![k%.,]?\d)/g;
/** "A quarter of them earn less than what": counted from the bottom, "more" from the top. */
const PART =
  /\b(?:a|one|the)\s(quarter|tenth|half)\sof\s[^.?!;]{0,50}?\b(less|below|under|more|above|over)\b/g;
const PARTS: Readonly<Record<string, number>> = { tenth: 10, quarter: 25, half: 50 };
const MIDDLE_HALF = /\b(?:middle|mid)\s(?:50|fifty)\s?(?:%|percent\b|pct\b)?/g;
const SHARE_RANGE = new RegExp(`\\b${share}\\s?(?:-|to)\\s?${share}\\s?${percent}`, 'g');
const SHARE = new RegExp(`\\b${share}\\s?${percent}`, 'g');
const CALENDAR_YEAR =
  /(?<![$£€\d.,])\b((?:19|20)\d{2})\b(?!\s?(?:k|usd|eur|gbp|dollars|[$£€,]|per|a month|\/))/g;
const RANK_WORD = new RegExp(
  `\\b(${RANKS.join('|')})\\s(?=(?:highest|best|lowest|place|most|worst|top|richest|paying|cheapest))`,
  'g',
);
const RANK_NUMBER = /(?:\b(\d{1,2})(?:st|nd|rd|th)|(?:(?<!\w)#|\b(?:nr|no|number)\.? )(\d{1,2}))(?![\w-])/g;

function yearsOf(years: readonly number[]): Pick<NumbersRead, 'calendarYear' | 'sinceYear'> {
  if (years.length === 0) return {};
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return { calendarYear: last, ...(first < last ? { sinceYear: first } : {}) };
}

/** Reads a lower-cased text. Runs in time linear in its length. */
export function readNumbers(lower: string): NumbersRead {
  if (!MAY_HOLD_A_NUMBER.test(lower))
    return { percentiles: [], percents: [], amounts: [], bareAmounts: [], rest: lower };
  const percentiles: number[] = [];
  const percents: number[] = [];
  const calendarYears: number[] = [];
  let rank: number | undefined;
  let rest = lower;
  const take = (pattern: RegExp, use: (match: BlankableMatch) => boolean): void => {
    rest = blankEach(rest, pattern, use);
  };
  const percentile = (n: number): boolean => n >= 1 && n <= 99 && percentiles.push(n) > 0;

  const digits = /\d/.test(lower);
  for (const pattern of digits ? PERCENTILES : [])
    take(pattern, ([, n, bare]) => percentile(Number(n ?? bare)));
  if (digits)
    take(PERCENTILE_LIST, ([list]) => (list.match(/\d+/g) ?? []).every((n) => percentile(Number(n))));
  take(PART, ([, part = '', side = '']) => {
    const share = PARTS[part] ?? 0;
    return percentile(/more|above|over/.test(side) ? 100 - share : share);
  });
  take(TOP_SHARE, ([, n]) => percentile(100 - toCount(n)));
  take(BOTTOM_SHARE, ([, n]) => percentile(toCount(n)));
  if (digits) take(KNOWN_PERCENTILE, ([, n]) => percentile(Number(n)));
  take(MIDDLE_HALF, () => percentile(25) && percentile(75));
  const { years, rest: withoutYears } = readYears(rest);
  rest = withoutYears;
  if (digits) take(SHARE_RANGE, ([, a, b]) => percents.push(Number(a), Number(b)) > 0);
  if (digits) take(SHARE, ([, n]) => percents.push(Number(n)) > 0);
  take(CALENDAR_YEAR, ([, n]) => calendarYears.push(Number(n)) > 0);
  take(RANK_WORD, ([, n]) => {
    rank = RANKS.indexOf(n ?? '') + 2;
    return true;
  });
  take(RANK_NUMBER, ([, a, b]) => {
    const n = Number(a ?? b);
    if (n < 1 || n > MOST_RANK) return false;
    rank = n;
    return true;
  });
  return {
    percentiles: [...new Set(percentiles)].sort((a, b) => a - b),
    percents,
    ...(digits ? readMoney(rest) : { amounts: [], bareAmounts: [], rest }),
    ...(years === undefined ? {} : { years }),
    ...yearsOf(calendarYears),
    ...(rank === undefined ? {} : { rank }),
  };
}
