/** What the project already calls places, occupations and levels, so that two sources meet in one cell. */
import { LEVELS, type Level } from '../levels.ts';

export interface KnownPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly within?: string;
  readonly currency?: string;
  readonly aliases: readonly string[];
  /** Further names that only tables have for it: whoever relies on them says them too, as the table may go. */
  readonly inTables?: readonly string[];
  /** As the publisher of an earlier vintage numbers it. */
  readonly code?: string;
  /** The two capitals of a country, or of a US state. */
  readonly letters?: string;
}

interface KnownName {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Of an occupation, as the US counts it: 15-1252. */
  readonly code?: string | undefined;
  /** Only a table has it: whoever names it as well says its names too, as the table may go. */
  readonly onlyInTables?: true;
}

export interface KnownNames {
  readonly places: readonly KnownPlace[];
  readonly roles: readonly KnownName[];
  readonly levels: readonly KnownName[];
  /** Names of places that the vocabulary asks back, or that stand for several there. */
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
  const find = (name: string): string | undefined =>
    ids.get(name) ?? ids.get(name.replace(/s$/, '')) ?? ids.get(`${name}s`);
  return (text) => {
    // As lists have it: "Developer, back-end".
    const [noun = '', kind, ...more] = text.split(',');
    const turned = kind === undefined || more.length > 0 ? undefined : find(plain(`${kind} ${noun}`));
    return find(plain(text)) ?? turned;
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
    for (const name of [
      place.id.replaceAll('-', ' '),
      place.name,
      ...place.aliases,
      ...(place.inTables ?? []),
    ]) {
      if (!byName.has(plain(name))) byName.set(plain(name), place);
    }
  }
  const ambiguous = new Set([...names.ambiguous].map(plain));
  const findInside = insideFinder(names.places);
  return (text) => (ambiguous.has(plain(text)) ? undefined : byName.get(plain(text))) ?? findInside(text);
}

/** Finds a town by what it lies in: `Austin, TX`, `Bangalore, KA, India`. */
function insideFinder(places: readonly KnownPlace[]): (text: string) => KnownPlace | undefined {
  const byId = new Map(places.map((place) => [place.id, place]));
  const towns = places.filter(({ kind }) => kind === 'metro' || kind === 'city');
  const goesBy = ({ id, name, aliases, inTables = [] }: KnownPlace, text: string): boolean =>
    [id.replaceAll('-', ' '), name.replace(/ \(.*\)$/, ''), ...aliases, ...inTables].some(
      (one) => plain(one) === text,
    );
  const liesIn = ({ within }: KnownPlace, outer: KnownPlace): boolean => {
    let at = within;
    for (let steps = 0; steps < 5 && at !== undefined; steps++) {
      if (at === outer.id) return true;
      at = byId.get(at)?.within;
    }
    return false;
  };
  const known = new Map<string, KnownPlace | undefined>();
  return (text) => {
    const [inner = '', ...around] = text.split(',').map((part) => part.trim());
    const last = around.at(-1);
    if (last === undefined || inner === '') return undefined;
    if (!known.has(text)) {
      const outers = places.filter(
        (place) =>
          (place.kind === 'state' || place.kind === 'country') &&
          (place.letters === last || goesBy(place, plain(last)) || goesBy(place, `${plain(last)} state`)),
      );
      const named = towns.filter((town) => goesBy(town, plain(inner)));
      known.set(
        text,
        named.find((town) => outers.some((outer) => liesIn(town, outer))),
      );
    }
    return known.get(text);
  };
}

function idsByName(entries: readonly KnownName[]): Map<string, string> {
  const ids = new Map<string, string>();
  for (const { id, name, aliases } of entries) {
    for (const known of [id, name, ...aliases]) if (!ids.has(plain(known))) ids.set(plain(known), id);
  }
  return ids;
}
