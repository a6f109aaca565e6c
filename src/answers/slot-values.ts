/** The slots of a request as a reply carries them. */
import type { SlotValues } from '../chat/reply.ts';
import { OPEN_YEARS } from '../datasets/levels.ts';
import type { Slots } from '../understanding/request.ts';

/** The slots as the contract's JSON has them: one value alone, several as a list, empty ones left out. */
export function slotValues(slots: Slots): SlotValues {
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
  const all: Record<string, readonly (string | number)[]> = {
    level: [...slots.levels, ...ids(slots.otherLevels)],
    years: slots.years ? [...new Set([slots.years.from, slots.years.to])].filter((n) => n < OPEN_YEARS) : [],
    place: ids(slots.places),
    percentile: slots.percentiles,
    statistic: slots.statistic ? [slots.statistic] : [],
    period: slots.period ? [slots.period] : [],
    amount: slots.amounts.map(({ typed }) => typed),
    percent: slots.percents,
    skill: ids(slots.skills),
    specialisation: ids(slots.specialisations),
    role: ids(slots.roles.filter(({ id }) => id !== 'backend')),
    company: ids(slots.companies),
    source: ids(slots.sources),
    year: slots.calendarYear === undefined ? [] : [slots.calendarYear],
    rank: slots.rank === undefined ? [] : [slots.rank],
  };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, values]) => {
      const [only] = values;
      return only === undefined ? [] : [[name, values.length === 1 ? only : values]];
    }),
  );
}
