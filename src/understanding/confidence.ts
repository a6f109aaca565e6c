/**
 * How sure it is that a question is ours: a logistic curve over a handful of signals. `npm run fit` fits the weights on
 * the held-out questions and on everyday requests about other things, so that of those above 0.9 at least nine in ten
 * are answered right; `npm run eval` shows how well that holds.
 */
import type { Intent } from './intents.ts';
import type { Sound } from './ours-or-not.ts';
import type { Scored } from './phrasing-index.ts';
import type { Recognised } from './recognise.ts';

export interface Evidence {
  readonly best: Scored<Intent>;
  /** The second of ours. */
  readonly next: Scored<Intent> | undefined;
  /** The nearest of what is not for us. */
  readonly against: Scored<Intent> | undefined;
  /** How much its words sound like ours, from `createOdds`. */
  readonly odds: Sound;
  /** How near a statement of the sources is that says just what was asked. */
  readonly statement: number;
  readonly recognised: Recognised;
  /** Concepts that suggest our subject by themselves. */
  readonly subjects: ReadonlySet<string>;
  /** Whether a word is ordinary English. */
  readonly isEnglish: (word: string) => boolean;
}

export type Signal = keyof typeof WEIGHTS;
export type Signals = Readonly<Record<Signal, number>>;

const WEIGHTS = {
  bias: -1.24,
  nearness: -0.93,
  lead: 1.41,
  rankOverOthers: 0.13,
  nearnessOverOthers: 6.35,
  odds: 1.4,
  mostLikeOurs: 0.1,
  leastLikeOurs: 0.46,
  statement: 1.45,
  speaksOfPay: 0.9,
  namesAnOccupation: 3.74,
  names: 1.19,
  namesAnAmount: 0.55,
  spokenSubjects: -0.1,
  nothingOfOurs: 0.52,
  unknownEnglish: -1.65,
  unknownOther: -0.57,
  coveredPlace: 0.69,
  unknownBesideNames: 0.3,
  strongNames: 0.16,
  shareUnknown: 3.64,
  tensOfWords: -0.68,
};

/** What the confidence is made of. */
export function signalsOf(evidence: Evidence): Signals {
  const { best, next, against, odds, statement, recognised, subjects, isEnglish } = evidence;
  const { slots, concepts, unknown, length } = recognised;
  const { levels, otherLevels, percentiles, skills, specialisations, companies, sources, years } = slots;
  const lists = [levels, otherLevels, percentiles, skills, specialisations, companies, sources];
  const namedByOurs = lists.filter((list) => list.length > 0).length + (years ? 1 : 0);
  const names = namedByOurs + (slots.places.length > 0 ? 1 : 0);
  const spoken = [...concepts].filter((id) => subjects.has(id) && id !== 'pay' && id !== 'salary').length;
  const english = unknown.filter((word) => isEnglish(word.toLowerCase())).length;
  const coveredPlace = Math.min(2, slots.places.filter(({ covered, id }) => covered && id !== 'us').length);
  const strong =
    coveredPlace + [levels, percentiles, sources].filter((list) => list.length > 0).length + (years ? 1 : 0);
  const speaksOfPay = Number(concepts.has('pay'));
  const namesAnOccupation = Number(slots.roles.length > 0);
  const namesAnAmount = Number(slots.amounts.length > 0);
  const ours = speaksOfPay + namesAnOccupation + namesAnAmount + namedByOurs + spoken;
  return {
    bias: 1,
    nearness: best.nearness,
    lead: Math.min(1, best.rank - (next?.rank ?? 0)),
    rankOverOthers: best.rank - (against?.rank ?? 0),
    nearnessOverOthers: best.nearness - (against?.nearness ?? 0),
    odds: odds.sum,
    mostLikeOurs: odds.most,
    leastLikeOurs: odds.least,
    statement,
    speaksOfPay,
    namesAnOccupation,
    names: Math.min(3, names),
    namesAnAmount,
    spokenSubjects: Math.min(3, spoken),
    nothingOfOurs: Number(ours === 0),
    unknownEnglish: Math.min(4, english),
    unknownOther: Math.min(4, unknown.length - english),
    coveredPlace,
    unknownBesideNames: Math.min(1, strong) * Math.min(4, unknown.length),
    strongNames: Math.min(3, strong),
    shareUnknown: unknown.length / (length || 1),
    tensOfWords: Math.min(1.2, length / 10),
  };
}

/** Zero to one. */
export function confidenceOf(signals: Signals): number {
  let sum = 0;
  for (const [name, weight] of Object.entries(WEIGHTS)) sum += weight * signals[name as Signal];
  return 1 / (1 + Math.exp(-sum));
}
