/**
 * The numbers in a question: years of experience, percentiles, shares, money and calendar years. Each is taken
 * out of the text so that what is left is words. Patterns are tried from the most telling to the barest.
 */
import { type BlankableMatch, blankEach } from './blank.ts';
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
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
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
const twoWords = `(?:twenty|thirty|forty)[\\s-]${word}`;
const count = `(?:\\d{1,2}(?:\\.\\d)?|${twoWords}|${word})(?:\\sand\\sa\\shalf)?`;
const yearWord = '(?:years?|yrs?|yoe|yr|jahre?|anos|ans)';
const experience = '(?:exp|experience)\\b';
/** Years that are nobody's experience: of a degree, a vesting schedule, a forecast, or long past. */
const notExperience =
  '(?![\\s-](?:ago|old|degree|diploma|contract|vest|vesting|cliff|grant|schedule|plan|growth|outlook|forecast|projection))';
const percent = '(?:%|per\\s?cent\\b|pct\\b)';
const share = '(\\d{1,3}(?:\\.\\d{1,2})?)';

/** Reads a lower-cased text. Runs in time linear in its length. */
export function readNumbers(lower: string): NumbersRead {
  const percentiles: number[] = [];
  const percents: number[] = [];
  let years: { from: number; to: number } | undefined;
  let calendarYear: number | undefined;
  let rank: number | undefined;
  let rest = lower;
  const take = (pattern: RegExp, use: (match: BlankableMatch) => boolean): void => {
    rest = blankEach(rest, pattern, use);
  };
  const yearsAre = (from: number, to: number): boolean => {
    if (from > 60 || to > 60) return false;
    // What was read first was told most clearly.
    years ??= { from: Math.min(from, to), to: Math.max(from, to) };
    return true;
  };

  // Percentiles
  take(/\bp[\s-]?(\d{1,2})\b(?!\s?(?:m|years))/g, ([, n]) => push(percentiles, n, 1, 99));
  take(
    /\b(\d{1,2})(?:st|nd|rd|th)?\s?-?(?:%\s?ile|percent\w*ile?s?|percentil\w*|pctl\w*|pctile|ptile)\b/g,
    ([, n]) => push(percentiles, n, 1, 99),
  );
  // "15 pct" is a share, "25th pct" a percentile; without "th" only the well-known percentiles are taken for one.
  take(
    /\b(?:(\d{1,2})(?:st|nd|rd|th)|(25|50|75|90))\s?-?pct\b(?!\s(?:raise|bonus|more|less))/g,
    ([, n, bare]) => push(percentiles, n ?? bare, 1, 99),
  );
  take(/\b(?:percentile|pctile|pct)\s?#?(\d{1,2})(?:st|nd|rd|th)?\b/g, ([, n]) =>
    push(percentiles, n, 1, 99),
  );
  take(new RegExp(`\\b(?:top|upper|highest|best paid)\\s(${count})\\s?${percent}`, 'g'), ([, n]) =>
    push(percentiles, 100 - small(n), 1, 99),
  );
  take(new RegExp(`\\b(?:bottom|lower|lowest)\\s(${count})\\s?${percent}`, 'g'), ([, n]) =>
    push(percentiles, small(n), 1, 99),
  );
  take(/\b(10|25|50|75|90)(?:th)\b/g, ([, n]) => push(percentiles, n, 1, 99));
  take(/\b(?:middle|mid)\s(?:50|fifty)\s?(?:%|percent\b|pct\b)?/g, () => percentiles.push(25, 75) > 0);
  // Years of experience
  const plus = '\\s?(?:\\+|plus|or more|or so)?\\s?-?';
  take(
    new RegExp(
      `\\b(?!${twoWords}${plus}${yearWord})(${count})\\s?\\+?\\s?(?:-|to|or|and|bis)\\s?(${count})${plus}${yearWord}\\b${notExperience}`,
      'g',
    ),
    ([, a, b]) => yearsAre(small(a), small(b)),
  );
  take(new RegExp(`\\b(${count})\\s?(?:y/o|yo)\\b(?!\\s${experience})`, 'g'), ([, a]) => {
    // "30 y/o" is an age; so few years that nobody of that age asks are experience.
    if (small(a) < 18) yearsAre(small(a), small(a));
    return true;
  });
  take(
    new RegExp(
      `(?<!\\b(?:next|every) )\\b(${count})${plus}(?:y/o|${yearWord}|yo|y)\\b(?:\\sor\\smore\\b)?${notExperience}`,
      'g',
    ),
    ([, a]) => yearsAre(small(a), small(a)),
  );
  take(new RegExp(`\\b(?:yoe|years of experience|experience|exp)\\s?[:=]?\\s?(${count})\\b`, 'g'), ([, a]) =>
    yearsAre(small(a), small(a)),
  );
  take(new RegExp(`\\b(\\d{1,2})\\s?\\+\\s?${experience}`, 'g'), ([, a]) => yearsAre(small(a), small(a)));
  take(new RegExp(`\\b(\\d{1,3})\\s?(?:months?|mos?)\\s(?:of\\s)?${experience}`, 'g'), ([, a]) =>
    yearsAre(Number(a) / 12, Number(a) / 12),
  );
  take(/\b(?:a |one )?decade\b(?=.{0,30}\b(?:exp|experience|in|of|backend|dev))/g, () => yearsAre(10, 10));
  take(/\b(?:a )?couple (?:of )?(?:years|yrs)\b/g, () => yearsAre(2, 2));
  take(new RegExp(`\\b(half )?a (?:year|yr)(?= (?:of )?${experience})`, 'g'), ([, half]) =>
    half ? yearsAre(0.5, 0.5) : yearsAre(1, 1),
  );
  // Shares and ratios
  take(
    new RegExp(`\\b${share}\\s?(?:-|to)\\s?${share}\\s?${percent}`, 'g'),
    ([, a, b]) => [a, b].map((n) => percents.push(Number(n))).length > 0,
  );
  take(new RegExp(`\\b${share}\\s?${percent}`, 'g'), ([, n]) => percents.push(Number(n)) > 0);
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
  take(/(?:\b(\d{1,2})(?:st|nd|rd|th)|(?<!\w)#(\d{1,2}))(?![\w-])/g, ([, a, b]) => {
    const n = Number(a ?? b);
    if (n < 1 || n > 20) return false;
    rank = n;
    return true;
  });
  const money = readMoney(rest);
  return {
    percentiles: [...new Set(percentiles)].sort((a, b) => a - b),
    percents,
    ...money,
    ...(years === undefined ? {} : { years }),
    ...(calendarYear === undefined ? {} : { calendarYear }),
    ...(rank === undefined ? {} : { rank }),
  };
}

function push(numbers: number[], text: string | number | undefined, least: number, most: number): boolean {
  const n = Number(text);
  if (!(n >= least && n <= most)) return false;
  numbers.push(n);
  return true;
}

/** @example small('twenty-five') // 25 */
function small(text: string | undefined): number {
  const typed = text ?? '';
  if (typed.endsWith(' and a half')) return small(typed.slice(0, -' and a half'.length)) + 0.5;
  return typed.split(/[\s-]/).reduce((sum, part) => sum + (SMALL_NUMBERS[part] ?? Number(part)), 0);
}
