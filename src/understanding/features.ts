/** What a question is compared by: its concepts, which kinds of slots it has, and its unknown words. */

import { judgesPay, type NumbersMeant } from './money-meant.ts';
import type { Slots } from './request.ts';
import { stem } from './stem.ts';

/** The features of a question, each once. */
export function featuresOf({
  slots,
  concepts,
  unknown,
  words,
  bareAmounts,
  placeNames,
  published,
  known,
}: NumbersMeant): string[] {
  return [
    ...[...concepts].map((id) => `word:${id}`),
    ...slotFeatures(slots, placeNames),
    ...(published ? ['slot:published-number'] : []),
    ...amountFeatures(slots, concepts, known),
    ...(bareAmounts.length > 0 && slots.amounts.length === 0 ? ['slot:bare-amount'] : []),
    ...new Set(words.map((word) => `plain:${stem(word)}`)),
    ...new Set(unknown.map((word) => `unknown:${word.toLowerCase()}`)),
  ];
}

/** The same where it matters which place and which level is named, not only that one is. */
export function featuresWithNames(recognised: NumbersMeant): string[] {
  const { levels, places, skills, specialisations } = recognised.slots;
  const named = [...levels, ...[...places, ...skills, ...specialisations].map(({ id }) => id)];
  return [...featuresOf(recognised), ...named.map((id) => `named:${id}`)];
}

/**
 * How it is worded: its words in their order, alone and in pairs. "What is my salary" and "what is the salary" differ
 * by this alone.
 */
export function wordingOf({ spelled }: Pick<NumbersMeant, 'spelled'>): string[] {
  const stems = spelled.map((word) => stem(word));
  const pairs = [...stems, '$'].map((stem, i) => `pair:${stems[i - 1] ?? '^'} ${stem}`);
  return [...new Set([...stems.map((stem) => `said:${stem}`), ...pairs])];
}

/** An amount that is judged is somebody's pay; one that is only named, and stands in a source, is asked about. */
function amountFeatures(slots: Slots, concepts: ReadonlySet<string>, known: boolean): string[] {
  if (slots.amounts.length === 0) return [];
  if (judgesPay(concepts)) return ['judged-amount'];
  const someone = slots.levels.length > 0 || slots.years !== undefined;
  return known && !someone ? ['asked-about-amount'] : [];
}

function slotFeatures(slots: Slots, placeNames: number): string[] {
  const counted = (name: string, count: number): string[] =>
    count === 0 ? [] : count === 1 ? [`slot:${name}`] : [`slot:${name}`, `slots:${name}`];
  const [role] = slots.roles.filter(({ id }) => id !== 'backend');
  return [
    ...counted('level', slots.levels.length),
    ...counted('other-level', slots.otherLevels.length),
    ...counted('place', slots.places.some(({ kind }) => kind !== 'region') ? placeNames : 0),
    ...counted('region', slots.places.filter(({ kind }) => kind === 'region').length),
    ...counted('percentile', slots.percentiles.length),
    ...counted('amount', slots.amounts.length),
    ...counted('percent', slots.percents.length),
    ...counted('skill', slots.skills.length),
    ...counted('specialisation', slots.specialisations.length),
    ...counted('company', slots.companies.length),
    ...counted('source', slots.sources.length),
    ...(slots.roles.some(({ id }) => id === 'backend') ? ['role:backend'] : []),
    ...(role
      ? [
          ['web-developers', 'data-scientists', 'all-occupations', 'full-stack'].includes(role.id)
            ? `role:${role.id}`
            : 'role:other',
        ]
      : []),
    ...(slots.years ? ['slot:years'] : []),
    ...(slots.period ? ['slot:period'] : []),
    ...(slots.statistic ? ['slot:statistic'] : []),
    ...(slots.calendarYear ? ['slot:year'] : []),
    ...(slots.rank ? ['slot:rank'] : []),
  ];
}
