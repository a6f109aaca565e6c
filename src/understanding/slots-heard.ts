/** Questions about slots that several parts of the understanding ask. */
import type { Slots } from './request.ts';

/** Whether anything of our subject was named. A period, a statistic or a rank alone says nothing. */
export function namesAnything(slots: Slots): boolean {
  const { levels, otherLevels, places, percentiles, amounts, percents, skills, specialisations } = slots;
  const { roles, companies, sources, years } = slots;
  const lists = [levels, otherLevels, places, percentiles, amounts, percents, skills, specialisations];
  return [...lists, roles, companies, sources].some((list) => list.length > 0) || years !== undefined;
}

/** Whether a slot of an intent file's `uses`, `needs` or `unless` was heard. */
export function hasSlot(slots: Slots, name: string): boolean {
  switch (name) {
    case 'amount':
      return slots.amounts.length > 0 || slots.percents.length > 0;
    case 'level':
      return slots.levels.length > 0 || slots.years !== undefined;
    case 'years':
      return slots.years !== undefined;
    case 'place':
      return slots.places.length > 0;
    case 'percentile':
      return slots.percentiles.length > 0;
    case 'statistic':
      return slots.statistic !== undefined;
    case 'period':
      return slots.period !== undefined;
    case 'skill':
      return slots.skills.length > 0;
    case 'specialisation':
      return slots.specialisations.length > 0;
    case 'role':
      return slots.roles.length > 0;
    case 'other-role':
      return slots.roles.some(({ id }) => id !== 'backend');
    case 'company':
      return slots.companies.length > 0;
    case 'source':
      return slots.sources.length > 0;
    case 'year':
      return slots.calendarYear !== undefined;
    default:
      return false;
  }
}
