/** Two to four of a kind side by side: places, levels, percentiles, skills, specialisations, occupations or sources. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Request } from '../understanding/request.ts';
import { compareLevels } from './compare-levels.ts';
import { comparePlaces } from './compare-places.ts';
import { compareSources } from './compare-sources.ts';
import type { Draft } from './draft.ts';
import { findGaps } from './gaps.ts';
import { answerNoData } from './no-data.ts';
import { payOf } from './pay.ts';
import { payByPercentile } from './pay-by-percentile.ts';
import { rolesAsked } from './pay-cells.ts';
import { payFromTables } from './pay-from-tables.ts';
import { answerSkill } from './skill.ts';
import { answerSpecialisation } from './specialisation.ts';

/** Whether several of a kind are named, so that they are set side by side. */
export function isComparing({ places, levels }: Request['slots']): boolean {
  return places.length > 1 || levels.length > 1;
}

export function answerCompare(asked: Request, datasets: Datasets): Draft {
  const request = withCitiesInside(asked, datasets);
  const { slots } = request;
  const gaps = findGaps(request, datasets);
  const covered = slots.places.filter((place) => place.covered);
  if (gaps.length > 0 && !(gaps.every(({ kind }) => kind === 'place') && covered.length > 0)) {
    return answerNoData(gaps, request, datasets);
  }
  const fromTables = compareFromTables(request, covered, datasets);
  if (fromTables) return fromTables;
  const places = covered.filter(({ id }) => hasPay(id, datasets));
  if (places.length > 1 || gaps.length > 0) return comparePlaces(request, datasets);
  if (slots.levels.length > 1) return compareLevels(request, datasets);
  if (slots.percentiles.length > 1) return payByPercentile(request, datasets);
  if (slots.skills.length > 1) return answerSkill(request, datasets);
  if (slots.specialisations.length + slots.skills.length > 1) return answerSpecialisation(request, datasets);
  if (slots.sources.length > 1 || request.topics.has('source')) return compareSources(request, datasets);
  return payOf(request, datasets);
}

/** Whether there is a figure for backend developers in a place, in a file or in a table. */
function hasPay(place: string, { rows, written }: Datasets): boolean {
  return (
    written('backend', place).length > 0 ||
    rows.at('backend', place).some(({ figures }) => figures.length > 0)
  );
}

/** Places, levels or occupations that tables have something for, all of them. */
function compareFromTables(
  request: Request,
  covered: Request['slots']['places'],
  datasets: Datasets,
): Draft | undefined {
  const { slots } = request;
  const roles = rolesAsked(slots, datasets);
  const several = covered.length > 1 || slots.levels.length > 1 || roles.length > 1;
  const places = covered.length > 0 ? covered.map(({ id }) => id) : ['us'];
  const inTable = (role: string, id: string): boolean => datasets.rows.at(role, id).length > 0;
  // A guide's own level in a place stands beside what tables and guides together give for another.
  const atLevel = slots.levels.length + (slots.years ? 1 : 0) > 0;
  const has = (role: string, id: string): boolean =>
    inTable(role, id) || (atLevel && datasets.written(role, id).some(({ level }) => level !== undefined));
  const all = places.every((id) => roles.every((role) => has(role, id)));
  const any = places.some((id) => roles.some((role) => inTable(role, id)));
  return several && all && any
    ? payFromTables({ ...request, slots: { ...slots, places: covered } }, datasets)
    : undefined;
}

/** A country without a figure of its own stands for the cities in it that have one: London for the UK. */
function withCitiesInside(request: Request, datasets: Datasets): Request {
  const { slots } = request;
  if (slots.places.length < 2) return request;
  const places = slots.places.flatMap((place) => {
    const inside = datasets.placesIn(place.id);
    return place.covered || inside.length === 0
      ? [place]
      : inside.map(({ id, name, kind }) => ({
          id,
          name,
          kind,
          covered: true,
          within: place.id,
          country: place.id,
        }));
  });
  return { ...request, slots: { ...slots, places } };
}
