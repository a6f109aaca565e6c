/** What a fragment says in its thread: "the state", "and in berlin?", "why?", "what does it pay". */
import { hasSomething, mergeSlots } from './merge-slots.ts';
import type { Recognised } from './recognise.ts';
import type { NamedPlace, Request, Understanding } from './request.ts';
import { hasSlot } from './slots-heard.ts';

/** How sure a fragment is that continues what was spoken of. */
const CONTINUED = 0.8;
/** A question of more words than this stands by itself. */
const MOST_WORDS_OF_A_FRAGMENT = 7;

/** The last that was understood in a thread. */
export interface Remembered {
  readonly request: Request;
  /** The places that were asked back about. */
  readonly readings: readonly NamedPlace[];
  readonly at: number;
}

/** "The state": the answer to our own question which of two places was meant. */
export function chosenReading(
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

/** Completes a fragment from what was spoken of; a whole question stays as it is. */
export function continued(before: Request, recognised: Recognised, fresh: Understanding): Understanding {
  const { slots, concepts, plain, unknown, length, placeNames } = recognised;
  const intent = fresh.kind === 'matched' ? fresh.request.intent : undefined;
  // "is 90k good?" is about the level and the place that were spoken of.
  const complete = placeNames > 0 && hasSlot(slots, 'level');
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
  const whole = complete || slots.levels.length > 1 || slots.sources.length > 0;
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

/** "Why?" and nothing else. */
export function asksWhy({ concepts, slots }: Recognised): boolean {
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
