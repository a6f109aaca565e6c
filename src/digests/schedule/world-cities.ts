/**
 * Cities, states and provinces of the world by name: loaded only when a word is no name of a zone, for it is a big
 * list that most bots never need.
 */
import { createRequire } from 'node:module';
import { rawTimeZones } from '@vvo/tzdb';
import type * as CityTimezones from 'city-timezones';
import { currentName } from './canonical-zone.ts';
import { STATES } from './clock-names.ts';
import { nameKey, type ZoneMeaning, type ZoneNames, zoneNames } from './zone-names.ts';

/** Smaller places, and shorter names, are too often the same as a word. */
const LEAST_PEOPLE = 25_000;
const LEAST_LETTERS = 4;

export interface World {
  /** All names of zones, and of cities, states and countries. */
  readonly names: ZoneNames;
  /** Cities alone. */
  readonly cities: ZoneNames;
  /** What stands only behind the name of a city: "WA". */
  readonly codes: ZoneNames;
}

/** The world's names, read when they are first asked for. */
export function worldCities(): World {
  world ??= readWorld();
  return world;
}

let world: World | undefined;

function readWorld(): World {
  const { cityMapping }: typeof CityTimezones = createRequire(import.meta.url)('city-timezones');
  const zoneOf = new Map<string, string | undefined>();
  const cities = new Map<string, Map<string, number>>();
  const areas = new Map<string, Map<string, number>>();
  const codes = new Map<string, Map<string, number>>();
  const keys = new Map<string, string>();
  const add = (to: Map<string, Map<string, number>>, name: string, zone: string, people: number): void => {
    const key = keys.get(name) ?? nameKey(name);
    keys.set(name, key);
    const zones = to.get(key) ?? new Map<string, number>();
    to.set(key, zones.set(zone, (zones.get(zone) ?? 0) + people));
  };
  for (const { city, city_ascii, pop, country, province, state_ansi, timezone } of cityMapping) {
    // A few have none.
    if (!timezone) continue;
    if (!zoneOf.has(timezone)) zoneOf.set(timezone, currentName(timezone));
    const zone = zoneOf.get(timezone);
    if (zone === undefined) continue;
    const cityNames = new Set(
      [city, city_ascii].map(nameKey).filter(({ length }) => length >= LEAST_LETTERS),
    );
    if (pop >= LEAST_PEOPLE) for (const name of cityNames) add(cities, name, zone, pop);
    for (const name of new Set([province, country]))
      if (name.length >= LEAST_LETTERS) add(areas, name, zone, pop);
    if (country === 'United States of America') for (const name of STATES) add(areas, name, zone, pop);
    if (state_ansi) add(codes, state_ansi, zone, pop);
  }
  for (const { name, mainCities } of rawTimeZones) {
    for (const city of mainCities.map(nameKey)) if (!cities.has(city)) add(cities, city, name, LEAST_PEOPLE);
  }
  // Nevada is a town too: what more people live in is meant.
  const bigger = [...cities].filter(([name, zones]) => peopleIn(zones) > peopleIn(areas.get(name)));
  const names = meanings(new Map([...areas, ...bigger]));
  for (const [name, meaning] of zoneNames())
    names.set(name, together(meaning, cities.get(name), areas.get(name)));
  return { names, cities: meanings(cities), codes: meanings(codes) };
}

function meanings(all: ReadonlyMap<string, ReadonlyMap<string, number>>): Map<string, ZoneMeaning> {
  return new Map([...all].map(([name, zones]) => [name, { zones }]));
}

function peopleIn(zones: ReadonlyMap<string, number> | undefined): number {
  return [...(zones?.values() ?? [])].reduce((sum, people) => sum + people, 0);
}

/** A name of a zone knows best which zone it is; how many people live where is known here. */
function together(
  meaning: ZoneMeaning,
  city: ReadonlyMap<string, number> | undefined,
  area: ReadonlyMap<string, number> | undefined,
): ZoneMeaning {
  if (meaning.shared) return meaning;
  if (meaning.preferred !== undefined)
    return { ...meaning, zones: new Map([...(city ?? []), ...meaning.zones]) };
  return { zones: area ?? meaning.zones };
}
