/**
 * The clocks of zones, worked out from first principles: what a clock shows is read off hour by hour, and a schedule
 * is a question asked of every single date. Slow and plain, so that the real thing can be held against it.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEP = 3 * HOUR;

/** A stretch of time in which a clock is neither put forward nor back. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
  /** What the clock shows less what it shows in UTC. */
  readonly ahead: number;
}

/** A date as a calendar has it. */
export interface CalendarDate {
  readonly month: number;
  readonly day: number;
  /** From 0 for Sunday. */
  readonly weekday: number;
  readonly daysInMonth: number;
}

/** When something is to come, put as a question instead of a pattern. */
export interface Wish {
  readonly hour: number;
  readonly minute: number;
  comesOn(date: CalendarDate): boolean;
}

/** How a zone's clock is ahead of UTC, stretch by stretch. */
export function stretchesOf(zone: string, from: number, until: number): readonly Stretch[] {
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  const ahead = (moment: number): number => {
    const [, month, day, year, hour, minute] = (
      /(\d+)\/(\d+)\/(\d+), (\d+):(\d+)/.exec(clock.format(moment)) ?? []
    ).map(Number);
    return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute) - moment;
  };
  const stretches: Stretch[] = [];
  let start = from;
  let shown = ahead(from);
  for (let at = from + STEP; at <= until; at += STEP) {
    if (ahead(at) === shown) continue;
    let change = at - STEP;
    while (ahead(change) === shown) change += MINUTE;
    stretches.push({ from: start, until: change, ahead: shown });
    start = change;
    shown = ahead(at);
  }
  return [...stretches, { from: start, until: until + STEP, ahead: shown }];
}

/** The moments at which a wish comes true between two moments, both included. */
export function momentsOf(wish: Wish, stretches: readonly Stretch[], from: number, until: number): number[] {
  const moments = new Set<number>();
  for (let date = Math.floor(from / DAY) * DAY - 2 * DAY; date <= until + 2 * DAY; date += DAY) {
    const day = new Date(date);
    const [year, month] = [day.getUTCFullYear(), day.getUTCMonth()];
    const asked = {
      month: month + 1,
      day: day.getUTCDate(),
      weekday: day.getUTCDay(),
      daysInMonth: new Date(Date.UTC(year, month + 1, 0)).getUTCDate(),
    };
    if (!wish.comesOn(asked)) continue;
    const moment = momentAt(date + wish.hour * HOUR + wish.minute * MINUTE, stretches);
    if (moment !== undefined && moment >= from && moment <= until) moments.add(moment);
  }
  return [...moments].sort((a, b) => a - b);
}

/** When a clock first shows a time, or when it leaps over it. */
function momentAt(shown: number, stretches: readonly Stretch[]): number | undefined {
  for (const { from, until, ahead } of stretches) {
    if (shown - ahead >= from && shown - ahead < until) return shown - ahead;
  }
  for (const [at, { from, ahead }] of stretches.entries()) {
    const before = stretches[at - 1];
    if (before && from + before.ahead <= shown && shown < from + ahead) return from;
  }
  return undefined;
}
