/** Questions about slots that several parts of the understanding ask. */
import type { Slots } from './request.ts';

/** Whether anything of our subject was named. A period, a statistic or a rank alone says nothing. */
export function namesAnything(slots: Slots): boolean {
  const { levels, otherLevels, places, percentiles, amounts, percents, skills, specialisations } = slots;
  const { roles, companies, sources, years } = slots;
  const lists = [levels, otherLevels, places, percentiles, amounts, percents, skills, specialisations];
  return [...lists, roles, companies, sources].some((list) => list.length > 0) || years !== undefined;
}

/** Whether what an intent cannot do without was heard. */
export function hasSlot(slots: Slots, need: string): boolean {
  switch (need) {
    case 'amount':
      return slots.amounts.length > 0 || slots.percents.length > 0;
    case 'place':
      return slots.places.length > 0;
    case 'level':
      return slots.levels.length > 0 || slots.years !== undefined;
    default:
      return true;
  }
}
