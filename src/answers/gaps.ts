/** What was asked that no source covers, in words that can go into a sentence. */
import type { Datasets } from '../datasets/datasets.ts';
import type { NamedPlace, Request } from '../understanding/request.ts';

export interface Gap {
  readonly kind: 'place' | 'role' | 'level' | 'company' | 'year' | 'kind-of-pay';
  /** `Toronto`, `iOS developers`, `2019`. */
  readonly name: string;
  readonly place?: NamedPlace;
}

/** The gaps of a request for a figure, the most telling first. */
export function findGaps({ slots, uncovered }: Request, datasets: Datasets): Gap[] {
  const year = uncoveredYear(slots, datasets);
  return [
    ...slots.roles
      .filter(({ id }) => !datasets.occupations.has(id) && id !== 'full-stack')
      .map(({ name }) => ({ kind: 'role' as const, name })),
    ...slots.otherLevels.map(({ name }) => ({ kind: 'level' as const, name })),
    ...slots.places
      .filter((place) => !place.covered)
      .map((place) => ({ kind: 'place' as const, name: place.name, place })),
    ...withoutTheRole(slots, datasets),
    ...slots.companies.map(({ name }) => ({ kind: 'company' as const, name })),
    ...(year === undefined ? [] : [{ kind: 'year' as const, name: String(year) }]),
    ...uncovered.map((name) => ({ kind: 'kind-of-pay' as const, name })),
  ];
}

/** Places that tables have figures for, though none for who was asked about. */
function withoutTheRole({ roles, places }: Request['slots'], datasets: Datasets): Gap[] {
  const asked = roles.filter(({ id }) => datasets.occupations.has(id));
  if (datasets.tables.size === 0 || roles.length > asked.length) return [];
  const who = asked.length > 0 ? asked : [{ id: 'backend', name: '' }];
  return places
    .filter(({ covered, id }) => covered && who.every((role) => hasNothing(role.id, id, datasets)))
    .map((place) => {
      const names = who.map(({ name }) => name).filter((name) => name !== '');
      return { kind: 'place', name: [names.join(' or '), place.name].filter(Boolean).join(' in '), place };
    });
}

function hasNothing(role: string, place: string, { rows, written }: Datasets): boolean {
  return written(role, place).length === 0 && rows.at(role, place).length === 0;
}

/** The year that was named, where neither a document speaks of it nor a table of that year has what was asked for. */
function uncoveredYear(slots: Request['slots'], datasets: Datasets): number | undefined {
  const { calendarYear: year } = slots;
  if (year === undefined || documentedYears(datasets).has(year)) return undefined;
  const places = slots.places.length > 0 ? slots.places.map(({ id }) => id) : ['us'];
  const roles = slots.roles.length > 0 ? slots.roles.map(({ id }) => id) : ['backend'];
  const isThere = roles.some((role) =>
    places.some((place) => datasets.rows.at(role, place, year).some(({ source }) => source.year === year)),
  );
  return isThere ? undefined : year;
}

/** The years that the documents speak of, from the oldest figures to the newest title. */
function documentedYears({ sources, tables }: Datasets): Set<number> {
  const named = [...sources.values()]
    .filter(({ id }) => !tables.has(id))
    .flatMap(({ vintage, title }) =>
      [...`${vintage} ${title}`.matchAll(/\b20\d{2}\b/g)].map(([year]) => Number(year)),
    );
  const first = Math.min(...named);
  return new Set(Array.from({ length: Math.max(...named) - first + 1 }, (_, i) => first + i));
}
