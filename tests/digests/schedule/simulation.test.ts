/**
 * Two years of a few hundred digests, in a process that is stopped, killed and started again and again; what it
 * decides is held against a model that shares nothing with it but the database of time zones.
 */
import { describe, expect, it } from 'vitest';
import { nextRun } from '../../../src/digests/schedule/next-run.ts';
import { type Plan, planRun } from '../../../src/digests/schedule/plan.ts';
import { type CalendarDate, momentsOf, type Stretch, stretchesOf, type Wish } from './naive-clock.ts';

const SEED = 20_261_122;
const SUBSCRIPTIONS = 240;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2025, 0, 10, 5, 17);
const END = Date.UTC(2027, 0, 20, 11, 3);

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'America/Nuuk',
  'America/Havana',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Pacific/Apia',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'Etc/GMT-2',
];

type Random = () => number;

/** Numbers from 0 up to 1 that are the same at each run of the test. */
function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(random: Random, from: readonly T[]): T {
  return from[Math.floor(random() * from.length)] as T;
}

/** The moments at which the process looks what is due: every minute or so, but for stops and for long pauses. */
function ticksOf(random: Random): number[] {
  const ticks: number[] = [];
  let now = START;
  let up = now + 5 * DAY;
  while (now < END) {
    now += 20_000 + random() * 70_000;
    if (random() < 0.000_5) now += random() * (random() < 0.2 ? 20 * HOUR : HOUR);
    if (now > up) {
      const down = pick(random, [2 * MINUTE, 20 * MINUTE, 3 * HOUR, DAY, 4 * DAY, 21 * DAY]);
      now += down * (0.5 + random());
      up = now + random() * 40 * DAY;
    }
    if (now < END) ticks.push(Math.floor(now));
  }
  return ticks;
}

/** The same wish twice: as a cron expression, and as a question about a date. */
function wishOf(random: Random, stretches: readonly Stretch[]): { cron: string; wish: Wish } {
  const { hour, minute } = random() < 0.5 ? timeNearChange(random, stretches) : timeOfDay(random() * DAY);
  const days = pick(random, DAYS)(random);
  return { cron: `${minute} ${hour} ${days.fields}`, wish: { hour, minute, comesOn: days.comesOn } };
}

/** A time that a clock leaps over on some day, or shows twice. */
function timeNearChange(random: Random, stretches: readonly Stretch[]): { hour: number; minute: number } {
  const at = Math.floor(random() * (stretches.length - 1));
  const [before, after] = [stretches[at], stretches[at + 1]];
  if (!before || !after) return timeOfDay(random() * DAY);
  const changed = Math.abs(after.ahead - before.ahead);
  return timeOfDay(after.from + Math.min(before.ahead, after.ahead) + random() * changed);
}

function timeOfDay(shown: number): { hour: number; minute: number } {
  return { hour: Math.floor((shown % DAY) / HOUR), minute: Math.floor((shown % HOUR) / MINUTE) };
}

interface Days {
  /** Day of the month, month, day of the week. */
  readonly fields: string;
  comesOn(date: CalendarDate): boolean;
}

const isWorkday = ({ weekday }: { weekday: number }): boolean => weekday >= 1 && weekday <= 5;

const DAYS: readonly ((random: Random) => Days)[] = [
  () => ({ fields: '* * *', comesOn: () => true }),
  () => ({ fields: '* * 1-5', comesOn: isWorkday }),
  () => ({ fields: '* * 0,6', comesOn: (date) => !isWorkday(date) }),
  (random) => {
    const day = Math.floor(random() * 7);
    return { fields: `* * ${day}`, comesOn: ({ weekday }) => weekday === day };
  },
  // Clocks are mostly changed on Sundays, or in the night before.
  () => ({ fields: '* * 0', comesOn: ({ weekday }) => weekday === 0 }),
  () => ({ fields: '* * 6', comesOn: ({ weekday }) => weekday === 6 }),
  (random) => {
    const [day, nth] = [Math.floor(random() * 7), 1 + Math.floor(random() * 5)];
    const comesOn = (date: CalendarDate): boolean => date.weekday === day && Math.ceil(date.day / 7) === nth;
    return { fields: `* * ${day}#${nth}`, comesOn };
  },
  (random) => {
    const last = Math.floor(random() * 7);
    const comesOn = ({ weekday, day, daysInMonth }: CalendarDate): boolean =>
      weekday === last && day > daysInMonth - 7;
    return { fields: `* * ${last}L`, comesOn };
  },
  (random) => {
    const dates = [1 + Math.floor(random() * 31), 1 + Math.floor(random() * 31)];
    return { fields: `${dates.join()} * *`, comesOn: ({ day }) => dates.includes(day) };
  },
  () => ({ fields: 'L * *', comesOn: ({ day, daysInMonth }) => day === daysInMonth }),
  () => ({
    fields: '1W * *',
    comesOn: ({ day, weekday }) => isWorkday({ weekday }) && (day === 1 || (day <= 3 && weekday === 1)),
  }),
  () => ({
    fields: 'LW * *',
    comesOn: ({ day, weekday, daysInMonth }) =>
      isWorkday({ weekday }) && (day === daysInMonth || (weekday === 5 && day >= daysInMonth - 2)),
  }),
  (random) => {
    const [date, other] = [1 + Math.floor(random() * 28), Math.floor(random() * 7)];
    return { fields: `${date} * ${other}`, comesOn: ({ day, weekday }) => day === date || weekday === other };
  },
  () => ({ fields: '* 3,10 *', comesOn: ({ month }) => month === 3 || month === 10 }),
  () => ({ fields: '1 1,4,7,10 *', comesOn: ({ month, day }) => day === 1 && month % 3 === 1 }),
];

interface Outcome {
  /** Run and moment at which it was sent. */
  readonly sent: (readonly [run: number, at: number])[];
  readonly missed: number[];
  /** How many were decided before their time. */
  early: number;
}

/** What the real plan decides, tick by tick. */
function live(schedule: { cron: string; zone: string }, ticks: readonly number[], graceMs: number): Outcome {
  const record: Outcome = { sent: [], missed: [], early: 0 };
  let nextAt = nextRun(schedule, START);
  for (let at = firstFrom(ticks, nextAt); at < ticks.length; at = firstFrom(ticks, nextAt)) {
    const now = ticks[at] ?? 0;
    if (nextAt === undefined) break;
    const early = ticks[at - 1];
    if (early !== undefined) record.early += countDecided(planRun({ ...schedule, nextAt }, early, graceMs));
    const plan = planRun({ ...schedule, nextAt }, now, graceMs);
    record.missed.push(...plan.missed);
    if (plan.due !== undefined) record.sent.push([plan.due, now]);
    nextAt = plan.nextAt;
  }
  return record;
}

function countDecided({ missed, due }: Plan): number {
  return missed.length + (due === undefined ? 0 : 1);
}

/** What ought to be decided: of the runs that the same tick finds, the latest is sent if it is young enough. */
function expected(runs: readonly number[], ticks: readonly number[], graceMs: number): Outcome {
  const record: Outcome = { sent: [], missed: [], early: 0 };
  for (const [at, run] of runs.entries()) {
    const found = firstFrom(ticks, run);
    const now = ticks[found];
    if (now === undefined) break;
    const later = runs[at + 1];
    const isLatest = later === undefined || firstFrom(ticks, later) !== found;
    if (isLatest && now - run <= graceMs) record.sent.push([run, now]);
    else record.missed.push(run);
  }
  return record;
}

/** Whether the clock will show the time of a run again. */
function comesTwice(run: number, stretches: readonly Stretch[]): boolean {
  return stretches.some(({ until, ahead }, at) => {
    const back = ahead - (stretches[at + 1]?.ahead ?? ahead);
    return back > 0 && run >= until - back && run < until;
  });
}

/** The index of the first tick that is not before a moment. */
function firstFrom(ticks: readonly number[], moment = Infinity): number {
  let [low, high] = [0, ticks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ticks[middle] ?? 0) >= moment) high = middle;
    else low = middle + 1;
  }
  return low;
}

describe('two years of digests', () => {
  const random = createRandom(SEED);
  const processes = Array.from({ length: 4 }, () => ticksOf(random));
  const clocks = new Map(ZONES.map((zone) => [zone, stretchesOf(zone, START - 5 * DAY, END + 5 * DAY)]));
  const zoneAt = (at: number): string => ZONES[at % ZONES.length] ?? 'UTC';
  const subscriptions = Array.from({ length: SUBSCRIPTIONS }, (_, at) => ({
    zone: zoneAt(at),
    ...wishOf(random, clocks.get(zoneAt(at)) ?? []),
    ticks: pick(random, processes),
    graceMs: pick(random, [10 * MINUTE, HOUR, 6 * HOUR, 30 * HOUR]),
  }));
  const tally = { sent: 0, missed: 0, leapt: 0, twice: 0 };

  it.each(ZONES)('are each sent once, at their time, or missed: none lost, none twice, in %s', (zone) => {
    const stretches = clocks.get(zone) ?? [];
    for (const { cron, wish, ticks, graceMs } of subscriptions.filter((one) => one.zone === zone)) {
      const runs = momentsOf(wish, stretches, START + 1, END);
      const record = live({ cron, zone }, ticks, graceMs);
      expect({ cron, ...record }).toEqual({ cron, ...expected(runs, ticks, graceMs) });
      tally.sent += record.sent.length;
      tally.missed += record.missed.length;
      tally.leapt += runs.filter((run) => stretches.some(({ from }) => from === run)).length;
      tally.twice += runs.filter((run) => comesTwice(run, stretches)).length;
    }
  });

  it('are sent and missed often enough for this to mean something, also where clocks are changed', () => {
    expect(tally.sent).toBeGreaterThan(10_000);
    expect(tally.missed).toBeGreaterThan(1_000);
    expect(tally.leapt).toBeGreaterThan(25);
    expect(tally.twice).toBeGreaterThan(25);
  });

  it('are on clocks that are put forward and back by an hour, by half an hour and by two, and on some that never are', () => {
    const changes = ZONES.flatMap((zone) => {
      const stretches = clocks.get(zone) ?? [];
      return stretches.map(({ ahead }, at) => ((stretches[at + 1]?.ahead ?? ahead) - ahead) / HOUR);
    });
    expect(new Set(changes)).toEqual(new Set([0, 1, -1, 0.5, -0.5, 2, -2]));
    expect(clocks.get('Asia/Kathmandu')).toHaveLength(1);
  });
});
