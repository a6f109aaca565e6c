/**
 * The numbers in a question: years of experience, percentiles, shares, money and calendar years. Each is taken
 * out of the text so that what is left is words. Patterns are tried from the most telling to the barest.
 */
import { blank } from './blank.ts';
import { type MoneyRead, readMoney } from './read-money.ts';

export interface NumbersRead extends MoneyRead {
  readonly years?: { readonly from: number; readonly to: number };
  readonly percentiles: readonly number[];
  readonly percents: readonly number[];
  readonly calendarYear?: number;
  readonly rank?: number;
}

const SMALL_NUMBERS: Readonly<Record<string, number>> = {
  zero: 0,
  half: 0.5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
};
const RANKS: Readonly<Record<string, number>> = {
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
};

const word = `(?:${Object.keys(SMALL_NUMBERS).join('|')})`;
const count = `(?:\\d{1,2}(?:\\.\\d)?|${word})`;
const yearWord = '(?:years?|yrs?|yoe|yr|jahre?|anos|ans)';

/** Reads a lower-cased text. Runs in time linear in its length. */
export function readNumbers(lower: string): NumbersRead {
  const percentiles: number[] = [];
  const percents: number[] = [];
  let years: { from: number; to: number } | undefined;
  let calendarYear: number | undefined;
  let rank: number | undefined;
  let rest = lower;
  const take = (pattern: RegExp, use: (match: RegExpMatchArray) => boolean): void => {
    for (const match of rest.matchAll(pattern)) {
      if (use(match)) rest = blank(rest, match.index, match[0].length);
    }
  };
  const yearsAre = (from: number, to: number): boolean => {
    if (from > 60) return false;
    years = { from: Math.min(from, to), to: Math.max(from, to) };
    return true;
  };

  // Percentiles
  take(/\bp\s?(\d{1,2})\b(?!\s?(?:m|years))/g, ([, n]) => push(percentiles, n, 1, 99));
  take(
    /\b(\d{1,2})(?:st|nd|rd|th)?\s?-?(?:%\s?ile|percent\w*ile?s?|percentil\w*|pctl?e?s?|pctile|ptile)\b/g,
    ([, n]) => push(percentiles, n, 1, 99),
  );
  take(/\b(?:percentile|pctile|pct)\s?#?(\d{1,2})(?:st|nd|rd|th)?\b/g, ([, n]) =>
    push(percentiles, n, 1, 99),
  );
  take(/\b(?:top|upper|highest|best paid)\s(\d{1,2})\s?(?:%|percent\b|pct\b)/g, ([, n]) =>
    push(percentiles, String(100 - Number(n)), 1, 99),
  );
  take(/\b(?:bottom|lower|lowest)\s(\d{1,2})\s?(?:%|percent\b|pct\b)/g, ([, n]) =>
    push(percentiles, n, 1, 99),
  );
  take(/\b(10|25|50|75|90)(?:th)\b/g, ([, n]) => push(percentiles, n, 1, 99));
  // Years of experience
  take(
    new RegExp(
      `\\b(${count})\\s?\\+?\\s?(?:-|to|or|and|bis)\\s?(${count})\\s?\\+?\\s?-?${yearWord}\\b(?!\\sago)`,
      'g',
    ),
    ([, a, b]) => yearsAre(small(a), small(b)),
  );
  take(
    new RegExp(`\\b(${count})\\s?(?:\\+|plus)?\\s?-?(?:${yearWord}|y|yo|y/o)\\b(?!\\s(?:ago|old))`, 'g'),
    ([, a]) => yearsAre(small(a), small(a)),
  );
  take(new RegExp(`\\b(?:yoe|years of experience|experience|exp)\\s?[:=]?\\s?(${count})\\b`, 'g'), ([, a]) =>
    yearsAre(small(a), small(a)),
  );
  take(/\b(\d{1,2})\s?\+\s?(?:exp|experience)\b/g, ([, a]) => yearsAre(small(a), small(a)));
  take(/\b(\d{1,3})\s?months?\s(?:of\s)?(?:exp|experience)\b/g, ([, a]) =>
    yearsAre(Number(a) / 12, Number(a) / 12),
  );
  take(/\b(?:a |one )?decade\b(?=.{0,30}\b(?:exp|experience|in|of|backend|dev))/g, () => yearsAre(10, 10));
  take(/\ba couple (?:of )?(?:years|yrs)\b/g, () => yearsAre(2, 2));
  // Shares and ratios
  take(
    /\b(\d{1,3}(?:\.\d{1,2})?)\s?(?:-|to)\s?(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|percent\b)/g,
    ([, a, b]) => [a, b].map((n) => percents.push(Number(n))).length > 0,
  );
  take(/\b(\d{1,3}(?:\.\d{1,2})?)\s?(?:%|percent\b)/g, ([, n]) => percents.push(Number(n)) > 0);
  // A calendar year
  take(
    /(?<![$£€\d.,])\b((?:19|20)\d{2})\b(?!\s?(?:k|usd|eur|gbp|dollars|[$£€,]|per|a month|\/))/g,
    ([, n]) => {
      calendarYear = Number(n);
      return true;
    },
  );
  take(
    new RegExp(
      `\\b(${Object.keys(RANKS).join('|')})\\s(?=(?:highest|best|lowest|place|most|worst|top|richest|paying|cheapest))`,
      'g',
    ),
    ([, n]) => {
      rank = RANKS[n ?? ''];
      return true;
    },
  );
  take(/(?:\b(\d{1,2})(?:st|nd|rd|th)|#(\d{1,2}))(?=\s|$|\?)/g, ([, a, b]) => {
    rank = Number(a ?? b);
    return rank <= 20;
  });
  const money = readMoney(rest);
  return {
    percentiles: [...new Set(percentiles)],
    percents,
    ...money,
    ...(years === undefined ? {} : { years }),
    ...(calendarYear === undefined ? {} : { calendarYear }),
    ...(rank === undefined ? {} : { rank }),
  };
}

function push(numbers: number[], text: string | undefined, least: number, most: number): boolean {
  const n = Number(text);
  if (!(n >= least && n <= most)) return false;
  numbers.push(n);
  return true;
}

function small(text: string | undefined): number {
  return SMALL_NUMBERS[text ?? ''] ?? Number(text);
}
