/** How many questions one person, or one channel, may ask: a burst, and so many a minute after it. */

export interface RateLimit {
  /**
   * Takes one question of the key's allowance.
   * @returns 0 where there was one left, otherwise in how many milliseconds there is one again
   */
  take(key: string): number;
}

/** Beyond this many keys the ones longest unused are forgotten; they are long full again. */
const MOST_KEYS = 10_000;

/**
 * A token bucket for each key.
 * @param questions the burst, and how many come back in a minute
 * @param now milliseconds
 */
export function createRateLimit(questions: number, now: () => number): RateLimit {
  const perMs = questions / 60_000;
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(key) {
      const { left, at } = buckets.get(key) ?? { left: questions, at: now() };
      const filled = Math.min(questions, left + Math.max(0, now() - at) * perMs);
      const taken = filled >= 1;
      buckets.delete(key);
      buckets.set(key, { left: taken ? filled - 1 : filled, at: now() });
      const oldest = buckets.size > MOST_KEYS ? buckets.keys().next().value : undefined;
      if (oldest !== undefined) buckets.delete(oldest);
      return taken ? 0 : Math.ceil((1 - filled) / perMs);
    },
  };
}
