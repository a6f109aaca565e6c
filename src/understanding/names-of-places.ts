/**
 * What places are called. A name that several places go by is asked back; a table's name that is an everyday word counts
 * only where a name stands.
 */
import type { Fault } from '../datasets/fault.ts';
import type { AmbiguousPlace, Place } from '../datasets/records.ts';
import type { DataNames } from './data-names.ts';
import { type KnownPlace, knownPlaces } from './known-places.ts';
import type { NamedPlace } from './request.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A name and the place or places it stands for. */
export interface PlaceName {
  readonly alias: string;
  readonly places: readonly NamedPlace[];
  readonly ask: boolean;
  /** It is an everyday word as well. */
  readonly careful: boolean;
  /**
   * The same, and there is a figure for the place, so that much is lost by hearing it where it is not meant. `alone`:
   * questions to us are not made of the word, so that nothing else is meant where it stands alone.
   */
  readonly everyday?: 'alone' | 'never alone';
  /** Nobody but a table has the name. */
  readonly fromTable: boolean;
  /** Two letters, as in addresses. */
  readonly code: boolean;
}

export interface EverydayWords {
  /** Ordinary English. */
  readonly isEnglish: (word: string) => boolean;
  /** Questions to us are made of it. */
  readonly isPhrased: (word: string) => boolean;
}

/**
 * Every name of every place. Faults of the vocabulary are added to `faults`.
 * @param everyday words that people use without meaning a place
 */
export function namesOfPlaces(
  vocabulary: Vocabulary,
  data: DataNames,
  everyday: EverydayWords,
  faults: Fault[],
): PlaceName[] {
  const known = knownPlaces(vocabulary, data);
  const named = (ids: readonly string[]): NamedPlace[] => ids.flatMap((id) => known.get(id)?.place ?? []);
  const several = [...vocabulary.ambiguous, ...ambiguousInTables(vocabulary, data)];
  const ambiguous = new Set(several.map(({ alias }) => alias));
  const owners = new Map<string, string>();
  const names: PlaceName[] = [];
  for (const { place, aliases, careful, code, onlyInTables } of known.values()) {
    for (const alias of new Set([place.name.toLowerCase(), ...aliases])) {
      if (ambiguous.has(alias)) continue;
      const owner = owners.get(alias);
      if (owner !== undefined && owner !== place.id) {
        faults.push({
          file: 'intents/vocabulary/places.yaml',
          field: alias,
          problem: `the alias belongs to both ${owner} and ${place.id}`,
          cure: 'Take it from one of them, or list it under `ambiguous`.',
        });
      }
      owners.set(alias, place.id);
      const single = careful && place.covered && !alias.includes(' ');
      names.push({
        ...nameOf(alias, [place]),
        fromTable: onlyInTables,
        careful: careful && !(place.covered && !single),
        ...(single ? { everyday: howEveryday(alias, everyday) } : {}),
        code: code === alias || (/^[a-z]{2}$/.test(alias) && place.kind === 'state'),
      });
    }
    if (code !== undefined) names.push({ ...nameOf(code, [place]), code: true });
  }
  for (const { alias, means, reply } of vocabulary.ambiguous) {
    const readings = named(means);
    if (readings.length < means.length) {
      faults.push({
        file: 'intents/vocabulary/places.yaml',
        field: `ambiguous, ${alias}`,
        problem: `one of ${means.join(', ')} is no place`,
        cure: 'Name ids of places.csv or of world.csv.',
      });
    }
    names.push({ ...nameOf(alias, readings), ask: reply === 'ask' });
  }
  const tables = new Map<string, Set<string>>();
  for (const { place, fromTables } of known.values()) {
    for (const alias of fromTables) {
      if (owners.has(alias) || ambiguous.has(alias)) continue;
      tables.set(alias, (tables.get(alias) ?? new Set()).add(place.id));
    }
  }
  for (const { alias, means } of several.slice(vocabulary.ambiguous.length)) {
    if (!owners.has(alias)) tables.set(alias, new Set(means));
  }
  for (const [alias, means] of tables) {
    const places = named([...means]);
    // What the vocabulary thinks of a name of its own goes before the dictionary: Portland is no everyday word.
    const listed = [...means].flatMap((id) => known.get(id) ?? []).filter((one) => isOwnName(alias, one));
    const isEveryday =
      listed.length > 0
        ? listed.every(({ careful }) => careful)
        : !alias.includes(' ') && (everyday.isEnglish(alias) || everyday.isPhrased(alias));
    // "Fairbanks-College": a town that only comes second, with an everyday name, is left out.
    if (isEveryday && !places.some(({ name }) => firstName(name) === alias)) continue;
    names.push({
      ...nameOf(alias, places),
      ask: places.length > 1,
      careful: isEveryday,
      ...(isEveryday ? { everyday: howEveryday(alias, everyday) } : {}),
      fromTable: true,
    });
  }
  return names;
}

function isOwnName(alias: string, { place, aliases, onlyInTables }: KnownPlace): boolean {
  return !onlyInTables && (aliases.includes(alias) || place.name.toLowerCase() === alias);
}

function howEveryday(alias: string, { isPhrased }: EverydayWords): 'alone' | 'never alone' {
  return isPhrased(alias) ? 'never alone' : 'alone';
}

function nameOf(alias: string, places: readonly NamedPlace[]): PlaceName {
  return { alias, places, ask: false, careful: false, fromTable: false, code: false };
}

/**
 * Names that a table's places share. One that the documents gave to a place stays that place's; "Wyoming" is the state
 * of that name sooner than a town within a metro of another.
 */
function ambiguousInTables(vocabulary: Vocabulary, data: DataNames): AmbiguousPlace[] {
  const listed = new Map(vocabulary.places.map((place) => [place.id, place]));
  const inData = new Map(data.places.map((place) => [place.id, place]));
  const documented = new Set(
    data.places.flatMap(({ documented }) =>
      documented ? [documented.name.toLowerCase(), ...documented.aliases] : [],
    ),
  );
  const asked = new Set(vocabulary.ambiguous.map(({ alias }) => alias));
  const merged = new Map<string, Set<string>>();
  for (const { alias, means } of data.ambiguous) {
    if (documented.has(alias) || asked.has(alias)) continue;
    merged.set(alias, new Set([...(merged.get(alias) ?? []), ...means]));
  }
  return [...merged].map(([alias, means]) => {
    const places = [...means].flatMap((id) => inData.get(id) ?? listed.get(id) ?? []);
    const own = places.filter(({ name, kind }) => kind !== 'area' && firstName(name) === alias);
    return { alias, means: (own.length > 0 ? own : places).map(({ id }) => id) };
  });
}

/** @example firstName('Springfield, IL') // 'springfield' */
function firstName(name: Place['name']): string {
  return name
    .replace(/ \(.*\)$|, [A-Z]{2}$/, '')
    .replace(/\./g, '')
    .toLowerCase();
}
