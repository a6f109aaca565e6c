/**
 * A schedule in plain words, which readSchedule reads back as the same schedule. What has no plain words is
 * put into words by cronstrue.
 */
import cronstrue from 'cronstrue';
import { ordinal } from '../../chat/format-number.ts';
import { MONTH_NAMES } from '../../chat/month-names.ts';
import { type DateMark, type DaySet, showTime, type Weekday } from './cron-days.ts';
import { listOf, longWeekdays, ordinalWords } from './day-names.ts';
import { readCron } from './read-cron.ts';
import type { Schedule } from './schedule.ts';

const DAY_MS = 86_400_000;
/** So many days in a row are said by the first and the last. */
const LEAST_RANGE = 3;
/** A day and a month alone say which day is meant while it is not this far away. */
const CLEAR_WITHOUT_YEAR_DAYS = 300;

/** "Mondays at 09:00 Europe/Berlin", "The 1st of every month at 12:00 UTC". */
export function describeSchedule({ cron, zone }: Schedule): string {
  const plain = describePlainly(cron);
  if (plain !== undefined) return `${plain} ${describeZone(zone)}`;
  const told = cronstrue.toString(cron, { use24HourTimeFormat: true, throwExceptionOnParseError: false });
  return `${told}, ${describeZone(zone)}`;
}

/** A time and its days without a zone, where there are plain words for them: "Mondays at 09:00". */
export function describePlainly(cron: string): string | undefined {
  const read = readCron(cron.toLowerCase().split(' '));
  if (read.kind === 'problem') return undefined;
  const days = describeDays(read.days);
  return days && `${days} at ${showTime(read.time)}`;
}

/**
 * "Mon 23 Nov, 09:00", in that zone.
 * @param at milliseconds since 1970
 * @param now where it is given, moments far from it get their year
 */
export function describeMoment(at: number, zone: string, now?: number): string {
  const far = now !== undefined && Math.abs(at - now) > CLEAR_WITHOUT_YEAR_DAYS * DAY_MS;
  const shown: Record<string, string> = {};
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  for (const { type, value } of clock.formatToParts(at)) shown[type] = value;
  const { weekday, day, month, year, hour, minute } = shown;
  return `${weekday} ${day} ${month}${far ? ` ${year}` : ''}, ${hour}:${minute}`;
}

function describeDays({ weekdays, dates, months }: DaySet): string | undefined {
  const named = listOf(months.map((month) => MONTH_NAMES[month - 1] ?? ''));
  const ofMonth = named === '' ? 'of every month' : `of ${named}`;
  const inMonth = named === '' ? '' : ` in ${named}`;
  if (weekdays.length === 0 && dates.length === 0) return `Every day${inMonth}`;
  if (weekdays.length === 0) {
    const dated = describeDates(dates);
    return dated && `The ${dated} ${ofMonth}`;
  }
  if (dates.length > 0) {
    const either = months.length === 0 && weekdays.every(({ which }) => which === 'every');
    const dated = either ? describeDates(dates) : undefined;
    return dated && `The ${dated} of every month and ${describeWeekdays(weekdays)}`;
  }
  if (weekdays.every(({ which }) => which === 'every')) return `${describeWeekdays(weekdays)}${inMonth}`;
  const some = describeSomeWeekdays(weekdays);
  return some && `The ${some} ${ofMonth}`;
}

function describeDates(dates: readonly DateMark[]): string | undefined {
  if (dates.length === 1 && dates[0] === '1W') return 'first weekday';
  if (dates.length === 1 && dates[0] === 'LW') return 'last weekday';
  if (dates.some((date) => typeof date === 'string' && date !== 'L')) return undefined;
  const numbers = dates.filter((date) => typeof date === 'number');
  const [first = 0, last = 0] = [numbers[0], numbers.at(-1)];
  const inRow = numbers.length >= LEAST_RANGE && last - first + 1 === numbers.length;
  const named = inRow ? [`${ordinal(first)} to ${ordinal(last)}`] : numbers.map(ordinal);
  return listOf(dates.includes('L') ? [...named, 'last day'] : named);
}

function describeWeekdays(weekdays: readonly Weekday[]): string {
  const days = fromMonday(weekdays.map(({ day }) => day));
  if (days.join('') === '12345') return 'Weekdays';
  if (days.join('') === '60') return 'Weekends';
  const names = days.map((day) => `${longWeekdays[day]}s`);
  const inRow = days.every((day, at) => at === 0 || day === ((days[at - 1] ?? 0) + 1) % 7);
  return inRow && days.length >= LEAST_RANGE ? `${names[0]} to ${names.at(-1)}` : listOf(names);
}

/** "first and third Monday": only where each day has the same ones. */
function describeSomeWeekdays(weekdays: readonly Weekday[]): string | undefined {
  const days = fromMonday([...new Set(weekdays.map(({ day }) => day))]);
  const whiches = [...new Set(weekdays.map(({ which }) => which))].sort();
  if (days.length * whiches.length !== weekdays.length || whiches.includes('every')) return undefined;
  const ordinals = whiches.map((which) =>
    typeof which === 'number' ? (ordinalWords[which - 1] ?? '') : which,
  );
  return `${listOf(ordinals)} ${listOf(days.map((day) => longWeekdays[day] ?? ''))}`;
}

function fromMonday(days: readonly number[]): number[] {
  return [...days].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7));
}

/** Etc/GMT-2 is two hours ahead of UTC, which its name hides. */
function describeZone(zone: string): string {
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(zone) ?? [];
  return hours === undefined ? zone : `UTC${sign === '-' ? '+' : '-'}${hours}`;
}
