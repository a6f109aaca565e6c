/** What the project already calls places, occupations and levels, so that two sources meet in one cell. */
import { LEVELS, type Level } from '../levels.ts';

export interface KnownPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly within?: string;
  readonly currency?: string;
  readonly aliases: readonly string[];
  /** As the publisher of an earlier vintage numbers it. */
  readonly code?: string;
  /** The two capitals of a country, or of a US state. */
  readonly letters?: string;
}

interface KnownName {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

export interface KnownNames {
  readonly places: readonly KnownPlace[];
  readonly roles: readonly KnownName[];
  readonly levels: readonly KnownName[];
  /** Names of places that are asked back, or stand for several. */
  readonly ambiguous: ReadonlySet<string>;
}

/** @example slugOf('Cañon City, CO') // 'canon-city-co' */
export function slugOf(text: string): string {
  return plain(text).replaceAll(' ', '-');
}

/** As aliases are written: lower case, accents folded, single spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’.]+/gu, '')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9+#]+/g, ' ')
    .trim();
}

/** Finds an occupation by any of its names; undefined where nobody knows it. */
export function roleFinder({ roles }: Pick<KnownNames, 'roles'>): (text: string) => string | undefined {
  const ids = idsByName(roles);
  return (text) => {
    const name = plain(text);
    return ids.get(name) ?? ids.get(name.replace(/s$/, '')) ?? ids.get(`${name}s`);
  };
}

/** Finds one of the four levels by any of its names. */
export function levelFinder({ levels }: Pick<KnownNames, 'levels'>): (text: string) => Level | undefined {
  const ids = idsByName(levels);
  return (text) => {
    const id = ids.get(plain(text));
    return LEVELS.find((level) => level === id);
  };
}

/** Finds a place by a name that only one goes by. */
export function placeFinder(
  names: Pick<KnownNames, 'places' | 'ambiguous'>,
): (text: string) => KnownPlace | undefined {
  const byName = new Map<string, KnownPlace>();
  for (const place of names.places) {
    for (const name of [place.id.replaceAll('-', ' '), place.name, ...place.aliases]) {
      if (!byName.has(plain(name))) byName.set(plain(name), place);
    }
  }
  const ambiguous = new Set([...names.ambiguous].map(plain));
  return (text) => (ambiguous.has(plain(text)) ? undefined : byName.get(plain(text)));
}

function idsByName(entries: readonly KnownName[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { id, name, aliases } of entries) {
    for (const known of [id, name, ...aliases]) if (!ids.has(plain(known))) ids.set(plain(known), id);
  }
  return ids;
}
