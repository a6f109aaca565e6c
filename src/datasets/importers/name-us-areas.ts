/** The areas of US statistics → places: the same ids as the project's other sources use, new ones by their title. */
import type { AmbiguousName, PlaceRow } from './importer.ts';
import { type KnownNames, type KnownPlace, plain, slugOf } from './known-names.ts';

export type AreaKind = 'nation' | 'state' | 'metro' | 'area';

export interface AreaNamer {
  /** The place's id. @param code the publisher's number of the area */
  place(code: string, title: string, kind: AreaKind): string;
  /** All places that were named, with the aliases that only one of them goes by. */
  finish(): { readonly places: readonly PlaceRow[]; readonly ambiguous: readonly AmbiguousName[] };
}

interface Area {
  readonly place: PlaceRow;
  /** Names that it would like to go by. */
  readonly wanted: readonly string[];
  readonly states: readonly string[];
}

/** Cities whose own name has a hyphen. */
const HYPHENATED = ['Winston-Salem', 'Wilkes-Barre'];
const NONMETRO = / nonmetropolitan area$/i;
const SHORTEST_ALIAS = 3;
/** American Samoa, Guam, the Northern Marianas, Puerto Rico, the Virgin Islands: not among the states. */
const TERRITORIES = new Set(['60', '66', '69', '72', '78']);

export function createAreaNamer(names: KnownNames): AreaNamer {
  const known = new Map(names.places.map((place) => [place.id, place]));
  // Puerto Rico is none, and has two letters all the same.
  const states = names.places.filter(
    ({ kind, within, letters }) => within === 'us' && (kind === 'state' || letters !== undefined),
  );
  const cities = names.places.filter(({ kind }) => kind === 'metro' || kind === 'city');
  const areas = new Map<string, Area>();
  const used = new Set<string>();

  const statesOf = (postal: readonly string[]): string[] =>
    postal.flatMap((code) => states.find((state) => hasCode(state, code))?.id ?? (code === 'DC' ? 'us' : []));
  const fresh = (...ids: readonly string[]): string =>
    ids.find((id) => !used.has(id) && !known.has(id)) ?? ids.at(-1) ?? '';

  const nationOf = (code: string): Area => {
    const us = known.get('us') ?? {
      id: 'us',
      name: 'the US',
      kind: 'country',
      aliases: ['us', 'usa', 'united states'],
    };
    return { place: rowOf(us, 'country', code), wanted: [], states: [] };
  };

  const stateOf = (code: string, title: string): Area => {
    const name = plain(title);
    const found =
      states.find((state) => state.code === code) ??
      states.find((state) => [name, `${name} state`].includes(plain(state.name))) ??
      states.find(({ aliases }) => aliases.some((alias) => plain(alias) === name));
    const taken = names.places.some((place) => goesBy(place, name));
    const state = found ?? {
      id: fresh(slugOf(title), slugOf(`${title} state`)),
      name: taken ? `${title} (statewide)` : title,
      kind: 'state',
      within: 'us',
      aliases: [],
    };
    return {
      place: rowOf(state, TERRITORIES.has(code) ? 'area' : 'state', code),
      wanted: [name],
      states: [],
    };
  };

  const metroOf = (code: string, title: string): Area => {
    const { towns, postal } = partsOf(title);
    const [first = title] = towns;
    const [firstPostal = ''] = postal;
    const within = statesOf(postal);
    const called = [
      `${first} ${firstPostal}`,
      first,
      first.replace(/ (?:City|Town)$/, ''),
      first.replace(/^Urban /, ''),
    ].map(plain);
    const near = cities.filter(
      (place) => place.within !== undefined && within.includes(place.within) && !used.has(place.id),
    );
    const found =
      cities.find((place) => place.code === code && !used.has(place.id)) ??
      called.map((name) => near.find((place) => goesBy(place, name))).find((place) => place !== undefined);
    const wanted = [
      plain(title.replace(/,/g, ' ')),
      ...towns.flatMap((town) => [plain(town), plain(town.replace(/ Town$|^Urban /, ''))]),
      ...towns.map((town) => plain(`${town} ${firstPostal}`)),
    ];
    const place = found ?? {
      id: fresh(slugOf(`${first} ${firstPostal}`), slugOf(title), `${slugOf(title)}-${code}`),
      name: `${first}, ${firstPostal}`,
      kind: 'metro',
      within: within[0] ?? 'us',
      aliases: [],
    };
    return { place: rowOf(place, 'metro', code), wanted, states: within };
  };

  const restOf = (code: string, title: string): Area => {
    const name = title.replace(NONMETRO, '');
    const state = states
      .filter((one) => new RegExp(`\\b${plain(one.name).replace(/ state$/, '')}\\b`).test(plain(name)))
      .sort((a, b) => b.name.length - a.name.length)[0];
    const slug = slugOf(name);
    const earlier = names.places.find((place) => place.kind === 'area' && place.code === code);
    const place = earlier ?? {
      id: fresh(slug, `${slug}-nonmetro`, `${slug}-nonmetro-${code}`),
      name: `${name} (nonmetropolitan)`,
      kind: 'area',
      within: state?.id ?? 'us',
      aliases: [],
    };
    return {
      place: rowOf(place, 'area', code),
      // A state's name alone is the whole state's.
      wanted: [
        plain(title),
        plain(`${name} nonmetro`),
        ...(states.some((one) => goesBy(one, plain(name))) ? [] : [plain(name)]),
      ],
      states: [],
    };
  };

  const make = { nation: nationOf, state: stateOf, metro: metroOf, area: restOf };
  return {
    place(code, title, kind) {
      const area = areas.get(code) ?? make[kind](code, title);
      areas.set(code, area);
      used.add(area.place.id);
      return area.place.id;
    },
    finish: () => withAliases([...areas.values()], names),
  };
}

/** @example partsOf('Seattle-Tacoma-Bellevue, WA') // three towns, one state */
function partsOf(title: string): { towns: string[]; postal: string[] } {
  const [front = '', back = ''] = title.split(/,\s*(?=[A-Z]{2}(?:-[A-Z]{2})*\b)/);
  const kept = HYPHENATED.reduce((text, name) => text.replaceAll(name, name.replace('-', '\0')), front);
  const towns = kept.split(/-+|\//).map((town) => town.replaceAll('\0', '-').trim());
  return { towns: towns.filter((town) => town !== ''), postal: back.match(/\b[A-Z]{2}\b/g) ?? [] };
}

/** Gives each place the names that no other goes by; the others are ambiguous. */
function withAliases(
  areas: readonly Area[],
  names: KnownNames,
): { places: PlaceRow[]; ambiguous: AmbiguousName[] } {
  const owners = new Map<string, Set<string>>();
  const own = (alias: string, id: string): void => {
    owners.set(alias, (owners.get(alias) ?? new Set()).add(id));
  };
  for (const { id, name, aliases } of names.places)
    for (const alias of [name, ...aliases]) own(plain(alias), id);
  for (const { place, wanted } of areas) for (const alias of wanted) own(alias, place.id);
  const used = new Set(areas.map(({ place }) => place.id));
  const asked = new Set([...names.ambiguous].map(plain));
  const known = new Map(names.places.map((place) => [place.id, place]));
  const suburbs = new Map<string, PlaceRow>();
  const ambiguous = new Map<string, readonly string[]>();
  const places = areas.map(({ place, wanted, states }) => {
    const aliases = new Set(place.aliases);
    for (const alias of wanted) {
      if (alias.length < SHORTEST_ALIAS || asked.has(alias)) continue;
      const others = [...(owners.get(alias) ?? [])].filter((id) => id !== place.id);
      if (others.length === 0) {
        aliases.add(alias);
        continue;
      }
      const town = known.get(others[0] ?? '');
      // A town that the vocabulary knows by itself, and that this metro is named after: it lies in it.
      if (
        others.length === 1 &&
        town?.kind === 'city' &&
        !used.has(town.id) &&
        states.includes(town.within ?? '')
      ) {
        suburbs.set(town.id, { ...rowOf(town, 'city', undefined), within: place.id });
        continue;
      }
      ambiguous.set(alias, [place.id, ...others].sort());
    }
    return { ...place, aliases: [...aliases] };
  });
  return {
    places: [...places, ...suburbs.values()],
    ambiguous: [...ambiguous]
      .map(([alias, means]) => ({ alias, means }))
      .sort((a, b) => (a.alias < b.alias ? -1 : 1)),
  };
}

function rowOf(place: KnownPlace, kind: PlaceRow['kind'], code: string | undefined): PlaceRow {
  const { id, name, within, aliases } = place;
  return {
    id,
    name,
    kind,
    currency: 'USD',
    aliases,
    ...(within === undefined ? {} : { within }),
    ...(code === undefined ? {} : { code }),
  };
}

function hasCode(state: KnownPlace, postal: string): boolean {
  const code = postal.toLowerCase();
  return state.letters === postal || state.aliases.includes(code) || state.aliases.includes(`${code} state`);
}

function goesBy(place: KnownPlace, name: string): boolean {
  return [place.name.replace(/ \(.*\)$/, ''), ...place.aliases].some((alias) => plain(alias) === name);
}
