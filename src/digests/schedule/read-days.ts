/** The days in a text: days of the week, dates, months, "daily", "first friday of the month". */
import type { DateMark, Weekday } from './cron-days.ts';
import { cut } from './cut.ts';
import { monthNames, weekdayNames } from './day-names.ts';

export type Period = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** What was found, before it is known whether it makes sense together. */
export interface DaysFound {
  readonly weekdays: readonly Weekday[];
  readonly dates: readonly DateMark[];
  readonly months: readonly number[];
  /** "daily", "every month", "once a year". */
  readonly periods: readonly Period[];
  /** "of the quarter": what a day is counted in. */
  readonly within: readonly Period[];
  /** "every 3 months". */
  readonly everyMonths: number | undefined;
  /** What is left of the text. */
  readonly rest: string;
}

const DAY = `(?:${weekdayNames.join('|')})`;
const MONTH = `(?:${monthNames.join('|')})`;
const NTH = '(?:\\d{1,2}(?:st|nd|rd|th)|last)';
const AND = '(?: (?:,|&|\\+|/|and|the))*';
const OF = '(?: (?:month|quarter|year)-of)';
/** Where in its month, quarter or year a date is. */
const EDGES: Readonly<Record<string, DateMark>> = {
  start: 1,
  beginning: 1,
  '1st day': 1,
  end: 'L',
  'last day': 'L',
  last: 'L',
};

const NTH_DAYS = new RegExp(` (${NTH}(?:${AND} ${NTH})*)(?: the)? (${DAY}(?:${AND} ${DAY})*)(?= )`, 'g');
const EDGE = new RegExp(` (start|beginning|1st day|end|last day|last)(?=${OF} | (?:of|in) ${MONTH} )`, 'g');
const DATES = new RegExp(
  ` (?:day |date )?(\\d{1,2}(?:st|nd|rd|th))(?: day(?=${OF} | (?:of|in) ${MONTH} ))?(?= )`,
  'g',
);
const BARE_DATES = new RegExp(` (\\d{1,2}(?:${AND} \\d{1,2})*)(?=${OF} )`, 'g');
const DATE_AND_MONTH = new RegExp(
  ` (\\d{1,2})(?: of)?(?= ${MONTH} )|(?<= ${MONTH}) (?:the )?(\\d{1,2})(?= )`,
  'g',
);

/** Reads the days; what is left has none of them in it. */
export function cutDays(text: string): DaysFound {
  const weekdays: Weekday[] = [];
  const dates: DateMark[] = [];
  const months: number[] = [];
  const periods: Period[] = [];
  const within: Period[] = [];
  let everyMonths: number | undefined;

  let rest = cut(text, / every (\d{1,2}|other) month(?= )/g, (_, number) => {
    everyMonths = number === 'other' ? 2 : Number(number);
  });
  rest = cut(rest, / (1st|last) weekday(?= )/g, (_, which) => {
    dates.push(which === '1st' ? '1W' : 'LW');
  });
  rest = rest.replace(/ weekday(?= )/g, ' mon tue wed thu fri').replace(/ weekend(?= )/g, ' sat sun');
  rest = cut(rest, NTH_DAYS, (_, which = '', days = '') => {
    const counted = (which.match(new RegExp(NTH, 'g')) ?? []).map((one): Weekday['which'] =>
      one === 'last' ? one : Number.parseInt(one, 10),
    );
    const named = days.match(new RegExp(DAY, 'g')) ?? [];
    weekdays.push(...counted.flatMap((one) => named.map((day) => ({ day: dayOf(day), which: one }))));
    return true;
  });
  rest = cut(rest, EDGE, (_, edge = '') => {
    dates.push(EDGES[edge] ?? 1);
  });
  rest = cut(rest, DATES, (_, date = '') => {
    dates.push(Number.parseInt(date, 10));
  });
  rest = cut(rest, / (?:day|date) (\d{1,2})(?= )/g, (_, date) => {
    dates.push(Number(date));
  });
  rest = cut(rest, BARE_DATES, (_, numbers = '') => {
    dates.push(...(numbers.match(/\d+/g) ?? []).map(Number));
  });
  rest = cut(rest, DATE_AND_MONTH, (_, before, after) => {
    dates.push(Number(before || after));
  });
  rest = cut(rest, new RegExp(` (${MONTH})(?= )`, 'g'), (_, month) => {
    months.push(monthNames.indexOf(month) + 1);
  });
  rest = cut(rest, / (month|quarter|year)-of(?= )/g, (_, period) => {
    within.push(periodOf(period));
  });
  rest = cut(rest, new RegExp(` (${DAY})(?= )`, 'g'), (_, day = '') => {
    weekdays.push({ day: dayOf(day), which: 'every' });
  });
  rest = cut(
    rest,
    / (?:once )?(?:every|a|per|all)(?: (?:1|single))? (day|week|month|quarter|year)(?= )/g,
    (_, period) => {
      periods.push(periodOf(period));
    },
  );
  return { weekdays, dates, months, periods, within, everyMonths, rest };
}

function dayOf(name: string): number {
  return weekdayNames.indexOf(name);
}

function periodOf(name: string | undefined): Period {
  return name === 'week' || name === 'month' || name === 'quarter' || name === 'year' ? name : 'day';
}
