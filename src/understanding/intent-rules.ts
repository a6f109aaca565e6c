/**
 * The few cases where what is named tells the intent better than any likeness to phrasings. Each is a plain rule; all
 * else is left to the phrasings.
 */
import type { Signals } from './confidence.ts';
import type { Intent } from './intents.ts';
import type { NumbersMeant } from './money-meant.ts';
import { hasSlot } from './slots-heard.ts';

/** How sure a rule is, at least. */
export const RULED = 0.7;
/** A word that says less against our subject than this says next to nothing. */
const NEXT_TO_NOTHING = -0.6;
const MOST_WORDS_BESIDE_A_PLACE = 8;
const MOST_WORDS_OF_A_LIMIT = 9;
const MOST_WORDS_OF_A_CHANGE = 6;
const LEAST_PAY = 10_000;

/** The intent that a rule gives; undefined where none applies. */
export function intentByRule(recognised: NumbersMeant, signals: Signals, best: Intent): string | undefined {
  if (asksForALimit(recognised)) return 'ranking';
  if (asksToConvert(recognised)) return 'convert';
  if (asksWhatChanged(recognised)) return 'pay';
  if (asksToCrossCheck(recognised)) return 'compare';
  if (asksPayOfOccupation(recognised)) {
    if (best.intent === 'pay' || best.intent === 'ranking') return best.intent;
    if (recognised.slots.places.length === 0 && ranksPlaces(recognised)) return 'ranking';
  }
  const asksOtherwise =
    best.intent !== 'pay' && (best.reply === undefined || recognised.concepts.has('how-much'));
  if (!asksOtherwise && isPastedOffer(recognised)) return 'offer';
  if (namesOnlyAPlace(recognised, signals)) return recognised.placeNames > 1 ? 'compare' : 'pay';
  return undefined;
}

/** "States over 150k": places, and an amount as their limit. */
function asksForALimit({ concepts, slots, length }: NumbersMeant): boolean {
  const kinds = concepts.has('state') || concepts.has('metro');
  if (length > MOST_WORDS_OF_A_LIMIT || concepts.has('offer') || slots.places.length > 0) return false;
  const limit = concepts.has('above') || concepts.has('below') || concepts.has('at-least');
  return kinds && limit && slots.amounts.length > 0 && slots.levels.length === 0;
}

/** "How did pay in California change since last year": heard only where the data can tell. */
function asksWhatChanged({ concepts, slots, unknown, length }: NumbersMeant): boolean {
  const someone = slots.places.some(({ covered }) => covered) || hasSlot(slots, 'role');
  // "What changed since last year?"
  const nothingElse = unknown.length === 0 && length <= MOST_WORDS_OF_A_CHANGE;
  return concepts.has('since') && (someone || concepts.has('pay') || concepts.has('salary') || nothingElse);
}

/** "Compare the guide with the BLS tables": two publications, one of them a table. */
function asksToCrossCheck({ concepts, slots }: NumbersMeant): boolean {
  const inTables = slots.sources.filter(({ inTable }) => inTable).length;
  return (
    concepts.has('compare') && inTables > 0 && slots.sources.length > inTables && !hasSlot(slots, 'place')
  );
}

/** "What do lawyers make", where a table has lawyers. */
function asksPayOfOccupation({ slots, concepts }: NumbersMeant): boolean {
  const spoken = ['pay', 'salary', 'how-much', 'highest', 'lowest'].some((id) => concepts.has(id));
  const measured =
    slots.period !== undefined || slots.statistic !== undefined || slots.percentiles.length > 0;
  return (spoken || measured) && slots.roles.some(({ inTable }) => inTable === true);
}

function ranksPlaces({ concepts }: NumbersMeant): boolean {
  return (
    (concepts.has('state') || concepts.has('metro')) && (concepts.has('highest') || concepts.has('lowest'))
  );
}

/** "90k euros in dollars": an amount with its currency, and another to have it in. */
function asksToConvert({ concepts, slots }: NumbersMeant): boolean {
  const [amount] = slots.amounts;
  const someone = hasSlot(slots, 'level') || hasSlot(slots, 'place');
  return amount?.currency !== undefined && concepts.has('in-currency') && !someone;
}

/** "Senior backend engineer, Seattle, base salary $175,000 plus RSUs": nothing is asked, all is named. */
function isPastedOffer({ slots }: NumbersMeant): boolean {
  const [amount] = slots.amounts;
  return (
    amount !== undefined &&
    amount.low >= LEAST_PAY &&
    hasSlot(slots, 'level') &&
    slots.places.some(({ covered }) => covered)
  );
}

/** "Cambridge, MA (the one with MIT)": a place with figures, and no word that speaks of another subject. */
function namesOnlyAPlace({ unknown, length, concepts }: NumbersMeant, signals: Signals): boolean {
  return (
    signals.coveredPlace > 0 &&
    signals.leastLikeOurs > NEXT_TO_NOTHING &&
    unknown.length <= 1 &&
    length <= MOST_WORDS_BESIDE_A_PLACE &&
    [...concepts].every((id) => id === 'metro' || id === 'state' || id === 'place' || id === 'compare')
  );
}
