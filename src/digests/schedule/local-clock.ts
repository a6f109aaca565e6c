/**
 * Between moments and what a clock on the wall shows in a zone. Written here because a clock that is put forward
 * across midnight (Nuuk, each March) makes the scheduler's own arithmetic lose a day.
 */

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/** What a clock shows, to the second, as if it were in UTC: 09:00 in Berlin is the moment that is 09:00 in UTC. */
type Wall = number;

/** What the clock of a zone shows at a moment. */
export function wallAt(zone: string, moment: number): Wall {
  const shown: Record<string, number> = {};
  for (const { type, value } of clockOf(zone).formatToParts(moment)) shown[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The first moment at which the clock of a zone shows a time or, where it leaps over it, a later one.
 * A time that comes twice is thus its first coming.
 */
export function firstMomentOf(zone: string, wall: Wall): number {
  // A day away on either side the clock has its offset from before and from after any change near this time.
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((moment) => wallAt(zone, moment) - moment);
  const [early, late] = [wall - Math.max(...offsets), wall - Math.min(...offsets)];
  if (wallAt(zone, early) === wall) return early;
  if (wallAt(zone, late) === wall) return late;
  return leapBetween(zone, early, late, wall);
}

/** The clock leaps over the time somewhere between two moments: the first moment after the leap. */
function leapBetween(zone: string, before: number, after: number, wall: Wall): number {
  let [low, high] = [before, after];
  while (high - low > SECOND_MS) {
    const middle = low + Math.floor((high - low) / 2 / SECOND_MS) * SECOND_MS;
    if (wallAt(zone, middle) >= wall) high = middle;
    else low = middle;
  }
  return high;
}

/** As many as there are zones at most. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  clocks.set(zone, clock);
  return clock;
}
