import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DateMark,
  type DaySet,
  neverComes,
  writeCron,
} from '../../../src/digests/schedule/cron-days.ts';
import {
  describeMoment,
  describePlainly,
  describeSchedule,
} from '../../../src/digests/schedule/describe-schedule.ts';
import { nextRun } from '../../../src/digests/schedule/next-run.ts';
import { readSchedule } from '../../../src/digests/schedule/read-schedule.ts';

const zones = fc.constantFrom(
  'Europe/Berlin',
  'America/New_York',
  'UTC',
  'Asia/Kolkata',
  'America/Argentina/Buenos_Aires',
  'Etc/GMT-2',
  'Etc/GMT+11',
);
const time = fc.record({ hour: fc.integer({ min: 0, max: 23 }), minute: fc.integer({ min: 0, max: 59 }) });
const months = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 });
const weekdayNumbers = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 });
const whiches = fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5, 'last' as const), {
  minLength: 1,
  maxLength: 3,
});
const dateNumbers = fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 31 });

const everyWeekday = weekdayNumbers.map((days) => days.map((day) => ({ day, which: 'every' as const })));
const someWeekdays = fc
  .tuple(weekdayNumbers, whiches)
  .map(([days, which]) => days.flatMap((day) => which.map((one) => ({ day, which: one }))));
const dates = fc.oneof(
  dateNumbers as fc.Arbitrary<DateMark[]>,
  dateNumbers.map((numbers): DateMark[] => [...numbers, 'L']),
  fc.constantFrom<DateMark[]>(['L'], ['1W'], ['LW']),
);

/** All that there are plain words for. */
const plainDays: fc.Arbitrary<DaySet> = fc.oneof(
  fc.record({ weekdays: fc.constant([]), dates: fc.constant([]), months }),
  fc.record({ weekdays: fc.oneof(everyWeekday, someWeekdays), dates: fc.constant([]), months }),
  fc.record({ weekdays: fc.constant([]), dates, months }),
  fc.record({ weekdays: everyWeekday, dates, months: fc.constant([]) }),
);
const mixedWeekdays = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 6 }),
    which: fc.constantFrom(1, 3, 5, 'last' as const, 'every' as const),
  }),
  { maxLength: 5 },
);
const anyDays: fc.Arbitrary<DaySet> = fc.record({
  weekdays: mixedWeekdays,
  dates: fc.oneof(dates, fc.constantFrom<DateMark[]>([], ['15W'])),
  months,
});

describe('a schedule in words', () => {
  it.each([
    ['0 9 * * 1', 'Europe/Berlin', 'Mondays at 09:00 Europe/Berlin'],
    ['30 8 * * 1-5', 'America/New_York', 'Weekdays at 08:30 America/New_York'],
    ['0 12 1 * *', 'UTC', 'The 1st of every month at 12:00 UTC'],
    ['0 9 * * *', 'UTC', 'Every day at 09:00 UTC'],
    ['0 9 * * 0,6', 'UTC', 'Weekends at 09:00 UTC'],
    ['0 9 * * 0,1,3', 'UTC', 'Mondays, Wednesdays and Sundays at 09:00 UTC'],
    ['0 9 * * 1-4', 'UTC', 'Mondays to Thursdays at 09:00 UTC'],
    ['0 16 * * 5L', 'Asia/Tokyo', 'The last Friday of every month at 16:00 Asia/Tokyo'],
    ['0 9 * * 1#1,1#3', 'UTC', 'The first and third Monday of every month at 09:00 UTC'],
    ['0 9 1,15 * *', 'UTC', 'The 1st and 15th of every month at 09:00 UTC'],
    ['0 9 1-7 * *', 'UTC', 'The 1st to 7th of every month at 09:00 UTC'],
    ['0 9 1,L * *', 'UTC', 'The 1st and last day of every month at 09:00 UTC'],
    ['0 9 LW * *', 'UTC', 'The last weekday of every month at 09:00 UTC'],
    ['0 9 1 1,4,7,10 *', 'UTC', 'The 1st of January, April, July and October at 09:00 UTC'],
    ['0 9 * 7 1', 'UTC', 'Mondays in July at 09:00 UTC'],
    ['0 9 1 * 1', 'UTC', 'The 1st of every month and Mondays at 09:00 UTC'],
    ['0 9 * * 1', 'Etc/GMT-2', 'Mondays at 09:00 UTC+2'],
    ['0 9 * * 1', 'Etc/GMT+3', 'Mondays at 09:00 UTC-3'],
  ])('%s %s', (cron, zone, expected) => {
    expect(describeSchedule({ cron, zone })).toBe(expected);
  });

  it('that has no plain words is told all the same', () => {
    expect(describeSchedule({ cron: '0 9 * * 1,5#1', zone: 'UTC' })).toBe(
      'At 09:00, on the Monday and first Friday of the month, UTC',
    );
    expect(describeSchedule({ cron: '0 9 15W * *', zone: 'UTC' })).toBe(
      'At 09:00, on the weekday nearest day 15 of the month, UTC',
    );
  });

  it('is read back as the same schedule', () => {
    fc.assert(
      fc.property(time, plainDays, zones, (at, days, zone) => {
        fc.pre(!neverComes(days));
        const schedule = { cron: writeCron(at, days), zone };
        expect(describePlainly(schedule.cron)).toBeDefined();
        expect(readSchedule(describeSchedule(schedule), undefined)).toMatchObject({
          kind: 'schedule',
          schedule,
        });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is read back from its cron expression too, and has words and a next run', () => {
    fc.assert(
      fc.property(time, anyDays, zones, (at, days, zone) => {
        fc.pre(!neverComes(days));
        const schedule = { cron: writeCron(at, days), zone };
        expect(readSchedule(`${schedule.cron} ${zone}`, undefined)).toMatchObject({
          kind: 'schedule',
          schedule,
        });
        expect(describeSchedule(schedule)).not.toMatch(/undefined|error/i);
        expect(nextRun(schedule, Date.UTC(2026, 10, 22))).toBeDefined();
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a moment in words', () => {
  const at = Date.parse('2026-11-23T08:00Z');

  it('is as the clock in that zone shows it', () => {
    expect(describeMoment(at, 'Europe/Berlin')).toBe('Mon 23 Nov, 09:00');
    expect(describeMoment(at, 'America/Los_Angeles')).toBe('Mon 23 Nov, 00:00');
    expect(describeMoment(at, 'Pacific/Kiritimati')).toBe('Mon 23 Nov, 22:00');
    expect(describeMoment(Date.parse('2026-09-02T08:00Z'), 'Asia/Kathmandu')).toBe('Wed 2 Sep, 13:45');
  });

  it('has its year where it is more than 300 days away', () => {
    expect(describeMoment(at, 'Europe/Berlin', at - 300 * 86_400_000)).toBe('Mon 23 Nov, 09:00');
    expect(describeMoment(at, 'Europe/Berlin', at - 301 * 86_400_000)).toBe('Mon 23 Nov 2026, 09:00');
    expect(describeMoment(at, 'Europe/Berlin', at + 301 * 86_400_000)).toBe('Mon 23 Nov 2026, 09:00');
  });
});
