/**
 * How sure it is that a question is ours and was taken for the right intent: a logistic curve over a handful of
 * signals. The weights were fitted on the held-out questions and on everyday requests about other things, so that
 * 0.9 is right about nine times in ten; `npm run eval` shows how well that holds.
 */
import type { Scored } from './intent-index.ts';
import type { Recognised } from './recognise.ts';

export interface Signals {
  readonly best: Scored;
  /** The nearest of what is not for us. */
  readonly against: Scored | undefined;
  readonly recognised: Recognised;
  /** Concepts that suggest our subject by themselves. */
  readonly subjects: ReadonlySet<string>;
  /** Whether a word is ordinary English. */
  readonly isEnglish: (word: string) => boolean;
}

const WEIGHTS = {
  bias: -3.55,
  nearness: 0.74,
  namesPay: 0.5,
  speaksOfPay: 1.49,
  namesAnOccupation: 2.6,
  names: 1.84,
  spokenSubjects: 0.66,
  unknownEnglish: -1.31,
  unknownOther: -0.58,
  tensOfWords: -0.85,
  rankOverOthers: 3.62,
  nearnessOverOthers: 2.04,
};

/** Zero to one. */
export function confidenceOf({ best, against, recognised, subjects, isEnglish }: Signals): number {
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
    WEIGHTS.nearness * best.nearness +
    WEIGHTS.namesPay * Number(concepts.has('salary')) +
    WEIGHTS.speaksOfPay * Number(concepts.has('pay')) +
    WEIGHTS.namesAnOccupation * Number(slots.roles.length > 0) +
    WEIGHTS.names * Math.min(3, named + (years ? 1 : 0)) +
    WEIGHTS.spokenSubjects * Math.min(3, spoken) +
    WEIGHTS.unknownEnglish * Math.min(4, english) +
    WEIGHTS.unknownOther * Math.min(4, unknown.length - english) +
    WEIGHTS.tensOfWords * Math.min(1.2, length / 10) +
    WEIGHTS.rankOverOthers * (best.rank - (against?.rank ?? 0)) +
    WEIGHTS.nearnessOverOthers * (best.nearness - (against?.nearness ?? 0));
  return 1 / (1 + Math.exp(-sum));
}
