/** A cron expression → the time and the days that it says, or what is wrong with it. */
import type { DateMark, DaySet, TimeOfDay, Weekday } from './cron-days.ts';
import { monthNames, weekdayNames } from './day-names.ts';

export type CronRead =
  | { readonly kind: 'cron'; readonly time: TimeOfDay; readonly days: DaySet }
  | { readonly kind: 'problem'; readonly problem: string };

const EXAMPLE = 'as in "0 9 * * 1 Berlin", which is Mondays at 9:00';
const FIELD =
  /^[*?]$|^(?=.*[\da-z*])(?:[\d*?,/#-]|(?:sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|(?:lw|l|w)(?![a-z]))+$/;
const NICKNAMES: ReadonlyMap<string, string> = new Map<string, string>([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

/**
 * Finds a cron expression among other words: fields with a star in one of them, five of the right shape, or behind the word "cron".
 * @returns its fields, however many, and the words without it
 */
export function findCron(
  text: string,
): { readonly fields: readonly string[]; readonly rest: string } | undefined {
  const words = text.split(' ').flatMap((word) => NICKNAMES.get(word)?.split(' ') ?? [word]);
  let best = { from: 0, length: 0 };
  let from = 0;
  for (let at = 0; at <= words.length; at += 1) {
    if (FIELD.test(words[at] ?? '')) continue;
    if (at - from > best.length) best = { from, length: at - from };
    from = at + 1;
  }
  const fields = words.slice(best.from, best.from + best.length);
  const announced = words.some((word) => /^cron(?:tab)?$/.test(word));
  const isCron =
    fields.some((field) => field.includes('*')) || (announced && fields.length >= 4) || isStarless(fields);
  if (!isCron) return undefined;
  const rest = [...words.slice(0, best.from), '|', ...words.slice(best.from + best.length)];
  return { fields, rest: rest.filter((word) => !/^cron(?:tab)?$/.test(word)).join(' ') };
}

/** Reads the fields of a cron expression. */
export function readCron(fields: readonly string[]): CronRead {
  const [minute = '', hour = '', date = '', month = '', weekday = ''] = fields;
  if (fields.length !== 5) {
    const found = `I found ${fields.length}.`;
    return wrong(
      `A cron expression has five fields: minute, hour, day of the month, month, day of the week. ${found} Type it ${EXAMPLE}.`,
    );
  }
  if (!/^\d+$/.test(minute) || !/^\d+$/.test(hour)) {
    return wrong(
      `A digest comes at most once a day, so minute and hour must each be one number, ${EXAMPLE}.`,
    );
  }
  if (Number(minute) > 59) return wrong(`There is no minute ${minute.slice(0, 9)}. Type it ${EXAMPLE}.`);
  if (Number(hour) > 23) return wrong(`There is no hour ${hour.slice(0, 9)}. Type it ${EXAMPLE}.`);
  const dates = readDates(date);
  if (!dates)
    return wrong(`I cannot read "${date}" as days of the month. Type 1, 1,15, 1-7, or L for the last day.`);
  const months = numbersOf(month, 1, 12, monthNames);
  if (!months) return wrong(`I cannot read "${month}" as months. Type 1,7 or jan,jul, or * for all.`);
  const weekdays = readWeekdays(weekday);
  if (!weekdays) {
    return wrong(
      `I cannot read "${weekday}" as days of the week. Type 1 for Monday, 1-5, mon,thu, 1#1 for the first Monday or 5L for the last Friday.`,
    );
  }
  return {
    kind: 'cron',
    time: { hour: Number(hour), minute: Number(minute) },
    days: { dates, months: isAny(month) ? [] : months, weekdays },
  };
}

/** "9 30 mon tue wed" is none. */
function isStarless(fields: readonly string[]): boolean {
  const [minute = '', hour = '', date = '', month = ''] = fields;
  const isNumber = /^\d+$/.test(minute) && /^\d+$/.test(hour) && /^(?:\d|l)/.test(date);
  return fields.length === 5 && isNumber && (/^\d/.test(month) || monthNames.includes(month.slice(0, 3)));
}

function wrong(problem: string): CronRead {
  return { kind: 'problem', problem };
}

function isAny(field: string): boolean {
  return field === '*' || field === '?';
}

function readDates(field: string): readonly DateMark[] | undefined {
  if (isAny(field)) return [];
  if (field === 'lw') return ['LW'];
  const near = /^(\d{1,2})w$/.exec(field)?.[1];
  if (near !== undefined) return Number(near) >= 1 && Number(near) <= 31 ? [`${Number(near)}W`] : undefined;
  const parts = field
    .split(',')
    .map((part): readonly DateMark[] | undefined => (part === 'l' ? ['L'] : numbersOf(part, 1, 31, [])));
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

function readWeekdays(field: string): readonly Weekday[] | undefined {
  if (isAny(field)) return [];
  const parts = field.split(',').map((part): readonly Weekday[] | undefined => {
    const [, day = '', which] = /^([a-z]{3}|\d)(?:#([1-5])|l)$/.exec(part) ?? [];
    const days = numbersOf(day || part, 0, 7, weekdayNames);
    return days?.map((one) => ({
      day: one % 7,
      which: day === '' ? 'every' : which === undefined ? 'last' : Number(which),
    }));
  });
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

/** The numbers of a field with lists, ranges and steps; a range may run past its end, as Friday to Monday does. */
function numbersOf(
  field: string,
  least: number,
  most: number,
  names: readonly string[],
): number[] | undefined {
  // A week has seven days, though its Sunday is both 0 and 7.
  const all = Math.min(most, most - least + 1);
  const numbers: number[] = [];
  for (const part of field.split(',')) {
    const [, from = '', to, step = '1'] =
      /^([*?]|[a-z\d]+)(?:-([a-z\d]+))?(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    if (from === '' || Number(step) < 1 || (isAny(from) && to !== undefined)) return undefined;
    const numberOf = (text: string): number => {
      const named = names.indexOf(text);
      if (named >= 0) return named + least;
      return /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
    };
    const first = isAny(from) ? least : numberOf(from);
    const last = isAny(from) ? least + all - 1 : numberOf(to ?? from);
    const inside = [first, last].every((number) => number >= least && number <= most);
    if (!inside || (to === undefined && !isAny(from) && step !== '1')) return undefined;
    const length = (last >= first ? last - first : last + all - first) + 1;
    for (let at = 0; at < length; at += Number(step)) numbers.push(((first - least + at) % all) + least);
  }
  return numbers;
}
