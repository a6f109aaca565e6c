/** The moments at which a schedule comes: croner says on which days, the zone's clock when that is. */
import { Cron } from 'croner';
import { firstMomentOf, wallAt } from './local-clock.ts';
import type { Schedule } from './schedule.ts';

/** A clock that is put back shows at most this much twice. */
const LONGEST_REPEAT_MS = 25 * 3_600_000;

/**
 * The first run strictly after a moment, in milliseconds since 1970. A time that does not exist runs at the next
 * that does; one that comes twice runs once, the first.
 * @throws where the schedule is none that readSchedule makes
 */
export function nextRun(schedule: Schedule, after: number): number | undefined {
  const calendar = calendarOf(schedule);
  let wall = calendar.nextRun(new Date(wallAt(schedule.zone, after)));
  while (wall !== null) {
    const moment = firstMomentOf(schedule.zone, wall.getTime());
    if (moment > after) return moment;
    wall = calendar.nextRun(wall);
  }
  return undefined;
}

/** The runs from one moment to another, both included: the latest first, and at most so many. */
export function latestRuns(schedule: Schedule, from: number, until: number, most: number): number[] {
  const calendar = calendarOf(schedule);
  const runs: number[] = [];
  let [wall] = calendar.previousRuns(1, new Date(wallAt(schedule.zone, until) + LONGEST_REPEAT_MS));
  while (wall && runs.length < most) {
    const moment = firstMomentOf(schedule.zone, wall.getTime());
    if (moment < from) break;
    // Two days' times are one moment where a zone leaps over a whole day.
    if (moment <= until && moment !== runs.at(-1)) runs.push(moment);
    [wall] = calendar.previousRuns(1, wall);
  }
  return runs;
}

/** Steps through days in UTC, where each has 24 hours: what a zone makes of them is the clock's business. */
function calendarOf({ cron }: Schedule): Cron {
  return new Cron(cron, { utcOffset: 0, paused: true, mode: '5-part' });
}
