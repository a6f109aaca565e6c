/**
 * Every place that can be asked for: what the documents say of it goes first, then the vocabulary, then what big tables
 * bring.
 */
import type { DataNames } from './data-names.ts';
import type { NamedPlace } from './request.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface KnownPlace {
  readonly place: NamedPlace;
  readonly aliases: readonly string[];
  readonly careful: boolean;
  readonly code?: string;
  /** Neither the documents nor the vocabulary know it. */
  readonly onlyInTables: boolean;
  /** Names that nobody but a table has for it. */
  readonly fromTables: readonly string[];
}

/** Places of the data first; the vocabulary adds those that no source has a figure for. */
export function knownPlaces(vocabulary: Vocabulary, data: DataNames): Map<string, KnownPlace> {
  const places = new Map<string, KnownPlace>();
  const fromVocabulary = new Map(vocabulary.places.map((place) => [place.id, place]));
  for (const place of data.places) {
    const { id, name, kind, within, covered, documented } = place;
    const listed = documented ? undefined : fromVocabulary.get(id);
    const own = documented?.aliases ?? listed?.aliases ?? [];
    const called = listed?.name ?? name;
    places.set(id, {
      place: {
        id,
        name: called,
        kind,
        covered,
        ...(within ? { within } : {}),
      },
      aliases: own,
      careful: listed?.careful ?? false,
      ...(listed?.code ? { code: listed.code.toLowerCase() } : {}),
      onlyInTables: documented === undefined && listed === undefined,
      fromTables: place.aliases.filter((alias) => !own.includes(alias) && alias !== called.toLowerCase()),
    });
  }
  for (const { id, name, kind, within, aliases, careful, code } of vocabulary.places) {
    if (places.has(id)) continue;
    places.set(id, {
      place: { id, name, kind, covered: false, ...(within ? { within } : {}) },
      aliases,
      careful,
      ...(code ? { code: code.toLowerCase() } : {}),
      onlyInTables: false,
      fromTables: [],
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
