/**
 * The days on which a digest comes, and the five cron fields that say so. One way of writing for each schedule, so
 * that equal schedules are equal texts.
 */

export interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
}

/** A day of the week, from 0 for Sunday: every one, or the first to fifth or the last of a month. */
export interface Weekday {
  readonly day: number;
  readonly which: 'every' | 'last' | number;
}

/** A day of the month by number, its last (L), its last from Monday to Friday (LW), or the one of those nearest to a number. */
export type DateMark = number | 'L' | 'LW' | `${number}W`;

/** A day counts if it is one of the weekdays or one of the dates; all days count where neither is given. */
export interface DaySet {
  readonly weekdays: readonly Weekday[];
  readonly dates: readonly DateMark[];
  /** From 1; none means all. */
  readonly months: readonly number[];
}

const LONGEST_MONTH = 31;
/** February as it is in most years. */
const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** A run of so many numbers is written as a range. */
const LEAST_RANGE = 3;

/** "09:00". */
export function showTime({ hour, minute }: TimeOfDay): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The cron expression for a time on some days. */
export function writeCron(time: TimeOfDay, days: DaySet): string {
  const { weekdays, dates, months } = withoutNeedless(days);
  return [time.minute, time.hour, writeDates(dates), writeNumbers(months, 12), writeWeekdays(weekdays)].join(
    ' ',
  );
}

/** Whether no month that counts ever has any of the days. */
export function neverComes({ weekdays, dates, months }: DaySet): boolean {
  if (weekdays.length > 0 || dates.length === 0) return false;
  const longest = Math.max(...lengthsOf(months).map((length) => (length === 28 ? 29 : length)));
  return dates.every((date) => Number.parseInt(String(date), 10) > longest);
}

/** Whether some month that counts is over before a date. */
export function shortMonths(date: number, months: readonly number[]): boolean {
  return lengthsOf(months).some((length) => length < date);
}

function lengthsOf(months: readonly number[]): readonly number[] {
  return months.length === 0 ? DAYS_OF_MONTHS : months.map((month) => DAYS_OF_MONTHS[month - 1] ?? 0);
}

/** What is said twice, or says nothing, is left out. */
export function withoutNeedless({ weekdays, dates, months }: DaySet): DaySet {
  const every = new Set(weekdays.filter(({ which }) => which === 'every').map(({ day }) => day));
  const numbers = new Set(dates.filter((date) => typeof date === 'number'));
  const all = every.size === 7 || numbers.size === LONGEST_MONTH;
  return {
    weekdays: all ? [] : weekdays.filter(({ day, which }) => which === 'every' || !every.has(day)),
    dates: all ? [] : dates,
    months: new Set(months).size === 12 ? [] : months,
  };
}

function writeDates(dates: readonly DateMark[]): string {
  const marks = [...new Set(dates.filter((date) => typeof date === 'string'))].sort();
  const numbers = dates.filter((date) => typeof date === 'number');
  if (marks.length === 0) return writeNumbers(numbers, LONGEST_MONTH);
  return [...(numbers.length > 0 ? [writeNumbers(numbers, LONGEST_MONTH)] : []), ...marks].join(',');
}

function writeWeekdays(weekdays: readonly Weekday[]): string {
  const every = weekdays.flatMap(({ day, which }) => (which === 'every' ? [day] : []));
  const some = weekdays.flatMap(({ day, which }) =>
    which === 'every' ? [] : [which === 'last' ? `${day}L` : `${day}#${which}`],
  );
  if (some.length === 0) return writeNumbers(every, 7);
  return [...(every.length > 0 ? [writeNumbers(every, 7)] : []), ...[...new Set(some)].sort()].join(',');
}

/** Numbers as cron has them: `1-5`, `0,6`, and `*` for none or all. */
function writeNumbers(numbers: readonly number[], all: number): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  if (sorted.length === 0 || sorted.length === all) return '*';
  const runs: [number, number][] = [];
  for (const number of sorted) {
    const run = runs.at(-1);
    if (run && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs
    .flatMap(([first, last]) => {
      if (last - first + 1 >= LEAST_RANGE) return [`${first}-${last}`];
      return first === last ? [`${first}`] : [`${first}`, `${last}`];
    })
    .join(',');
}
