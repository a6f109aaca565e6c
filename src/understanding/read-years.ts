/** Years of experience: `5 yoe`, `5-7 yrs`, `eight years`, `18 months experience`, `a decade of experience`. */
import { OPEN_YEARS } from '../datasets/levels.ts';
import { blankEach } from './blank.ts';
import { COUNT, TWO_WORDS, toCount } from './number-words.ts';

export interface YearsRead {
  readonly years?: { readonly from: number; readonly to: number };
  /** The text with the years blanked out, as long as it was. */
  readonly rest: string;
}

/** More than this is an age. */
const MOST_YEARS = OPEN_YEARS;
/** From this age up "30 y/o" is an age; so few years that nobody of that age asks are experience. */
const LEAST_AGE = 18;

const yearWord = '(?:years?|yrs?|yoe|yr|jahre?|anos|ans)';
const experience = '(?:exp|experience)\\b';
const plus = '\\s?(?:\\+|plus|or more|or so)?\\s?-?';
/** Years that are nobody's experience: of a degree, a vesting schedule, a forecast, or long past. */
const notExperience =
  '(?![\\s-](?:ago|old|degree|diploma|contract|vest|vesting|cliff|grant|schedule|plan|growth|outlook|forecast|projection))';

const RANGE = new RegExp(
  `\\b(?!${TWO_WORDS}${plus}${yearWord})(${COUNT})\\s?\\+?\\s?(?:-|to|or|and|bis)\\s?(${COUNT})${plus}${yearWord}\\b${notExperience}`,
  'g',
);
const AGE = new RegExp(`\\b(${COUNT})\\s?(?:y/o|yo)\\b(?!\\s${experience})`, 'g');
const YEARS = new RegExp(
  `(?<!\\b(?:next|every) )\\b(${COUNT})${plus}(?:y/o|${yearWord}|yo|y)\\b(?:\\sor\\smore\\b)?${notExperience}`,
  'g',
);
const NAMED = new RegExp(`\\b(?:yoe|years of experience|experience|exp)\\s?[:=]?\\s?(${COUNT})\\b`, 'g');
const OPEN = new RegExp(`\\b(\\d{1,2})\\s?\\+\\s?${experience}`, 'g');
const MONTHS = new RegExp(`\\b(\\d{1,3})\\s?(?:months?|mos?)\\s(?:of\\s)?${experience}`, 'g');
const DECADE = /\b(?:a |one )?decade\b(?=.{0,30}\b(?:exp|experience|in|of|backend|dev))/g;
const COUPLE = /\b(?:a )?couple (?:of )?(?:years|yrs)\b/g;
const ONE_OR_HALF = new RegExp(`\\b(half )?a (?:year|yr)(?= (?:of )?${experience})`, 'g');

/** Reads a lower-cased text; what is read first was told most clearly, and counts. */
export function readYears(lower: string): YearsRead {
  let years: { from: number; to: number } | undefined;
  const yearsAre = (from: number, to = from): boolean => {
    if (!(from <= MOST_YEARS && to <= MOST_YEARS)) return false;
    years ??= { from: Math.min(from, to), to: Math.max(from, to) };
    return true;
  };
  let rest = blankEach(lower, RANGE, ([, a, b]) => yearsAre(toCount(a), toCount(b)));
  rest = blankEach(rest, AGE, ([, a]) => toCount(a) >= LEAST_AGE || yearsAre(toCount(a)));
  rest = blankEach(rest, YEARS, ([typed, a]) =>
    yearsAre(toCount(a), /\+|plus|or more/.test(typed) ? OPEN_YEARS : toCount(a)),
  );
  rest = blankEach(rest, NAMED, ([, a]) => yearsAre(toCount(a)));
  rest = blankEach(rest, OPEN, ([, a]) => yearsAre(toCount(a), OPEN_YEARS));
  rest = blankEach(rest, MONTHS, ([, a]) => yearsAre(Number(a) / 12));
  rest = blankEach(rest, DECADE, () => yearsAre(10));
  rest = blankEach(rest, COUPLE, () => yearsAre(2));
  rest = blankEach(rest, ONE_OR_HALF, ([, half]) => yearsAre(half ? 0.5 : 1));
  return years ? { years, rest } : { rest };
}
