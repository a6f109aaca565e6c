/** "senior seattle", "150k boston": where there are names and next to nothing else, the names tell the intent. */
import type { NumbersMeant } from './money-meant.ts';
import { namesAnything } from './slots-heard.ts';

const METROS = new Set(['metros', 'cities', 'towns']);
/** Words that only say that pay is meant, which a message of names alone means anyway. */
const MEANS_PAY = new Set(['pay', 'salary', 'how-much', 'level', 'state', 'metro', 'greeting', 'thanks']);

/** The intent that a message of names alone has; undefined when it says more than names, or names nothing. */
export function intentOfNames(recognised: NumbersMeant): string | undefined {
  const { slots, concepts, unknown, plain, placeNames, published } = recognised;
  const several =
    [slots.levels, slots.skills, slots.percentiles].some((list) => list.length > 1) || placeNames > 1;
  const more = [...concepts].some(
    (id) =>
      !MEANS_PAY.has(id) &&
      !(id === 'experience' && slots.years) &&
      id !== 'since' &&
      !(id === 'compare' && (several || slots.statistic !== undefined)),
  );
  const plainStatistic = slots.statistic !== undefined;
  if (unknown.length > 0 || plain.length > 0 || more || !(namesAnything(slots) || plainStatistic))
    return undefined;

  const {
    levels,
    places,
    skills,
    specialisations,
    roles,
    amounts,
    percents,
    sources,
    companies,
    percentiles,
  } = slots;
  const someone = levels.length + places.length > 0 || slots.years !== undefined;
  if (amounts.length > 0) return published && !someone ? 'whose-number' : 'offer';
  if (percents.length > 0) return 'whose-number';
  const others = roles.filter(({ id }) => id !== 'backend');
  if (others.some(({ id }) => id === 'full-stack')) return 'full-stack';
  if (placeNames === 0 && levels.length === 0 && (concepts.has('state') || concepts.has('metro')))
    return 'ranking';
  // "Metros in Colorado"
  if (
    placeNames === 1 &&
    places[0]?.kind === 'state' &&
    places.length === 1 &&
    recognised.spelled.some((word) => METROS.has(word))
  )
    return 'ranking';
  if (placeNames > 1 || levels.length > 1 || percentiles.length > 1) return 'compare';
  if (someone || percentiles.length + companies.length + others.length > 0) return 'pay';
  if (skills.length > 0) return 'skill';
  if (specialisations.length > 0) return 'specialisation';
  if (sources.length > 0) return sources.length > 1 ? 'compare' : 'sources';
  return 'pay';
}
