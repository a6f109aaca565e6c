/**
 * What a thread remembers: its last request. A fragment ("and in berlin?", "hourly?") takes from it what it leaves
 * open; a whole new question starts afresh. Kept in memory only, for half an hour, the oldest threads forgotten first.
 */
import type { Recognised } from './recognise.ts';
import type { NamedPlace, Request, Slots, Understanding } from './request.ts';

const MOST_THREADS = 10_000;
const MOST_AGE_MS = 30 * 60 * 1000;
/** How sure a fragment is that continues what was spoken of. */
const CONTINUED = 0.8;
/** A question of more words than this stands by itself. */
const MOST_WORDS_OF_A_FRAGMENT = 7;

export interface Threads {
  /** Completes a fragment from the thread's last request, and remembers the outcome. */
  follow(conversation: string | undefined, recognised: Recognised, fresh: Understanding): Understanding;
  /** Whether something was understood in the thread lately. */
  isUnderWay(conversation: string | undefined): boolean;
}

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

interface Remembered {
  readonly request: Request;
  /** The places that were asked back about. */
  readonly readings: readonly NamedPlace[];
  readonly at: number;
}

/** "The state": the answer to our own question which of two places was meant. */
function chosenReading(
  { request, readings }: Remembered,
  { slots, concepts, plain, unknown }: Recognised,
): Understanding | undefined {
  const says = [...concepts].every((id) => ['state', 'metro', 'place'].includes(id)) && unknown.length === 0;
  if (readings.length === 0 || !says || !plain.every((word) => CONNECTORS.has(word))) return undefined;
  if (slots.places.length > 0) return undefined;
  const kind = concepts.has('state') ? 'state' : concepts.has('metro') ? 'metro' : undefined;
  const chosen = readings.filter((place) => place.kind === kind);
  if (chosen.length !== 1) return undefined;
  return { kind: 'matched', request: { ...request, slots: { ...request.slots, places: chosen } } };
}

/** Intents whose answer is made of places, levels and the like, so that another place makes another such answer. */
const ABOUT_PEOPLE = new Set(['pay', 'compare', 'offer', 'ladder', 'promotion', 'estimate']);
const ABOUT_SKILLS = new Set(['skill', 'specialisation']);
/** Concepts and words that a fragment may hold beside names: they ask nothing of their own. */
const CONNECTING = new Set([
  'pay',
  'salary',
  'how-much',
  'compare',
  'level',
  'experience',
  'greeting',
  'place',
  'timing',
  'add',
]);
/** Words that set something new beside what was spoken of. */
const ADDING = ['add', 'plus', 'include'];
const CONNECTORS = new Set([
  'how',
  'have',
  'has',
  'got',
  'am',
  'same',
  'instead',
  'there',
  'if',
  'it',
  'that',
  'this',
  'do',
  'does',
  'would',
  'be',
  'say',
  'again',
  'but',
  'to',
  'ok',
  'okay',
  'then',
  'now',
  'sorry',
  'no',
  'i',
  'meant',
  'mean',
  'actually',
  'rather',
  'please',
  'too',
  'also',
  'with',
  'what',
  'they',
  ...ADDING,
]);

function continued(before: Request, recognised: Recognised, fresh: Understanding): Understanding {
  const { slots, concepts, plain, unknown, length, placeNames } = recognised;
  const intent = fresh.kind === 'matched' ? fresh.request.intent : undefined;
  // "is 90k good?" is about the level and the place that were spoken of.
  const someone = slots.levels.length > 0 || slots.years !== undefined;
  const complete = someone && placeNames > 0;
  if (intent === 'offer' && slots.amounts.length > 0 && !complete && ABOUT_PEOPLE.has(before.intent)) {
    return merged({ ...before, intent: 'offer' }, recognised, fresh, false);
  }
  const again = withoutNames(before, recognised);
  if (again) return merged({ ...before, intent: again }, recognised, fresh, false);
  const asksNothing =
    [...concepts].every((id) => CONNECTING.has(id)) && plain.every((word) => CONNECTORS.has(word));
  if (length > MOST_WORDS_OF_A_FRAGMENT || !asksNothing || unknown.length > 0 || !hasSomething(slots)) {
    return fresh;
  }
  const level = slots.levels.length > 0 || slots.years !== undefined;
  const whole = (placeNames > 0 && level) || slots.levels.length > 1 || slots.sources.length > 0;
  if (whole) return fresh;
  const skilful = slots.skills.length > 0 || slots.specialisations.length > 0;
  const continues = skilful
    ? ABOUT_SKILLS.has(before.intent) || (before.intent === 'pay' && placeNames > 0)
    : ABOUT_PEOPLE.has(before.intent);
  if (!continues) return fresh;
  const adds = recognised.spelled.some((word) => ADDING.includes(word)) && placeNames > 0;
  const comparing = (concepts.has('compare') || adds) && !skilful;
  if (comparing && placeNames > 1) return fresh;
  const next =
    comparing || placeNames > 1
      ? 'compare'
      : before.intent === 'compare' || before.intent === 'estimate'
        ? 'pay'
        : before.intent;
  return merged({ ...before, intent: next }, recognised, fresh, comparing);
}

/** "Which is better?" after a comparison. */
const WHICH = new Set(['compare', 'highest', 'lowest', 'judge']);

/**
 * The intent of a fragment that names nothing: "why?" asks what drives the pay that was told, or for the same reasons
 * again; "what does it pay" asks about whoever was spoken of.
 */
function withoutNames(before: Request, recognised: Recognised): string | undefined {
  const { slots, concepts, plain, unknown } = recognised;
  if (hasSomething(slots) || unknown.length > 0 || !plain.every((word) => CONNECTORS.has(word)))
    return undefined;
  const heard = [...concepts];
  if (asksWhy(recognised)) {
    return ['pay', 'compare', 'ranking', 'offer', 'estimate'].includes(before.intent)
      ? 'factors'
      : before.intent;
  }
  if (before.intent === 'compare' && heard.length > 0 && heard.every((id) => WHICH.has(id))) return 'compare';
  const someone = before.slots.levels.length > 0 || before.slots.places.length > 0;
  const paid = heard.includes('pay') && heard.every((id) => CONNECTING.has(id));
  return paid && someone ? 'pay' : undefined;
}

function asksWhy({ concepts, slots }: Recognised): boolean {
  return concepts.size > 0 && [...concepts].every((id) => id === 'why') && !hasSomething(slots);
}

function merged(
  before: Request,
  recognised: Recognised,
  fresh: Understanding,
  comparing: boolean,
): Understanding {
  return {
    kind: 'matched',
    request: {
      intent: before.intent,
      slots: mergeSlots(before.slots, recognised.slots, comparing),
      topics: new Set([...before.topics, ...recognised.concepts]),
      confidence: Math.max(CONTINUED, fresh.request.confidence),
      uncovered: fresh.request.uncovered,
      statements: before.intent === 'statement' ? before.statements : [],
      ignored: [],
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
  // A new amount is per its own period, whatever was spoken of before.
  const { period: ___, statistic: ____, rank: _____, ...oldPlain } = namesLevel ? oldWithoutYears : old;
  // "No, per day" is about the amount of before.
  const amounts = now.period ? old.amounts.map(({ period: __, ...amount }) => amount) : old.amounts;
  return {
    ...(now.amounts.length > 0 ? oldPlain : namesLevel ? oldWithoutYears : old),
    ...now,
    levels: either(now.levels, old.levels, comparing),
    otherLevels: either(now.otherLevels, old.otherLevels),
    places: either(now.places, old.places, comparing),
    percentiles: either(now.percentiles, namesLevel ? [] : old.percentiles),
    amounts: either(now.amounts, amounts),
    percents: either(now.percents, old.percents),
    skills: either(now.skills, old.skills),
    specialisations: either(now.specialisations, old.specialisations),
    roles: either(now.roles, old.roles),
    companies: either(now.companies, []),
    sources: either(now.sources, []),
  };
}
