/** All that has a name: what the data brings with its figures, and what the vocabulary adds. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Named, NamedPlace } from './request.ts';
import type { Entry, Vocabulary } from './vocabulary.ts';

export type EntityKind =
  | 'level'
  | 'role'
  | 'company'
  | 'skill'
  | 'specialisation'
  | 'source'
  | 'statistic'
  | 'period';

/**
 * All that the understanding takes from the data, the numbers in it aside: plain, so that it can be told whether it is
 * what it was when something was learnt with it. Not one of the figures is in it.
 */
export interface DataNames {
  readonly sources: readonly { readonly id: string; readonly title: string; readonly short: string }[];
  readonly skills: readonly (Named & { readonly aliases: readonly string[] })[];
  readonly places: readonly {
    readonly place: NamedPlace;
    readonly aliases: readonly string[];
  }[];
  /** Statements that people ask for, and how they ask. */
  readonly asked: readonly { readonly id: string; readonly phrasings: readonly string[] }[];
}

export function namesOf({ sources, skills, places, figures, statements }: Datasets): DataNames {
  const withPay = new Set<string | undefined>();
  for (const { place } of figures.values()) withPay.add(place);
  return {
    sources: [...sources.values()].map(({ id, title, short }) => ({ id, title, short })),
    skills: [...skills.values()].map(({ id, name, aliases }) => ({ id, name, aliases })),
    places: [...places.values()].map(({ id, name, kind, within, aliases }) => ({
      place: { id, name, kind, covered: withPay.has(id), ...(within ? { within } : {}) },
      aliases,
    })),
    asked: [...statements.values()].flatMap(({ id, asked }) =>
      asked.length > 0 ? [{ id, phrasings: asked }] : [],
    ),
  };
}

/** Everything but places, by kind: what the data names first, then the vocabulary. */
export function entityLists(vocabulary: Vocabulary, names: DataNames): Record<EntityKind, readonly Entry[]> {
  const fromData = names.skills.map(({ aliases, ...skill }) => ({
    ...skill,
    aliases: [...aliases],
    careful: false,
  }));
  return {
    level: vocabulary.levels,
    role: vocabulary.roles,
    company: vocabulary.companies,
    skill: [...fromData, ...vocabulary.skills],
    specialisation: vocabulary.specialisations,
    source: [...sourcesOf(names), ...vocabulary.sources],
    statistic: vocabulary.statistics,
    period: vocabulary.periods,
  };
}

/** The names that a source brings: its id, its title and what replies call it. */
function sourcesOf({ sources }: DataNames): Entry[] {
  return sources.map(({ id, title, short }) => ({
    id,
    name: short,
    aliases: [id, title.toLowerCase(), short.toLowerCase().replace(/^the /, '')],
    careful: false,
  }));
}

export interface KnownPlace {
  readonly place: NamedPlace;
  readonly aliases: readonly string[];
  readonly careful: boolean;
  readonly code?: string;
}

/** Places of the data first; the vocabulary adds those that no source has a figure for. */
export function allPlaces(vocabulary: Vocabulary, names: DataNames): Map<string, KnownPlace> {
  const places = new Map<string, KnownPlace>();
  for (const { place, aliases } of names.places) places.set(place.id, { place, aliases, careful: false });
  for (const { id, name, kind, within, aliases, careful, code } of vocabulary.places) {
    if (places.has(id)) continue;
    places.set(id, {
      place: { id, name, kind, covered: false, ...(within ? { within } : {}) },
      aliases,
      careful,
      ...(code ? { code: code.toLowerCase() } : {}),
    });
  }
  return new Map([...places].map(([id, known]) => [id, withCountry(known, places)]));
}

function withCountry(known: KnownPlace, places: ReadonlyMap<string, KnownPlace>): KnownPlace {
  let { place } = known;
  for (let steps = 0; steps < 5 && place.within !== undefined; steps++) {
    const around = places.get(place.within)?.place;
    if (!around) break;
    place = around;
  }
  return place.kind === 'country' ? { ...known, place: { ...known.place, country: place.id } } : known;
}
