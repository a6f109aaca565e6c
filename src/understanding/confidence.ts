/**
 * How sure it is that a question is ours and was taken for the right intent: a logistic curve over a handful of
 * signals. The weights were fitted on the held-out questions and on everyday requests about other things, so that
 * 0.9 is right about nine times in ten; `npm run eval` shows how well that holds.
 */
import type { Scored } from './intent-index.ts';
import type { Recognised } from './recognise.ts';

export interface Signals {
  readonly best: Scored;
  /** The second of ours. */
  readonly next: Scored | undefined;
  /** The nearest of what is not for us. */
  readonly against: Scored | undefined;
  /** How much its words sound like ours, from `createOdds`. */
  readonly odds: number;
  readonly recognised: Recognised;
  /** Concepts that suggest our subject by themselves. */
  readonly subjects: ReadonlySet<string>;
  /** Whether a word is ordinary English. */
  readonly isEnglish: (word: string) => boolean;
}

const WEIGHTS = {
  bias: -3.02,
  lead: 0.31,
  speaksOfPay: 0.64,
  namesAnOccupation: 2.44,
  names: 1.43,
  namesAnAmount: 0.08,
  spokenSubjects: 0.34,
  unknownEnglish: -1.1,
  unknownOther: -0.58,
  tensOfWords: -0.92,
  rankOverOthers: 2.78,
  nearnessOverOthers: 1.61,
  odds: 0.57,
};

/** Zero to one. */
export function confidenceOf({
  best,
  next,
  against,
  odds,
  recognised,
  subjects,
  isEnglish,
}: Signals): number {
  const { slots, concepts, unknown, length } = recognised;
  const { levels, otherLevels, places, percentiles, skills, specialisations, companies, sources, years } =
    slots;
  const named = [
    levels,
    otherLevels,
    places,
    percentiles,
    skills,
    specialisations,
    companies,
    sources,
  ].filter((list) => list.length > 0).length;
  const spoken = [...concepts].filter((id) => subjects.has(id) && id !== 'pay' && id !== 'salary').length;
  const english = unknown.filter((word) => isEnglish(word.toLowerCase())).length;
  const sum =
    WEIGHTS.bias +
    WEIGHTS.lead * (best.rank - (next?.rank ?? 0)) +
    WEIGHTS.speaksOfPay * Number(concepts.has('pay')) +
    WEIGHTS.namesAnOccupation * Number(slots.roles.length > 0) +
    WEIGHTS.names * Math.min(3, named + (years ? 1 : 0)) +
    WEIGHTS.namesAnAmount * Number(slots.amounts.length > 0) +
    WEIGHTS.spokenSubjects * Math.min(3, spoken) +
    WEIGHTS.unknownEnglish * Math.min(4, english) +
    WEIGHTS.unknownOther * Math.min(4, unknown.length - english) +
    WEIGHTS.tensOfWords * Math.min(1.2, length / 10) +
    WEIGHTS.rankOverOthers * (best.rank - (against?.rank ?? 0)) +
    WEIGHTS.nearnessOverOthers * (best.nearness - (against?.nearness ?? 0)) +
    WEIGHTS.odds * odds;
  return 1 / (1 + Math.exp(-sum));
}
