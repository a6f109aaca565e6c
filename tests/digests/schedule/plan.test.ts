import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextRun } from '../../../src/digests/schedule/next-run.ts';
import { planRun } from '../../../src/digests/schedule/plan.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const mondays = { cron: '0 9 * * 1', zone: 'Europe/Berlin' };
const daily = { cron: '0 9 * * *', zone: 'UTC' };
const monday = Date.parse('2026-11-23T08:00Z');
const nine = Date.parse('2026-11-23T09:00Z');

describe('the plan', () => {
  it('has nothing to do before the time has come', () => {
    expect(planRun({ ...mondays, nextAt: monday }, monday - 1, HOUR)).toEqual({ missed: [], nextAt: monday });
  });

  it('sends what has just come', () => {
    expect(planRun({ ...mondays, nextAt: monday }, monday, HOUR)).toEqual({
      missed: [],
      due: monday,
      nextAt: monday + 7 * DAY,
    });
  });

  it('sends what is late by no more than the grace', () => {
    expect(planRun({ ...mondays, nextAt: monday }, monday + HOUR, HOUR).due).toBe(monday);
    expect(planRun({ ...mondays, nextAt: monday }, monday + HOUR + 1, HOUR)).toEqual({
      missed: [monday],
      nextAt: monday + 7 * DAY,
    });
  });

  it('sends the latest alone and lists all before it, the earliest first', () => {
    const plan = planRun({ ...daily, nextAt: nine }, nine + 3 * DAY + HOUR, 2 * HOUR);
    expect(plan).toEqual({
      missed: [nine, nine + DAY, nine + 2 * DAY],
      due: nine + 3 * DAY,
      nextAt: nine + 4 * DAY,
    });
  });

  it('lists all as missed where the latest is too old', () => {
    const plan = planRun({ ...daily, nextAt: nine }, nine + DAY + 5 * HOUR, HOUR);
    expect(plan).toEqual({ missed: [nine, nine + DAY], nextAt: nine + 2 * DAY });
  });

  it('lists the latest 400 of a long time, and asks for no more', () => {
    for (const nextAt of [nine - 4_000 * DAY, 0, -Number.MAX_SAFE_INTEGER]) {
      const plan = planRun({ ...daily, nextAt }, nine + 5 * HOUR, HOUR);
      expect(plan.missed).toHaveLength(400);
      expect(plan.missed.at(-1)).toBe(nine);
      expect(plan.missed.at(0)).toBe(nine - 399 * DAY);
      const due = planRun({ ...daily, nextAt }, nine, HOUR);
      expect(due).toMatchObject({ due: nine, nextAt: nine + DAY });
      expect(due.missed).toHaveLength(400);
      expect(due.missed.at(-1)).toBe(nine - DAY);
    }
  });

  it('runs a leapt-over whole day and the day after it once each', () => {
    const friday = { cron: '0 0 * * 5,6', zone: 'Pacific/Apia' };
    const leap = Date.parse('2011-12-30T10:00Z');
    expect(planRun({ ...friday, nextAt: leap }, leap + HOUR, HOUR)).toMatchObject({ missed: [], due: leap });
  });

  it('decides each time once, however often and at whatever moments it is made', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('30 2 * * *', '0 9 * * 1-5', '30 1 * * 0', '15 0 1,15 * *'),
        fc.constantFrom('Europe/Berlin', 'America/Santiago', 'America/Nuuk', 'Australia/Lord_Howe'),
        fc.array(fc.integer({ min: 1, max: 40 * 24 * 60 }), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 0, max: 3 * DAY }),
        (cron, zone, minutes, graceMs) => {
          const start = Date.UTC(2026, 1, 1);
          let now = start;
          let nextAt = nextRun({ cron, zone }, start);
          const decided: number[] = [];
          for (const passed of minutes) {
            now += passed * 60_000;
            if (nextAt === undefined) break;
            const plan = planRun({ cron, zone, nextAt }, now, graceMs);
            decided.push(...plan.missed, ...(plan.due === undefined ? [] : [plan.due]));
            nextAt = plan.nextAt;
          }
          const all: number[] = [];
          for (
            let at = nextRun({ cron, zone }, start);
            at !== undefined && at <= now;
            at = nextRun({ cron, zone }, at)
          )
            all.push(at);
          expect(decided).toEqual(all);
        },
      ),
      { numRuns: 60 },
    );
  });
});
