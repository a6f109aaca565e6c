/** What was found of days → the days that are meant, with what had to be taken for granted, or what does not fit. */

import { ordinal } from '../../chat/format-number.ts';
import { MONTH_NAMES } from '../../chat/month-names.ts';
import { type DateMark, type DaySet, neverComes, shortMonths } from './cron-days.ts';
import type { DaysFound } from './read-days.ts';

export type DaysRead =
  | { readonly kind: 'days'; readonly days: DaySet; readonly assumed: readonly string[] }
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly problem: string };

/** What is said of days that no month has. */
export const NEVER =
  'That day never comes. Type a day that each month has, for example "1st of the month 9am Berlin".';
const WHICH_OF_MONTH =
  'Which day of it? Type for example "1st of the month 9am Berlin" or "last friday of the month 9am Berlin".';
const QUARTERS = [1, 4, 7, 10];
const QUARTER_ENDS = [3, 6, 9, 12];

export function settleDays(found: DaysFound): DaysRead {
  const { weekdays, dates, periods } = found;
  const some = weekdays.length > 0 || dates.length > 0;
  if (!some && periods.length === 0 && found.months.length === 0 && found.everyMonths === undefined) {
    return found.within.length > 0 ? problem(WHICH_OF_MONTH) : { kind: 'none' };
  }
  const misfit = findMisfit(found);
  if (misfit !== undefined) return problem(misfit);
  const assumed: string[] = [];
  const months = monthsMeant(found, assumed);
  if (some) return settled({ weekdays, dates, months }, assumed);
  if (periods.includes('day')) return settled({ weekdays, dates, months }, assumed);
  if (periods.includes('week')) {
    return settled({ weekdays: [{ day: 1, which: 'every' }], dates, months }, [
      ...assumed,
      'You named no day of the week; I took Monday.',
    ]);
  }
  return settled({ weekdays, dates: [1], months }, [
    ...assumed,
    'You named no day of the month; I took the 1st.',
  ]);
}

function problem(text: string): DaysRead {
  return { kind: 'problem', problem: text };
}

/** What was said together and cannot be. */
function findMisfit({ weekdays, dates, months, periods, everyMonths }: DaysFound): string | undefined {
  const outside = dates.find((date) => typeof date === 'number' && (date < 1 || date > 31));
  if (outside !== undefined)
    return `There is no ${ordinal(Number(outside))} of a month. Type a day from 1st to 31st.`;
  const counted = weekdays.find(({ which }) => typeof which === 'number' && (which < 1 || which > 5));
  if (counted)
    return 'A month has at most five of each day of the week. Type for example "first monday of the month 9am Berlin".';
  if (periods.includes('week') && dates.length > 0) {
    return 'A week has no such day. Type for example "every monday 9am Berlin" or "1st of the month 9am Berlin".';
  }
  const longer = periods.some((period) => period === 'month' || period === 'quarter' || period === 'year');
  const everyWeek = weekdays.some(({ which }) => which === 'every');
  if ((longer || everyMonths !== undefined) && everyWeek && dates.length === 0) {
    return 'Which of those days? Type for example "every monday 9am Berlin" or "first monday of the month 9am Berlin".';
  }
  if (periods.includes('day') && (dates.length > 0 || weekdays.some(({ which }) => which !== 'every'))) {
    return 'Every day, or only on some? Type for example "every day 9am Berlin" or "1st of the month 9am Berlin".';
  }
  if (months.length > 0 && (everyMonths !== undefined || periods.includes('quarter'))) {
    return 'I found two ways of saying which months. Type for example "1st of january and july 9am Berlin".';
  }
  return undefined;
}

function monthsMeant(
  { weekdays, dates, months, periods, within, everyMonths }: DaysFound,
  assumed: string[],
): number[] {
  if (months.length > 0) return [...months];
  if (everyMonths !== undefined) {
    if (everyMonths > 1) assumed.push('I counted the months from January.');
    return Array.from({ length: 12 }, (_, at) => at + 1).filter((month) => (month - 1) % everyMonths === 0);
  }
  const atEnd =
    [...dates, ...weekdays.map(({ which }) => which)].length > 0 &&
    dates.every(isLastDate) &&
    weekdays.every(({ which }) => which === 'last');
  const periodic = [...periods, ...within];
  if (periodic.includes('quarter')) return atEnd ? QUARTER_ENDS : QUARTERS;
  if (periodic.includes('year')) {
    const month = atEnd ? 12 : 1;
    if (periods.includes('year')) assumed.push(`You named no month; I took ${MONTH_NAMES[month - 1]}.`);
    return [month];
  }
  return [];
}

function isLastDate(date: DateMark): boolean {
  return date === 'L' || date === 'LW';
}

function settled(days: DaySet, assumed: readonly string[]): DaysRead {
  if (neverComes(days)) return problem(NEVER);
  return { kind: 'days', days, assumed: [...assumed, ...remarks(days)] };
}

/** What is worth knowing about days, however they were said. */
export function remarks({ weekdays, dates, months }: DaySet): string[] {
  const said: string[] = [];
  if (weekdays.length > 0 && dates.length > 0) {
    said.push('You named days of the week and of the month; I took both, so it comes on each of them.');
  }
  const late = Math.max(0, ...dates.filter((date) => typeof date === 'number'));
  if (late === 29 && months.join() === '2') said.push('It comes in leap years only.');
  else if (!dates.includes('L') && shortMonths(late, months)) {
    const end = 'for the end of each month, type "last day of the month"';
    said.push(`Months without a ${ordinal(late)} are left out; ${end}.`);
  }
  if (weekdays.some(({ which }) => which === 5)) {
    said.push('Months without a fifth one are left out; for the last of each month, type "last".');
  }
  return said;
}
