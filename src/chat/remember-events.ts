/**
 * What this process has taken on lately, in front of the store's memory of it: two events of one message arrive
 * together, and while the store is slow or out of reach each is still answered once, and in time.
 */
import DataLoader from 'dataloader';
import { describeFault } from './describe-fault.ts';
import type { Log } from './log.ts';
import type { AnsweredEvents, Claim, EventRecords } from './records.ts';
import { within } from './within.ts';

/** Beyond this many the oldest are forgotten; events that belong together arrive within seconds. */
const MOST_EVENTS = 10_000;

/** SQLite's writes block the process. */
const MOST_TOGETHER = 100;

/** Platforms wait three seconds for a first response. */
const STORE_PATIENCE_MS = 1_500;

export interface Lately {
  /** False where it was taken before. */
  take(event: string): boolean;
  drop(event: string): void;
}

export function createLately(): Lately {
  const taken = new Set<string>();
  return {
    take(event) {
      if (taken.has(event)) return false;
      taken.add(event);
      const oldest = taken.size > MOST_EVENTS ? taken.values().next().value : undefined;
      if (oldest !== undefined) taken.delete(oldest);
      return true;
    },
    drop: (event) => void taken.delete(event),
  };
}

/** Answered events as those know them who handle events. */
export interface TakenEvents extends Omit<AnsweredEvents, 'claim'> {
  /** The same, but it never fails, nor takes long. @param log of the event */
  claim(event: string, thread: string | undefined, log: Log): Promise<boolean>;
}

/** The same memory, with the store's faults in the log of each event that meets them. */
export function rememberEvents(events: EventRecords, patienceMs = STORE_PATIENCE_MS): TakenEvents {
  const lately = createLately();
  const claimAll = (claims: readonly (Claim & { readonly log: Log })[]): Promise<boolean[]> => {
    let isTold = false;
    const asNew = (fields: object, message: string) => {
      // A store that took long may fail after all.
      if (!isTold) for (const { log } of claims) log.warn(fields, message);
      isTold = true;
      return claims.map(() => true);
    };
    const claimed = events
      .claimAll(claims)
      .catch((fault: unknown) =>
        asNew(describeFault(fault), 'the store could not say whether an event was answered'),
      );
    return within(patienceMs, claimed, () =>
      asNew({}, 'the store takes long to say whether an event was answered'),
    );
  };
  // Those that arrive at the same moment are written at once: a write each would be most of what an event costs.
  const claims = new DataLoader(claimAll, {
    cache: false,
    maxBatchSize: MOST_TOGETHER,
    batchScheduleFn: (write) => void setImmediate(write),
  });
  return {
    claim: async (event, thread, log) => lately.take(event) && claims.load({ event, thread, log }),
    async release(event) {
      lately.drop(event);
      await events.release(event);
    },
    hasAnsweredIn: (thread) => events.hasAnsweredIn(thread),
  };
}
