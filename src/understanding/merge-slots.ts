/** What was spoken of and what was said now, as the slots of one request. */
import type { Slots } from './request.ts';

/** Whether any slot was heard. */
export function hasSomething(slots: Slots): boolean {
  return Object.values(slots).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined,
  );
}

/** New values go before old ones; when comparing, places and levels are added to the old ones. */
export function mergeSlots(before: Slots, now: Slots, comparing: boolean): Slots {
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
