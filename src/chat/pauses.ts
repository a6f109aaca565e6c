/** Pauses between tries at something that fails: each twice as long as the one before, until all has been well for long. */

const FIRST_MS = 1_000;
const LONGEST_MS = 5 * 60_000;

export interface Pauses {
  /** How long to wait after a failure that happened now. */
  next(): number;
}

/** @param now milliseconds */
export function createPauses(now: () => number): Pauses {
  let failures = 0;
  let failedAt = Number.NEGATIVE_INFINITY;
  return {
    next() {
      if (now() - failedAt > 2 * LONGEST_MS) failures = 0;
      failedAt = now();
      failures += 1;
      return Math.min(FIRST_MS * 2 ** (failures - 1), LONGEST_MS);
    },
  };
}
