/**
 * What a thread remembers: its last request. A fragment ("and in berlin?", "hourly?") takes from it what it leaves
 * open; a whole new question starts afresh. Kept in memory only, for half an hour, the oldest threads forgotten first.
 */
import { asksWhy, chosenReading, continued, type Remembered } from './continue-fragment.ts';
import type { Recognised } from './recognise.ts';
import type { Understanding } from './request.ts';

const MOST_THREADS = 10_000;
const MOST_AGE_MS = 30 * 60 * 1000;

export interface Threads {
  /** Completes a fragment from the thread's last request, and remembers the outcome. */
  follow(conversation: string | undefined, recognised: Recognised, fresh: Understanding): Understanding;
  /** Whether something was understood in the thread lately. */
  isUnderWay(conversation: string | undefined): boolean;
  /** What each thread remembers, the oldest first. */
  all(): readonly Conversation[];
  /** Takes over what threads remembered elsewhere; in place of what it remembers. */
  goOn(conversations: readonly Conversation[]): void;
}

/** A thread and what it remembers. */
export type Conversation = readonly [thread: string, remembered: Remembered];

/** @param now milliseconds on any clock that only goes forward */
export function createThreads(now: () => number): Threads {
  const last = new Map<string, Remembered>();
  const forgetOld = (): void => {
    for (const [conversation, { at }] of last) {
      if (now() - at < MOST_AGE_MS && last.size <= MOST_THREADS) return;
      last.delete(conversation);
    }
  };
  return {
    all: () => [...last],
    goOn(conversations) {
      last.clear();
      for (const [thread, remembered] of conversations) last.set(thread, remembered);
    },
    isUnderWay(conversation) {
      const at = conversation === undefined ? undefined : last.get(conversation)?.at;
      return at !== undefined && now() - at < MOST_AGE_MS;
    },
    follow(conversation, recognised, fresh) {
      if (conversation === undefined) return fresh;
      forgetOld();
      const before = last.get(conversation);
      const understanding = before
        ? (chosenReading(before, recognised) ?? continued(before.request, recognised, fresh))
        : fresh;
      // "Why?" is an aside: what follows goes on from before it.
      const aside = before !== undefined && asksWhy(recognised);
      if (!aside && (understanding.kind === 'matched' || understanding.kind === 'ambiguous')) {
        last.delete(conversation);
        const { request } = understanding;
        const readings = understanding.kind === 'ambiguous' ? understanding.readings : [];
        last.set(conversation, { request, readings, at: now() });
      }
      return understanding;
    },
  };
}
