/** What admins type, and the schedule that is meant. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../../src/digests/schedule/read-schedule.ts';
import { hostileTexts } from '../../hostile-texts.ts';

const OWN = 'Europe/Vienna';

/** "cron zone", or the problem. */
function read(words: string): string {
  const found = readSchedule(words, OWN);
  return found.kind === 'schedule' ? `${found.schedule.cron} ${found.schedule.zone}` : found.problem;
}

function assumed(words: string, zone: string | undefined = OWN): readonly string[] {
  const found = readSchedule(words, zone);
  return found.kind === 'schedule' ? found.assumed : [`unclear: ${found.problem}`];
}

describe('days of the week', () => {
  it.each([
    ['every monday 9am berlin', '0 9 * * 1 Europe/Berlin'],
    ['Mondays at 9, Berlin time', '0 9 * * 1 Europe/Berlin'],
    ['MONDAYS AT 9AM BERLIN', '0 9 * * 1 Europe/Berlin'],
    ['  monday   9am    berlin', '0 9 * * 1 Europe/Berlin'],
    ['berlin 9am mondays', '0 9 * * 1 Europe/Berlin'],
    ['9am/berlin/mondays', '0 9 * * 1 Europe/Berlin'],
    ['mondays@9am berlin', '0 9 * * 1 Europe/Berlin'],
    ['Mon @ 9 berlin', '0 9 * * 1 Europe/Berlin'],
    ["monday's at 9 in berlin", '0 9 * * 1 Europe/Berlin'],
    ['every mon. at 9 a.m. in berlin.', '0 9 * * 1 Europe/Berlin'],
    ['Every Monday, at 9:00 a.m. (Berlin)', '0 9 * * 1 Europe/Berlin'],
    ['day: monday, time: 9am, timezone: berlin', '0 9 * * 1 Europe/Berlin'],
    ['only mondays 9am berlin', '0 9 * * 1 Europe/Berlin'],
    ['every single monday of the month 9am berlin', '0 9 * * 1 Europe/Berlin'],
    ['mondays of every month 9am berlin', '0 9 * * 1 Europe/Berlin'],
    ['weekly on fridays at 9', '0 9 * * 5 Europe/Vienna'],
    ['once a week on thu 18:00', '0 18 * * 4 Europe/Vienna'],
    ['mon, wed and fri 17:00 europe/london', '0 17 * * 1,3,5 Europe/London'],
    ['monday tuesday wednesday 9am', '0 9 * * 1-3 Europe/Vienna'],
    ['tues + thurs 4:15pm', '15 16 * * 2,4 Europe/Vienna'],
    ['tue/thu 9.30 am', '30 9 * * 2,4 Europe/Vienna'],
    ['mon&weds 9am', '0 9 * * 1,3 Europe/Vienna'],
    ['MWF 8am', '0 8 * * 1,3,5 Europe/Vienna'],
    ['mo,we,fr 9am', '0 9 * * 1,3,5 Europe/Vienna'],
    ['we want it every friday 9am', '0 9 * * 5 Europe/Vienna'],
    ['monday to friday 9:30', '30 9 * * 1-5 Europe/Vienna'],
    ['from monday through thursday at 9', '0 9 * * 1-4 Europe/Vienna'],
    ['Mon-Fri 0930', '30 9 * * 1-5 Europe/Vienna'],
    ['monday–friday 9am', '0 9 * * 1-5 Europe/Vienna'],
    ['m-f 9am', '0 9 * * 1-5 Europe/Vienna'],
    ['fri-mon 9am', '0 9 * * 0,1,5,6 Europe/Vienna'],
    ['weekdays 8:30', '30 8 * * 1-5 Europe/Vienna'],
    ['every weekday at 8:30', '30 8 * * 1-5 Europe/Vienna'],
    ['each business day 8:30', '30 8 * * 1-5 Europe/Vienna'],
    ['workdays 8:30', '30 8 * * 1-5 Europe/Vienna'],
    ['working days at 8:30', '30 8 * * 1-5 Europe/Vienna'],
    ['weekends 10h', '0 10 * * 0,6 Europe/Vienna'],
    ['sat & sun 11am', '0 11 * * 0,6 Europe/Vienna'],
    ['daily 07:15', '15 7 * * * Europe/Vienna'],
    ['every day at noon', '0 12 * * * Europe/Vienna'],
    ['everyday 9am', '0 9 * * * Europe/Vienna'],
    ['daily on weekdays 9am', '0 9 * * 1-5 Europe/Vienna'],
    ['every day except sunday 9am', '0 9 * * 1-6 Europe/Vienna'],
    ['weekdays but not wed or fri 9am', '0 9 * * 1,2,4 Europe/Vienna'],
    ['every monday in july and august 9am', '0 9 * 7,8 1 Europe/Vienna'],
    ['weekdays in june 9am', '0 9 * 6 1-5 Europe/Vienna'],
  ])('%s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

describe('days of the month', () => {
  it.each([
    ['first of the month at noon UTC', '0 12 1 * * UTC'],
    ['the 1st of every month, noon', '0 12 1 * * Europe/Vienna'],
    ['1st and 15th at 9 am in Munich', '0 9 1,15 * * Europe/Berlin'],
    ['on the 1st, 10th and 20th at 6pm', '0 18 1,10,20 * * Europe/Vienna'],
    ['on the fifteenth of each month at 18:30', '30 18 15 * * Europe/Vienna'],
    ['monthly on the 15th 9am', '0 9 15 * * Europe/Vienna'],
    ['each month on the 5th, 9am', '0 9 5 * * Europe/Vienna'],
    ['the 31 of every month 9am', '0 9 31 * * Europe/Vienna'],
    ['1,15 of each month at 9am', '0 9 1,15 * * Europe/Vienna'],
    ['on day 15 at 9am', '0 9 15 * * Europe/Vienna'],
    ['twenty-first of the month at 9am', '0 9 21 * * Europe/Vienna'],
    ['the twenty second at 9am', '0 9 22 * * Europe/Vienna'],
    ['1st to 5th of the month 9am', '0 9 1-5 * * Europe/Vienna'],
    ['first day of the month 9am', '0 9 1 * * Europe/Vienna'],
    ['beginning of the month 9am', '0 9 1 * * Europe/Vienna'],
    ['last day of the month 5pm', '0 17 L * * Europe/Vienna'],
    ['the last of the month 5pm', '0 17 L * * Europe/Vienna'],
    ['end of month 5pm', '0 17 L * * Europe/Vienna'],
    ['month-end 5pm', '0 17 L * * Europe/Vienna'],
    ['1st and last day of the month 9am', '0 9 1,L * * Europe/Vienna'],
    ['first weekday of the month 9am', '0 9 1W * * Europe/Vienna'],
    ['first working day of every month at 10:00', '0 10 1W * * Europe/Vienna'],
    ['last business day of the month 9am', '0 9 LW * * Europe/Vienna'],
    ['every first monday 10:00 CET', '0 10 * * 1#1 Europe/Vienna'],
    ['last friday of the month 4pm tokyo', '0 16 * * 5L Asia/Tokyo'],
    ['second monday of the month 9am', '0 9 * * 1#2 Europe/Vienna'],
    ['every second friday of the month 3pm', '0 15 * * 5#2 Europe/Vienna'],
    ['every third thursday 18:00', '0 18 * * 4#3 Europe/Vienna'],
    ['first and third monday of the month 9am', '0 9 * * 1#1,1#3 Europe/Vienna'],
    ['2nd & 4th Wednesday 3pm', '0 15 * * 3#2,3#4 Europe/Vienna'],
    ['first monday and thursday of the month 15:00', '0 15 * * 1#1,4#1 Europe/Vienna'],
    ['first and last friday of the month 15:00', '0 15 * * 5#1,5L Europe/Vienna'],
    ['monthly on the first monday 9', '0 9 * * 1#1 Europe/Vienna'],
    ['monday and the 15th 9am', '0 9 15 * 1 Europe/Vienna'],
    ['mondays and the first friday of the month 9am', '0 9 * * 1,5#1 Europe/Vienna'],
  ])('%s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

describe('months, quarters and years', () => {
  it.each([
    ['1st of january and july 9am', '0 9 1 1,7 * Europe/Vienna'],
    ['annually on march 1st 9am', '0 9 1 3 * Europe/Vienna'],
    ['every year on 1 march at 9', '0 9 1 3 * Europe/Vienna'],
    ['May 1 at 9', '0 9 1 5 * Europe/Vienna'],
    ['31 jan 9am', '0 9 31 1 * Europe/Vienna'],
    ['jan-mar on the 1st 9am', '0 9 1 1-3 * Europe/Vienna'],
    ['first tuesday of january 9am', '0 9 * 1 2#1 Europe/Vienna'],
    ['last day of february 9am', '0 9 L 2 * Europe/Vienna'],
    ['every day in december 9am', '0 9 * 12 * Europe/Vienna'],
    ['quarterly on the 15th at 9', '0 9 15 1,4,7,10 * Europe/Vienna'],
    ['first monday of the quarter 9am', '0 9 * 1,4,7,10 1#1 Europe/Vienna'],
    ['end of the quarter 9am', '0 9 L 3,6,9,12 * Europe/Vienna'],
    ['every quarter on the last friday 4pm', '0 16 * 3,6,9,12 5L Europe/Vienna'],
    ['last day of the year 9am', '0 9 L 12 * Europe/Vienna'],
    ['every other month on the 1st 9am', '0 9 1 1,3,5,7,9,11 * Europe/Vienna'],
    ['every 6 months on the 1st 9am', '0 9 1 1,7 * Europe/Vienna'],
  ])('%s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

describe('times', () => {
  it.each([
    ['9', '0 9'],
    ['at 9', '0 9'],
    ['9h', '0 9'],
    ['9 h', '0 9'],
    ['9 hrs', '0 9'],
    ['09.00 Uhr', '0 9'],
    ["9 o'clock", '0 9'],
    ['9 o’clock', '0 9'],
    ['nine', '0 9'],
    ['nine am', '0 9'],
    ['nine in the morning', '0 9'],
    ['9:00:00', '0 9'],
    ['9am sharp', '0 9'],
    ['09:00 (9am)', '0 9'],
    ['9.30', '30 9'],
    ['9.30am', '30 9'],
    ['0930', '30 9'],
    ['930am', '30 9'],
    ['9 30', '30 9'],
    ['nine thirty', '30 9'],
    ['half past nine', '30 9'],
    ['half nine', '30 9'],
    ['quarter past ten', '15 10'],
    ['a quarter to nine', '45 8'],
    ['quarter to 9pm', '45 20'],
    ['quarter to noon', '45 11'],
    ['quarter to midnight', '45 23'],
    ['twenty past nine', '20 9'],
    ['ten to nine', '50 8'],
    ['25 minutes past 8', '25 8'],
    ['noon', '0 12'],
    ['midday', '0 12'],
    ['12 noon', '0 12'],
    ['12pm', '0 12'],
    ['12:30 pm', '30 12'],
    ['midnight', '0 0'],
    ['12am', '0 0'],
    ['12:30am', '30 0'],
    ['0:05', '5 0'],
    ['17h30', '30 17'],
    ['1730', '30 17'],
    ['5:30 p.m.', '30 17'],
    ['seven thirty pm', '30 19'],
    ['6 in the evening', '0 18'],
    ['4 in the afternoon', '0 16'],
    ['11 at night', '0 23'],
    ['2 at night', '0 2'],
  ])('fridays %s', (words, expected) => {
    expect(read(`fridays ${words}`)).toBe(`${expected} * * 5 Europe/Vienna`);
  });

  it.each([
    ['every morning at 7', '0 7 * * * Europe/Vienna'],
    ['every evening at 8', '0 20 * * * Europe/Vienna'],
    ['weekday mornings at 8', '0 8 * * 1-5 Europe/Vienna'],
    ['every friday afternoon at 4', '0 16 * * 5 Europe/Vienna'],
    ['wednesday night 8', '0 20 * * 3 Europe/Vienna'],
  ])('a part of the day says which half of it is meant: %s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

describe('words that say nothing', () => {
  it.each([
    [
      'please post the digest every Monday at 9 in the morning, Berlin time, thanks!',
      '0 9 * * 1 Europe/Berlin',
    ],
    ['hey, could you post it every tuesday at 10?', '0 10 * * 2 Europe/Vienna'],
    ["I'd like a digest each weekday at 8:30am", '30 8 * * 1-5 Europe/Vienna'],
    ['send us the market digest on Fridays at 4 p.m.', '0 16 * * 5 Europe/Vienna'],
    ['set up a weekly digest for the team on thursday 18:00', '0 18 * * 4 Europe/Vienna'],
    ['mondays, 9am :coffee: 😀', '0 9 * * 1 Europe/Vienna'],
    ['*mondays* _9am_', '0 9 * * 1 Europe/Vienna'],
  ])('are passed over: %s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

describe('a cron expression', () => {
  it.each([
    ['0 9 * * 1 Europe/Berlin', '0 9 * * 1 Europe/Berlin'],
    ['cron 0 9 * * mon berlin', '0 9 * * 1 Europe/Berlin'],
    ['cron: 0 9 * * 1', '0 9 * * 1 Europe/Vienna'],
    ['CRON_TZ=Europe/Berlin 0 9 * * 1', '0 9 * * 1 Europe/Berlin'],
    ['berlin 0 9 * * 1 please', '0 9 * * 1 Europe/Berlin'],
    ['00 09 * * MON-FRI America/New_York', '0 9 * * 1-5 America/New_York'],
    ['0 9 ? * 7 berlin', '0 9 * * 0 Europe/Berlin'],
    ['0 9 * * 5,1,3 est', '0 9 * * 1,3,5 America/New_York'],
    ['0 9 * * 1-7', '0 9 * * * Europe/Vienna'],
    ['0 9 * * 5-1', '0 9 * * 0,1,5,6 Europe/Vienna'],
    ['0 9 * * 1-5/2', '0 9 * * 1,3,5 Europe/Vienna'],
    ['0 9 * * 5L tokyo', '0 9 * * 5L Asia/Tokyo'],
    ['0 9 * * mon#1,mon#3', '0 9 * * 1#1,1#3 Europe/Vienna'],
    ['0 9 * * 1,1#1', '0 9 * * 1 Europe/Vienna'],
    ['0 9 L * *', '0 9 L * * Europe/Vienna'],
    ['0 9 LW * *', '0 9 LW * * Europe/Vienna'],
    ['0 9 15W * *', '0 9 15W * * Europe/Vienna'],
    ['0 9 1-7 * *', '0 9 1-7 * * Europe/Vienna'],
    ['0 9 28-2 * *', '0 9 1,2,28-31 * * Europe/Vienna'],
    ['0 9 * jan,jul 1', '0 9 * 1,7 1 Europe/Vienna'],
    ['0 9 1 */3 *', '0 9 1 1,4,7,10 * Europe/Vienna'],
    ['0 9 1 * 1', '0 9 1 * 1 Europe/Vienna'],
    ['cron 0 9 1 1 1', '0 9 1 1 1 Europe/Vienna'],
    ['@daily', '0 0 * * * Europe/Vienna'],
    ['@weekly berlin', '0 0 * * 0 Europe/Berlin'],
  ])('%s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

describe('what is taken for granted is said', () => {
  it.each([
    ['weekly 9am berlin', 'You named no day of the week; I took Monday.'],
    ['monthly 9am berlin', 'You named no day of the month; I took the 1st.'],
    ['quarterly 9am berlin', 'You named no day of the month; I took the 1st.'],
    ['mondays 9am', 'You named no time zone; I took yours, Europe/Vienna.'],
    ['mondays 9am local time', 'I took local time as yours, Europe/Vienna.'],
    ['mondays 9am my time', 'I took local time as yours, Europe/Vienna.'],
    ['mondays 9am CET', 'I took CET as Europe/Vienna.'],
    ['mondays 9am eastern time', 'I took Eastern as America/New_York.'],
    ['mondays 9am UTC+2', 'UTC+2 knows no summer time; type a city to follow the clock there.'],
    ['mondays 9am GMT', 'GMT knows no summer time; type London for the clock there.'],
    ['mondays 9am portland', 'Portland can mean more than one time zone; I took America/Los_Angeles.'],
    ['fridays 5 berlin', 'I took "5" as 05:00, in the morning; for the afternoon, type 17:00.'],
    ['fridays half nine berlin', 'I took "half 9" as half past.'],
    ['fridays midnight berlin', 'I took midnight as the start of the day.'],
    [
      '1st and mondays 9am berlin',
      'You named days of the week and of the month; I took both, so it comes on each of them.',
    ],
    [
      '0 9 1 * 1 berlin',
      'You named days of the week and of the month; I took both, so it comes on each of them.',
    ],
    [
      '31st 9am berlin',
      'Months without a 31st are left out; for the end of each month, type "last day of the month".',
    ],
    [
      'fifth friday 9am berlin',
      'Months without a fifth one are left out; for the last of each month, type "last".',
    ],
    ['29 february 9am berlin', 'It comes in leap years only.'],
    ['every 3 months on the 1st 9am berlin', 'I counted the months from January.'],
  ])('%s', (words, sentence) => {
    expect(assumed(words)).toEqual([sentence]);
  });

  it('and nothing where nothing was', () => {
    expect(assumed('every monday 9am berlin', undefined)).toEqual([]);
    expect(assumed('31 january 9am berlin')).toEqual([]);
  });
});

describe('any text', () => {
  const pieces = [
    ...'every monday mon - fri weekdays first 2nd last day of the month january 9am 17:30 25:00 noon half past quarter to'.split(
      ' ',
    ),
    ...'berlin new york cet utc+2 utc europe/ * 0 9 1#1 5L cron @weekly , / : | . and except <#C1> in morning other twice'.split(
      ' ',
    ),
  ];

  it('is read or answered with a problem, and never fails', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((words) => words.join(' ')),
      fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((words) => words.join('')),
    );
    const held = fc.constantFrom(
      undefined,
      { cron: '30 8 * * 1-5', zone: 'Asia/Tokyo' },
      { cron: '0 9 1,LW 7 5#1', zone: 'Nowhere/Atall' },
    );
    fc.assert(
      fc.property(text, fc.constantFrom(OWN, undefined, 'Nowhere/Atall'), held, (words, zone, before) => {
        const found = readSchedule(words, zone, before);
        if (found.kind === 'unclear') {
          expect(found.problem).toMatch(/[.?]$/);
          expect(found.problem.length).toBeLessThanOrEqual(320);
        } else {
          expect(found.schedule.cron).toMatch(/^\d{1,2} \d{1,2} \S+ \S+ \S+$/);
        }
      }),
      { numRuns: 600 },
    );
  });

  it.each(Object.entries(hostileTexts))('that is made to be slow is answered: %s', (_, text) => {
    for (const length of [6_000, 2_000, 290]) {
      expect(readSchedule(text.slice(0, length), OWN).kind).toBe('unclear');
      readSchedule(`every monday 9am ${text.slice(0, length)}`, OWN);
    }
  });
});

describe('what is near to what is meant', () => {
  it.each([
    ['monday,9am,berlin', '0 9 * * 1 Europe/Berlin'],
    ['monday,9:30,berlin', '30 9 * * 1 Europe/Berlin'],
    ['mondays 9am +02:00', '0 9 * * 1 Etc/GMT-2'],
    ['mondays 9am -05:00', '0 9 * * 1 Etc/GMT+5'],
    ['`0 9 * * 1` berlin', '0 9 * * 1 Europe/Berlin'],
    ["'0 9 * * mon' berlin", '0 9 * * 1 Europe/Berlin'],
    ['`every monday 9am berlin`', '0 9 * * 1 Europe/Berlin'],
    ['mondays 9 o clock berlin', '0 9 * * 1 Europe/Berlin'],
    ['mondays nine o clock berlin', '0 9 * * 1 Europe/Berlin'],
    ['mondays 9am münchen', '0 9 * * 1 Europe/Berlin'],
    ['mondays 9am roma', '0 9 * * 1 Europe/Rome'],
    ['mondays 9am praha', '0 9 * * 1 Europe/Prague'],
  ])('is read: %s', (words, expected) => {
    expect(read(words)).toBe(expected);
  });
});

describe('a city that sounds like what the digest is to be of', () => {
  it.each([
    ['seattle salaries every monday 9am', 'Seattle'],
    ['weekly digest for seattle mondays 9am', 'Seattle'],
    ['mondays 9am about tokyo', 'Tokyo'],
    ['new york pay mondays 9am', 'New York'],
    ['salaries in berlin mondays 9am', 'Berlin'],
  ])('is taken as the time zone, and that is said: %s', (words, city) => {
    expect(assumed(words)).toContain(`I took ${city} as the time zone; a digest has no place of its own.`);
  });

  it.each([
    'salaries mondays 9am berlin',
    'market digest mondays 9am in berlin',
    'mondays 9am for berlin time',
    'post on mondays 9am tokyo',
  ])('is none here: %s', (words) => {
    expect(assumed(words)).toEqual([]);
  });
});

describe('a change', () => {
  const before = { cron: '30 8 * * 1-5', zone: 'Asia/Tokyo' };

  it.each([
    ['10am', '0 10 * * 1-5', 'Asia/Tokyo'],
    ['fridays', '30 8 * * 5', 'Asia/Tokyo'],
    ['berlin', '30 8 * * 1-5', 'Europe/Berlin'],
    ['1st of the month noon', '0 12 1 * *', 'Asia/Tokyo'],
    ['0 7 * * 2', '0 7 * * 2', 'Asia/Tokyo'],
    ['local time', '30 8 * * 1-5', OWN],
  ])('keeps what it does not name: %s', (words, cron, zone) => {
    const found = readSchedule(words, OWN, before);
    expect(found).toMatchObject({ schedule: { cron, zone } });
  });

  it('keeps its own zone without a word about it', () => {
    expect(readSchedule('fridays 10am', OWN, before)).toMatchObject({ assumed: [] });
  });

  it.each(['please', 'in the evening', 'banana'])(
    'of nothing that can be read is asked about: %s',
    (words) => {
      expect(readSchedule(words, OWN, before).kind).toBe('unclear');
    },
  );
});
