/**
 * What a thread remembers: its last request. A fragment ("and in berlin?", "hourly?") takes from it what it leaves
 * open; a whole new question starts afresh. Kept in memory, the oldest threads forgotten first.
 */
import type { Recognised } from './recognise.ts';
import type { Request, Slots, Understanding } from './request.ts';

const MOST_THREADS = 10_000;
/** A question of more words than this stands by itself. */
const MOST_WORDS_OF_A_FRAGMENT = 7;

export interface Threads {
  /** Completes a fragment from the thread's last request, and remembers the outcome. */
  follow(conversation: string | undefined, recognised: Recognised, fresh: Understanding): Understanding;
}

export function createThreads(): Threads {
  const last = new Map<string, Request>();
  return {
    follow(conversation, recognised, fresh) {
      if (conversation === undefined) return fresh;
      const before = last.get(conversation);
      const understanding = before ? continued(before, recognised, fresh) : fresh;
      if (understanding.kind !== 'unknown') {
        last.delete(conversation);
        last.set(conversation, understanding.request);
        const [oldest] = last.keys();
        if (last.size > MOST_THREADS && oldest !== undefined) last.delete(oldest);
      }
      return understanding;
    },
  };
}

/** Intents whose answer is made of slots, so that other slots make another answer of the same kind. */
const MADE_OF_SLOTS = new Set([
  'pay',
  'compare',
  'offer',
  'ladder',
  'promotion',
  'skill',
  'specialisation',
  'estimate',
  'ranking',
]);
const CONTINUING = new Set(['pay', 'skill', 'specialisation', 'compare', 'ladder']);

function continued(before: Request, recognised: Recognised, fresh: Understanding): Understanding {
  const { slots, concepts, length } = recognised;
  if (length > MOST_WORDS_OF_A_FRAGMENT || !MADE_OF_SLOTS.has(before.intent)) return fresh;
  const unmatched = fresh.kind === 'unknown';
  const comparing = fresh.kind === 'matched' && fresh.request.intent === 'compare';
  if (!unmatched && !(fresh.kind === 'matched' && CONTINUING.has(fresh.request.intent))) return fresh;
  if (concepts.has('pay') && length > 4) return fresh;
  if (unmatched && !hasSomething(slots)) return fresh;
  const intent =
    comparing || (concepts.has('compare') && slots.places.length > 0) ? 'compare' : before.intent;
  const merged = mergeSlots(before.slots, slots, intent === 'compare');
  return {
    kind: 'matched',
    request: {
      intent,
      slots: merged,
      topics: new Set([...before.topics, ...concepts]),
      confidence: Math.max(0.6, fresh.request.confidence),
      ignored: recognised.unknown,
      corrections: recognised.corrections,
    },
  };
}

function hasSomething(slots: Slots): boolean {
  return Object.values(slots).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
}

/** New values go before old ones; when comparing, places and levels are added to the old ones. */
function mergeSlots(before: Slots, now: Slots, comparing: boolean): Slots {
  const either = <T>(fresh: readonly T[], old: readonly T[], add = false): readonly T[] =>
    add
      ? [
          ...old,
          ...fresh.filter((item) => !old.some((known) => JSON.stringify(known) === JSON.stringify(item))),
        ]
      : fresh.length > 0
        ? fresh
        : old;
  const namesLevel = now.levels.length > 0 || now.otherLevels.length > 0 || now.years !== undefined;
  const old = namesLevel && !comparing ? { ...before, levels: [], otherLevels: [] } : before;
  const { years: _, ...oldWithoutYears } = old;
  return {
    ...(namesLevel ? oldWithoutYears : old),
    ...now,
    levels: either(now.levels, old.levels, comparing),
    otherLevels: either(now.otherLevels, old.otherLevels),
    places: either(now.places, old.places, comparing),
    percentiles: either(now.percentiles, namesLevel ? [] : old.percentiles),
    amounts: either(now.amounts, old.amounts),
    percents: either(now.percents, old.percents),
    skills: either(now.skills, old.skills),
    specialisations: either(now.specialisations, old.specialisations),
    roles: either(now.roles, old.roles),
    companies: either(now.companies, []),
    sources: either(now.sources, []),
  };
}
