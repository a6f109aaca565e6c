/**
 * What this process has taken on lately, in front of the store's memory of it: two events of one message arrive
 * together, and while the store is out of reach each is still answered once.
 */
import { describeFault } from './describe-fault.ts';
import type { Log } from './log.ts';
import type { AnsweredEvents } from './records.ts';

/** Beyond this many the oldest are forgotten; events that belong together arrive within seconds. */
const MOST_EVENTS = 10_000;

/** The same memory, but `claim` never fails. */
export function rememberEvents(events: AnsweredEvents, log: Log): AnsweredEvents {
  const taken = new Set<string>();
  return {
    async claim(event, thread) {
      if (taken.has(event)) return false;
      taken.add(event);
      const oldest = taken.size > MOST_EVENTS ? taken.values().next().value : undefined;
      if (oldest !== undefined) taken.delete(oldest);
      return events.claim(event, thread).catch((fault: unknown) => {
        log.warn(describeFault(fault), 'the store could not say whether an event was answered');
        return true;
      });
    },
    async release(event) {
      taken.delete(event);
      await events.release(event);
    },
    hasAnsweredIn: (thread) => events.hasAnsweredIn(thread),
  };
}
