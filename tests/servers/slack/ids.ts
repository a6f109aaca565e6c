/** Identifiers and timestamps as Slack makes them: unique, and timestamps strictly ascending. */

export interface Ids {
  /** A message's timestamp, which is also its id: `1700000000.000100`. */
  ts(): string;
  /** `Ev00001`, `V00002`, …: a prefix and a number that is never used again. */
  next(prefix: string): string;
}

export function createIds(): Ids {
  let last = 0;
  let count = 0;
  return {
    ts() {
      last = Math.max(Date.now() * 1_000, last + 1);
      const micros = String(last).padStart(16, '0');
      return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
    },
    next(prefix) {
      count += 1;
      return `${prefix}${String(count).padStart(5, '0')}`;
    },
  };
}
