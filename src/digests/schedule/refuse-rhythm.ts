/** Rhythms that no digest has: more often than daily, every so many weeks, once and never again. Each is told what there is instead. */
import { monthNames, weekdayNames } from './day-names.ts';

const DAY = `(?:${weekdayNames.join('|')})`;
const MONTH = `(?:${monthNames.join('|')})`;

const OFTEN =
  'A digest comes at most once a day. Type for example "every day 9am Berlin" or "weekdays 9am Berlin".';
const COUNTING =
  'I do not count from one digest to the next. I can come on the same days each week or each month: type for example "every monday 9am Berlin" or "first and third monday of the month 9am Berlin".';
const WHICH_DAYS =
  'Name the days: type for example "mon and thu 9am Berlin" or "1st and 15th of the month 9am Berlin".';
const SECOND =
  'Every other week I cannot do. For the second one of each month, type for example "second monday of the month 9am Berlin".';
const ONCE = 'A digest comes again and again, never just once. Type for example "every monday 9am Berlin".';
const DATE_ON_A_DAY =
  'I cannot wait for a date to fall on a day of the week. Name one of them: "every friday 9am Berlin" or "13th of the month 9am Berlin".';
const SOME_WEEKDAY =
  'Of the weekdays of a month I know the first and the last: type for example "first weekday of the month 9am Berlin".';
const PAIRS =
  'I can take the same dates in several months, but not another date in each. Set up a digest for each, for example "1 january 9am Berlin".';
const MONTHS =
  'I can come every month, or every 2, 3, 4, 6 or 12 months. Type for example "every 3 months on the 1st 9am Berlin".';

/** In the order in which they are looked for. */
const RHYTHMS: readonly (readonly [RegExp, string])[] = [
  [
    / (?:hourly|minutely|every (?:\d+ |other |half )*(?:an )?(?:hours?|hrs?|h|minutes?|mins?|min|seconds?|sec)|continuously|constantly) /,
    OFTEN,
  ],
  [/ every 2nd $/, OFTEN],
  [/ (?:twice|thrice|\d+ ?x|\d+ times?) (?:a|per|every|in a) day /, OFTEN],
  [/ (?:twice|\d+ ?x) every day /, OFTEN],
  [/ (?:twice|thrice|\d+ ?x|\d+ times?) (?:a|per|every|in a) (?:week|month|quarter|year) /, WHICH_DAYS],
  [/ (?:bi ?-? ?monthly|bi ?-? ?every month|semi ?-? ?monthly|semi ?-? ?every month) /, WHICH_DAYS],
  [
    / (?:bi ?-? ?weekly|bi ?-? ?every week|fortnights?|fortnightly|biannually|semi ?-? ?annually|alternate|alternating) /,
    COUNTING,
  ],
  [new RegExp(` every other (?:${DAY}|weekday|weekend|day|week|quarter|year) `), COUNTING],
  [/ every (?:[2-9]|\d{2,4})(?:st|nd|rd|th)? (?:days?|weeks?|weekends?|quarters?|years?) /, COUNTING],
  [/ every (?:\d{1,2}(?:st|nd|rd|th)) (?:day|weekday)(?! month-of| quarter-of| year-of) /, COUNTING],
  [new RegExp(` every 2nd (?:${DAY}|weekend)(?!.* (?:month-of|quarter-of|${MONTH}) ) `), SECOND],
  [/ (?:today|tomorrow|tonight|now|once(?! a | per | every | in a ))(?= )/, ONCE],
  [/ in \d+ (?:minutes?|mins?|min|hours?|day|week|month) /, ONCE],
  [new RegExp(` (?:next|this|coming) (?:${DAY}|week|month) `), ONCE],
  [new RegExp(` ${DAY} (?:the )?\\d{1,2}(?:st|nd|rd|th) (?!${DAY} )`), DATE_ON_A_DAY],
  [/ (?!1st )\d{1,2}(?:st|nd|rd|th) weekday /, SOME_WEEKDAY],
  [/ every (?!1 |2 |3 |4 |6 |12 )\d{1,4} month /, MONTHS],
];

/** @param text as `spaceOut` makes it */
export function refuseRhythm(text: string): string | undefined {
  return RHYTHMS.find(([pattern]) => pattern.test(text))?.[1] ?? (hasPairs(text) ? PAIRS : undefined);
}

/** "1 january and 15 july": together with each other they would be four days. */
function hasPairs(text: string): boolean {
  const words = text.split(' ');
  const isMonth = (word = ''): boolean => monthNames.includes(word);
  const marks = words.flatMap((word, at) => {
    if (isMonth(word)) return ['month'];
    if (/^(?:\d{1,2}(?:st|nd|rd|th)|last)$/.test(word)) return [word];
    return /^\d{1,2}$/.test(word) && (isMonth(words[at - 1]) || isMonth(words[at + 1])) ? [word] : [];
  });
  const kinds = marks.map((mark) => (mark === 'month' ? 'm' : 'd')).join('');
  return /m.*d.*m.*d|d.*m.*d.*m/.test(kinds) && new Set(marks).size > 2;
}
