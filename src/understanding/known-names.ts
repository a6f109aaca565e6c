/** All that has a name: what the data brings with its figures, and what the vocabulary adds. */
import type { Datasets } from '../datasets/datasets.ts';
import type { NamedPlace } from './request.ts';
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

/** Everything but places, by kind: what the data names first, then the vocabulary. */
export function entityLists(
  vocabulary: Vocabulary,
  datasets: Datasets,
): Record<EntityKind, readonly Entry[]> {
  const fromData = [...datasets.skills.values()].map(({ id, name, aliases }) => ({
    id,
    name,
    aliases,
    careful: false,
  }));
  return {
    level: vocabulary.levels,
    role: vocabulary.roles,
    company: vocabulary.companies,
    skill: [...fromData, ...vocabulary.skills],
    specialisation: vocabulary.specialisations,
    source: [...sourcesOf(datasets), ...vocabulary.sources],
    statistic: vocabulary.statistics,
    period: vocabulary.periods,
  };
}

/** The names that a source brings: its id, its title and what replies call it. */
function sourcesOf(datasets: Datasets): Entry[] {
  return [...datasets.sources.values()].map(({ id, title, short }) => ({
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
export function allPlaces(vocabulary: Vocabulary, datasets: Datasets): Map<string, KnownPlace> {
  const places = new Map<string, KnownPlace>();
  const withPay = new Set([...datasets.figures.values()].map(({ place }) => place));
  for (const { id, name, kind, within, aliases } of datasets.places.values()) {
    places.set(id, {
      place: { id, name, kind, covered: withPay.has(id), ...(within ? { within } : {}) },
      aliases,
      careful: false,
    });
  }
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
