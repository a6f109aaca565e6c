/** What has come due of a schedule, and what was missed while nobody looked. Pure: whoever asks says what time it is. */
import { latestRuns, nextRun } from './next-run.ts';
import type { Schedule } from './schedule.ts';

/** More than a year of days; what was missed before is not worth a line each. */
const MOST_MISSED = 400;

export interface Plan {
  /** Times that came and are not made up for, the earliest first: the latest 400 at most. */
  readonly missed: readonly number[];
  /** The time that is due now, if there is one. */
  readonly due?: number;
  /** The first time that is still undecided; none where the schedule never comes again. */
  readonly nextAt: number | undefined;
}

/**
 * What is due of a schedule whose times from `nextAt` on are undecided: the latest that has come, if it is not older
 * than `graceMs`. All earlier ones are missed, and the latest too if it is older than that.
 */
export function planRun(
  subscription: Schedule & { readonly nextAt: number },
  now: number,
  graceMs: number,
): Plan {
  if (subscription.nextAt > now) return { missed: [], nextAt: subscription.nextAt };
  const [latest, ...earlier] = latestRuns(subscription, subscription.nextAt, now, MOST_MISSED + 1);
  const nextAt = nextRun(subscription, now);
  if (latest === undefined) return { missed: [], nextAt };
  if (now - latest <= graceMs) return { missed: earlier.reverse(), due: latest, nextAt };
  return { missed: [latest, ...earlier].slice(0, MOST_MISSED).reverse(), nextAt };
}
