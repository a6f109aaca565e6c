/** What cannot be a schedule, and what is said of it: what is wrong, and what to type instead. */
import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../../src/digests/schedule/read-schedule.ts';

function problem(words: string): string {
  return problemIn('Europe/Vienna', words);
}

function problemIn(zone: string | undefined, words: string): string {
  const found = readSchedule(words, zone);
  return found.kind === 'unclear' ? found.problem : `${found.schedule.cron} ${found.schedule.zone}`;
}

const TWICE = 'I found more than one time';
const OFTEN = 'A digest comes at most once a day';
const COUNTING = 'I do not count from one digest to the next';

describe('what is missing is asked for', () => {
  it.each([
    ['', 'When is the digest to come?'],
    ['   ', 'When is the digest to come?'],
    [' ... ', 'I found no day and no time.'],
    ['hello', 'I found no day and no time.'],
    ['berlin', 'I found no day and no time.'],
    ['9am berlin', 'On which days?'],
    ['mondays berlin', 'At what time of day?'],
    ['every monday', 'At what time of day?'],
    ['mondays in the morning', 'In the morning, at what time?'],
    ['every evening', 'In the evening, at what time?'],
    ['of the month 9am', 'Which day of it?'],
  ])('%s', (words, start) => {
    expect(problem(words)).toContain(start);
    expect(problem(words)).toMatch(/for example "|Add one|Add them/);
  });

  it('a time zone too, where nobody knows one', () => {
    expect(problemIn(undefined, 'weekdays 8:30')).toBe(
      'In which time zone? Add a city, for example "Weekdays at 08:30 Berlin".',
    );
    expect(problemIn(undefined, 'mondays 9am local time')).toContain('In which time zone?');
    expect(problemIn('Mars/Crater', 'mondays 9am')).toContain('In which time zone?');
  });
});

describe('what no digest does is refused plainly', () => {
  it.each([
    ['hourly', OFTEN],
    ['every hour', OFTEN],
    ['every 2 hours', OFTEN],
    ['every half hour', OFTEN],
    ['every 30 minutes', OFTEN],
    ['every second', OFTEN],
    ['twice a day', OFTEN],
    ['3 times a day', OFTEN],
    ['mondays 9am and 5pm', TWICE],
    ['monday 9am and tuesday 10am', TWICE],
    ['mondays 9 and 10', TWICE],
    ['every other week on monday 9am', COUNTING],
    ['every 2 weeks monday 9am', COUNTING],
    ['every three weeks 9am', COUNTING],
    ['every other monday 9am', COUNTING],
    ['biweekly 9am', COUNTING],
    ['bi-weekly on mondays 9am', COUNTING],
    ['fortnightly 9am', COUNTING],
    ['every fortnight 9am', COUNTING],
    ['alternate mondays 9am', COUNTING],
    ['every 2 days 9am', COUNTING],
    ['every second day 9am', COUNTING],
    ['every 15th day 9am', COUNTING],
    ['every 2nd monday 9am', 'Every other week I cannot do'],
    ['every second week 9am', COUNTING],
    ['every 5 months 9am', 'every 2, 3, 4, 6 or 12 months'],
    ['twice a week 9am', 'Name the days'],
    ['3 times a month 9am', 'Name the days'],
    ['bimonthly 9am', 'Name the days'],
    ['tomorrow 9am', 'never just once'],
    ['next monday 9am', 'never just once'],
    ['once 9am monday', 'never just once'],
    ['in 5 minutes', 'never just once'],
    ['friday the 13th 9am', 'Name one of them'],
    ['1 jan and 15 july 9am', 'not another date in each'],
    ['first monday of january and last friday of july 9am', 'not another date in each'],
    ['third weekday of the month 9am', 'the first and the last'],
  ])('%s', (words, part) => {
    expect(problem(words)).toContain(part);
    expect(problem(words)).toMatch(/Type |type |[Nn]ame one|Set up/);
  });
});

describe('what there is not is told', () => {
  it.each([
    ['mondays 25:00', 'There is no "25:00".'],
    ['mondays 24:00', 'There is no "24:00". Type midnight'],
    ['mondays 13pm', 'There is no "13pm".'],
    ['mondays 0am', 'There is no "0am".'],
    ['mondays 9:75', 'There is no "9:75".'],
    ['mondays 9.60', 'There is no "9.60".'],
    ['mondays 2500', 'There is no "2500".'],
    ['mondays 31', 'There is no "31".'],
    ['mondays half past 30', 'There is no "half past 30".'],
    ['mondays 15:00 in the morning', 'There is no "15:00" in the morning.'],
    ['32nd of the month 9am', 'There is no 32nd'],
    ['the 0th 9am', 'There is no 0th'],
    ['sixth friday of the month 9am', 'at most five'],
    ['30 february 9am', 'That day never comes.'],
    ['31st of june and september 9am', 'That day never comes.'],
  ])('%s', (words, start) => {
    expect(problem(words)).toContain(start);
  });
});

describe('what does not fit together is asked', () => {
  it.each([
    ['every week on the 1st 9am', 'A week has no such day.'],
    ['monthly on mondays 9am', 'Which of those days?'],
    ['daily on the 1st 9am', 'Every day, or only on some?'],
    ['quarterly in january 9am', 'two ways of saying which months'],
    ['mondays 9am berlin and london', '"Berlin" and "London" have different clocks.'],
    ['mondays 9am utc berlin', '"UTC" and "Berlin" have different clocks.'],
  ])('%s', (words, start) => {
    expect(problem(words)).toContain(start);
  });
});

describe('a word that may mean something is never passed over', () => {
  it.each([
    ['mondays 9am unless holiday', '"unless holiday"'],
    ['mondays 9am until may', '"until"'],
    ['mondays 9am starting 2027', '"starting 2027"'],
    ['mondays before 9', '"before"'],
    ['mondays after 9', '"after"'],
    ['mondays around 9', '"around"'],
    ['mondays 9ish', '"9ish"'],
    ['monday or tuesday 9am', '"or"'],
    ['not mondays 9am', '"not"'],
    ['mondays 9 pm am', '"am"'],
    ['mid month 9am', '"mid month"'],
    ['last 9am', '"last"'],
    ['lundi 9h', '"lundi"'],
    ['mondays 9am berlin 2026-11-23', '"2026 11 23"'],
    ['mondays blah foo 9am bar baz', '"blah foo", "bar baz"'],
    ['月曜日 9am', '"月曜日"'],
  ])('%s', (words, quoted) => {
    expect(problem(words)).toContain('I did not understand');
    expect(problem(words).replace(' and ', ', ')).toContain(quoted);
  });

  it('and what it was likely meant to be is offered', () => {
    expect(problem('wendesday 9am berlin')).toBe('I did not understand "wendesday". Did you mean Wednesday?');
    expect(problem('every mnday 9am')).toBe('I did not understand "mnday". Did you mean Monday?');
    expect(problem('satruday 9am')).toContain('Did you mean Saturday?');
    expect(problem('quaterly 9am')).toContain('Did you mean quarterly?');
  });

  it('and of two as near the one that begins alike', () => {
    expect(problem('munday 9am')).toBe('I did not understand "munday". Did you mean Monday?');
  });

  it.each(['montags 9 uhr', 'lundi 9h', 'lunes 9am', 'miércoles 9am', 'jeden montag 9am'])(
    'and days in another language are asked for in English: %s',
    (words) => {
      expect(problem(words)).toContain('Type days in English, for example monday.');
    },
  );

  it('is quoted as it was typed', () => {
    expect(problem('mondays 9am Wörterbücher')).toContain('"Wörterbücher"');
    expect(problem('miércoles 9am')).toContain('"miércoles"');
    expect(problem('mondays 9am Zürch')).toContain('"Zürch"');
  });

  it('is quoted no longer than a line', () => {
    expect(problem(`mondays 9am ${'x'.repeat(200)}`).length).toBeLessThan(200);
    expect(problem('mondays 9am '.repeat(100))).toContain('more than I can read');
  });
});

describe('a cron expression that no digest can have', () => {
  it.each([
    ['*/5 9 * * 1', OFTEN],
    ['* * * * *', OFTEN],
    ['0 9,17 * * 1', OFTEN],
    ['0 9-17 * * 1', OFTEN],
    ['0 * * * 1', OFTEN],
    ['@hourly', OFTEN],
    ['0 25 * * 1', 'There is no hour 25.'],
    ['60 9 * * 1', 'There is no minute 60.'],
    ['0 9 * *', 'five fields'],
    ['0 0 9 * * 1', 'I found 6.'],
    ['0 0 9 * * 1 2027', 'I found 7.'],
    ['0 9 32 * *', 'as days of the month'],
    ['0 9 0 * *', 'as days of the month'],
    ['0 9 1,LW * *', 'as days of the month'],
    ['0 9 5/2 * *', 'as days of the month'],
    ['0 9 * 13 *', 'as months'],
    ['0 9 * mon *', 'as months'],
    ['0 9 * * 8', 'as days of the week'],
    ['0 9 * * 1#6', 'as days of the week'],
    ['0 9 * * jan', 'as days of the week'],
    ['0 9 31 2 *', 'That day never comes.'],
    ['0 9 30,31 2 * berlin', 'That day never comes.'],
    ['0 9 * * 1 5pm berlin', 'I did not understand "5pm".'],
    ['0 9 * * 1 nowhere', 'I did not understand "nowhere".'],
  ])('%s', (words, part) => {
    expect(problem(words)).toContain(part);
  });
});
