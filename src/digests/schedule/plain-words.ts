/** Words as people type them → one plain spelling: small letters, short names of days, numbers as digits. */
import { ordinal } from '../../chat/format-number.ts';
import { MONTH_NAMES } from '../../chat/month-names.ts';
import { longWeekdays, monthNames, weekdayNames } from './day-names.ts';
import { foldLetters } from './fold-letters.ts';

const ONES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const TEENS = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['twenty', 'thirty', 'forty', 'fifty'];
const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
];
const COMPOUND = new RegExp(
  `\\b(twenty|thirty|forty|fifty)[ -](?:(${ONES.join('|')})|(${ORDINALS.slice(0, 9).join('|')}))\\b`,
  'g',
);

/** What is written in more than one way. */
const SPELLINGS: Readonly<Record<string, string>> = {
  tues: 'tue',
  weds: 'wed',
  thur: 'thu',
  thurs: 'thu',
  sept: 'sep',
  weekdays: 'weekday',
  workday: 'weekday',
  workdays: 'weekday',
  weekends: 'weekend',
  everyday: 'every day',
  daily: 'every day',
  nightly: 'every night',
  weekly: 'every week',
  monthly: 'every month',
  quarterly: 'every quarter',
  yearly: 'every year',
  annually: 'every year',
  each: 'every',
  days: 'day',
  weeks: 'week',
  months: 'month',
  quarters: 'quarter',
  years: 'year',
  midday: 'noon',
  noontime: 'noon',
  mornings: 'morning',
  afternoons: 'afternoon',
  evenings: 'evening',
  nights: 'night',
  final: 'last',
  oclock: "o'clock",
  mwf: 'mon wed fri',
  tth: 'tue thu',
};

const WORDS: ReadonlyMap<string, string> = new Map([
  ...[...ONES, ...TEENS].map((word, at): [string, string] => [word, String(at + 1)]),
  ...TENS.map((word, at): [string, string] => [word, String((at + 2) * 10)]),
  ...ORDINALS.map((word, at): [string, string] => [word, ordinal(at + 1)]),
  ['thirtieth', '30th'],
  ...longWeekdays.flatMap((word, at) => forms(word.toLowerCase(), weekdayNames[at] ?? '')),
  ...weekdayNames.flatMap((word) => forms(word, word)),
  ...MONTH_NAMES.map((word, at): [string, string] => [word.toLowerCase(), monthNames[at] ?? '']),
  ...Object.entries(SPELLINGS),
]);

/** Cleans what was typed: small letters without accents, and no sign that says nothing here. */
export function cleanText(typed: string): string {
  return (
    foldLetters(typed)
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/[\u2018\u2019\u02bc`´]/g, "'")
      // What quotes a text is none of it
      .replace(/(?<!\p{L})'|'(?!\p{L})/gu, ' ')
      .replace(/(?<=\d|[a-z]) ?\bo clock\b/g, " o'clock")
      // "monday,9am,berlin"
      .replace(/(?<=[a-z]),(?=\d{1,2}(?:[:.h]\d\d| ?[ap]m\b))/g, ', ')
      .replace(/\b(?:cron_)?tz=/g, ' ')
      .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.){2,4}(?!\p{L})/gu, (letters) => letters.replaceAll('.', ''))
      .replace(/[^\p{L}\p{N}+,.:/#*?@&'_-]+/gu, ' ')
      // What makes words bold or slanted; a cron expression has its stars apart
      .replace(/\*(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])\*/gu, ' ')
      .replace(/(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, ' ')
      // Emoji as the platforms write them, and colons that are no part of a time
      .replace(/(?<![^ ]):[a-z\d_+-]+:(?![^ ])|(?<!\d):|:(?!\d)/g, ' ')
      .replace(/ ?\/ ?/g, '/')
      .replace(/@(?!(?:yearly|annually|monthly|weekly|daily|midnight|hourly)\b)/g, ' ')
      .replace(/ +/g, ' ')
      .trim()
  );
}

/** The plain spelling of a cleaned text. */
export function plainWords(text: string): string {
  return text
    .replace(COMPOUND, (_, tens: string, one?: string, nth?: string) => {
      const ten = (TENS.indexOf(tens) + 2) * 10;
      return one === undefined
        ? ordinal(ten + ORDINALS.indexOf(nth ?? '') + 1)
        : String(ten + ONES.indexOf(one) + 1);
    })
    .replace(
      /(?<![a-z\d])(?:mo|tu|we|th|fr|sa|su)(?:(?:,|-|\/)(?:mo|tu|we|th|fr|sa|su))+(?![a-z\d])/g,
      (days) => days.replace(/[a-z]+/g, (day) => weekdayNames.find((name) => name.startsWith(day)) ?? day),
    )
    .replace(/(?<![a-z\d])m ?- ?f(?![a-z\d])/g, 'mon-fri')
    .replace(/(?<![a-z\d'])[a-z]+(?:'[a-z]+)?(?![a-z\d])/g, (word) => WORDS.get(word) ?? word)
    .replace(/\b(?:business|working|work|week) day\b/g, 'weekday')
    .replace(/\bweek end\b/g, 'weekend');
}

function forms(word: string, short: string): [string, string][] {
  return [word, `${word}s`, `${word}'s`].map((form) => [form, short]);
}
