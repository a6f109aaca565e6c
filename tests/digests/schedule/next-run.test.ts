import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRun } from '../../../src/digests/schedule/next-run.ts';

/** The first runs after a moment, as they are in UTC. */
function runs(cron: string, zone: string, after: string, most = 3): string[] {
  const found: string[] = [];
  let moment: number | undefined = Date.parse(after);
  while (found.length < most) {
    moment = nextRun({ cron, zone }, moment);
    if (moment === undefined) break;
    found.push(new Date(moment).toISOString().replace(':00.000Z', 'Z'));
  }
  return found;
}

describe('the next run', () => {
  it('comes at the time on the clock of the zone, in summer and in winter', () => {
    expect(runs('0 9 * * 1', 'Europe/Berlin', '2026-10-18T12:00Z', 2)).toEqual([
      '2026-10-19T07:00Z',
      '2026-10-26T08:00Z',
    ]);
    expect(runs('30 8 * * 1-5', 'America/New_York', '2026-11-20T12:00Z', 2)).toEqual([
      '2026-11-20T13:30Z',
      '2026-11-23T13:30Z',
    ]);
  });

  it('is strictly after the moment', () => {
    const monday = Date.parse('2026-11-23T08:00Z');
    const schedule = { cron: '0 9 * * 1', zone: 'Europe/Berlin' };
    const week = 7 * 86_400_000;
    expect(nextRun(schedule, monday - 1)).toBe(monday);
    expect(nextRun(schedule, monday)).toBe(monday + week);
    expect(nextRun(schedule, monday + 500)).toBe(monday + week);
  });

  it('comes on the first, third or last such day of a month', () => {
    expect(runs('0 16 * * 5L', 'Asia/Tokyo', '2026-11-01T00:00Z')).toEqual([
      '2026-11-27T07:00Z',
      '2026-12-25T07:00Z',
      '2027-01-29T07:00Z',
    ]);
    expect(runs('0 9 * * 1#1,1#3', 'UTC', '2026-11-22T00:00Z')).toEqual([
      '2026-12-07T09:00Z',
      '2026-12-21T09:00Z',
      '2027-01-04T09:00Z',
    ]);
    expect(runs('0 9 LW * *', 'UTC', '2026-11-22T00:00Z', 2)).toEqual([
      '2026-11-30T09:00Z',
      '2026-12-31T09:00Z',
    ]);
    expect(runs('0 9 1W * *', 'UTC', '2027-04-15T00:00Z', 2)).toEqual([
      '2027-05-03T09:00Z',
      '2027-06-01T09:00Z',
    ]);
  });

  it('comes on either where days of the month and of the week are named', () => {
    expect(runs('0 9 13 * 5', 'UTC', '2026-12-05T00:00Z')).toEqual([
      '2026-12-11T09:00Z',
      '2026-12-13T09:00Z',
      '2026-12-18T09:00Z',
    ]);
  });

  it('leaves out months without the day', () => {
    expect(runs('0 9 31 * *', 'UTC', '2027-01-31T12:00Z', 2)).toEqual([
      '2027-03-31T09:00Z',
      '2027-05-31T09:00Z',
    ]);
    expect(runs('0 9 29 2 *', 'UTC', '2026-01-01T00:00Z', 2)).toEqual([
      '2028-02-29T09:00Z',
      '2032-02-29T09:00Z',
    ]);
  });

  it('is none for a day that never comes', () => {
    expect(nextRun({ cron: '0 9 31 2 *', zone: 'UTC' }, 0)).toBeUndefined();
  });
});

describe('where the clock is put forward', () => {
  it.each([
    ['30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00Z', '2026-03-29T01:00Z', 'by an hour'],
    ['0 2 * * 0', 'Europe/Berlin', '2026-03-28T12:00Z', '2026-03-29T01:00Z', 'at the very minute'],
    ['15 2 * * *', 'Australia/Lord_Howe', '2026-10-03T12:00Z', '2026-10-03T15:30Z', 'by half an hour'],
    ['45 2 * * *', 'Pacific/Chatham', '2026-09-26T12:00Z', '2026-09-26T14:00Z', 'at a quarter to'],
    ['30 0 * * *', 'Africa/Cairo', '2026-04-23T12:00Z', '2026-04-23T22:00Z', 'at midnight'],
    ['30 23 * * 6', 'America/Nuuk', '2026-03-28T12:00Z', '2026-03-29T01:00Z', 'across midnight'],
    ['0 9 * * 5', 'Pacific/Apia', '2011-12-29T20:00Z', '2011-12-30T10:00Z', 'by a whole day'],
  ])('a time that does not exist runs at the next that does: %s %s', (cron, zone, after, run) => {
    expect(runs(cron, zone, after, 1)).toEqual([run]);
  });

  it('the runs before and after are on time', () => {
    expect(runs('30 2 * * *', 'Europe/Berlin', '2026-03-27T12:00Z')).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-29T01:00Z',
      '2026-03-30T00:30Z',
    ]);
    expect(runs('30 23 * * *', 'America/Nuuk', '2026-03-27T12:00Z', 4)).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-29T01:00Z',
      '2026-03-30T00:30Z',
      '2026-03-31T00:30Z',
    ]);
  });
});

describe('where the clock is put back', () => {
  it.each([
    ['30 2 * * *', 'Europe/Berlin', '2026-10-24T12:00Z', ['2026-10-25T00:30Z', '2026-10-26T01:30Z']],
    ['0 2 * * *', 'Europe/Berlin', '2026-10-24T12:00Z', ['2026-10-25T00:00Z', '2026-10-26T01:00Z']],
    ['0 3 * * *', 'Europe/Berlin', '2026-10-24T12:00Z', ['2026-10-25T02:00Z', '2026-10-26T02:00Z']],
    ['45 1 * * *', 'Australia/Lord_Howe', '2026-04-04T12:00Z', ['2026-04-04T14:45Z', '2026-04-05T15:15Z']],
    ['30 1 * * 0', 'America/St_Johns', '2026-10-31T12:00Z', ['2026-11-01T04:00Z', '2026-11-08T05:00Z']],
    ['30 23 * * 6', 'America/Santiago', '2026-04-04T12:00Z', ['2026-04-05T02:30Z', '2026-04-12T03:30Z']],
  ])('a time that comes twice runs once, the first: %s %s', (cron, zone, after, expected) => {
    expect(runs(cron, zone, after, 2)).toEqual(expected);
  });

  it('it does not run again between its first coming and its second', () => {
    expect(runs('30 2 * * *', 'Europe/Berlin', '2026-10-25T00:45Z', 1)).toEqual(['2026-10-26T01:30Z']);
    expect(runs('30 2 * * *', 'Europe/Berlin', '2026-10-25T01:15Z', 1)).toEqual(['2026-10-26T01:30Z']);
  });
});

describe('the next runs of any schedule', () => {
  it('are later each time, and shown on the clock as they were asked for, or just after a leap', () => {
    const zones = [
      'Europe/Berlin',
      'America/Nuuk',
      'Australia/Lord_Howe',
      'America/Havana',
      'Asia/Kathmandu',
      'Africa/Casablanca',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2030, 0) }),
        (zone, hour, minute, after) => {
          const schedule = { cron: `${minute} ${hour} * * *`, zone };
          const next = nextRun(schedule, after) ?? 0;
          expect(next).toBeGreaterThan(after);
          expect(next - after).toBeLessThanOrEqual(26 * 3_600_000);
          const clock = new Intl.DateTimeFormat('en-GB', {
            timeZone: zone,
            hour: '2-digit',
            minute: '2-digit',
          });
          const [shownHour = 0, shownMinute = 0] = clock.format(next).split(':').map(Number);
          const late = (shownHour * 60 + shownMinute - hour * 60 - minute + 1_440) % 1_440;
          expect(late).toBeLessThanOrEqual(60);
          if (late > 0) expect(clock.format(next - 1)).not.toBe(clock.format(next - 60_001));
        },
      ),
      { numRuns: 300 },
    );
  });
});
