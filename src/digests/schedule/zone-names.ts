/**
 * What people call time zones: cities and countries in the names of zones, and what clocks are called ("eastern",
 * "CET"). Enough for most; the other cities of the world are in `world-cities.ts`.
 */
import { rawTimeZones } from '@vvo/tzdb';
import { currentName } from './canonical-zone.ts';
import { OTHER_NAMES, SEVERAL, SHARED, STATES } from './clock-names.ts';
import { foldLetters } from './fold-letters.ts';

/** What a name may mean. */
export interface ZoneMeaning {
  /** Each zone with how many people may mean it; one where nothing is known. */
  readonly zones: ReadonlyMap<string, number>;
  /** Which is taken where nothing else decides. */
  readonly preferred?: string;
  /** A clock that many zones share, such as "CET": the asker's own is taken if it is among them. */
  readonly shared?: boolean;
}

export type ZoneNames = ReadonlyMap<string, ZoneMeaning>;

/** Last parts of zones' names that are words, or say nothing by themselves. */
const NO_NAMES =
  /^(?:acre|act|center|christmas|continental|easter|general|knox|mcmurdo|midway|oral|resolute|troll|vostok|wake|yap)$/;
const REGIONS = /^(?:Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)\//;
/** Short names of single zones' clocks that are English words. */
const WORDS = /^(?:act|art|cot|east|get|pet|ret|tot|wit)$/;

/** Small letters and single spaces, as names are looked up. */
export function nameKey(name: string): string {
  if (/^[a-z]+(?: [a-z]+)*$/i.test(name)) return name.toLowerCase();
  return foldLetters(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The names, made when they are first asked for. */
export function zoneNames(): ZoneNames {
  names ??= makeNames();
  return names;
}

let names: ZoneNames | undefined;

function makeNames(): ZoneNames {
  const made = new Map<string, Map<string, number>>();
  const add = (name: string, zone: string): void => {
    const key = nameKey(name);
    made.set(key, (made.get(key) ?? new Map()).set(zone, 1));
  };
  for (const zone of rawTimeZones) {
    add(zone.countryName, zone.name);
    if (zone.countryCode === 'US') for (const name of STATES) add(name, zone.name);
    add(zone.continentName, zone.name);
    add(zone.alternativeName.replace(/ Time$/, ''), zone.name);
  }
  for (const { name, abbreviation, dstAbbreviation = '' } of singleClocks()) {
    for (const short of [abbreviation, dstAbbreviation])
      if (/^[a-z]{3,5}$/i.test(short) && !WORDS.test(short.toLowerCase())) add(short, name);
  }
  const all = new Map<string, ZoneMeaning>([...made].map(([name, zones]) => [name, { zones }]));
  const only = (name: string, zone: string): unknown =>
    all.set(name, { zones: new Map([[zone, 1]]), preferred: zone });
  for (const alias of rawTimeZones.flatMap(({ group }) => group).filter((name) => REGIONS.test(name))) {
    const name = nameKey(alias.split('/').at(-1) ?? '');
    const zone = currentName(alias);
    if (zone !== undefined && !NO_NAMES.test(name) && !/^(?:north|south|east|west)$/.test(name))
      only(name, zone);
  }
  for (const [zone, others] of Object.entries(OTHER_NAMES)) for (const name of others) only(name, zone);
  for (const [clock, preferred, shorts] of SHARED) {
    const showing = rawTimeZones.filter(({ alternativeName }) => alternativeName === clock);
    const zones = new Map(
      showing.flatMap(({ group }) => group.map((alias) => [currentName(alias) ?? alias, 1])),
    );
    for (const name of [nameKey(clock).replace(/ time$/, ''), ...shorts.split(', ')]) {
      all.set(name, { zones, preferred, shared: true });
    }
  }
  for (const [name, zones] of Object.entries(SEVERAL)) {
    all.set(name, { zones: new Map(zones.map((zone) => [zone, 1])), shared: true });
  }
  return all;
}

/** Zones whose clock's short name no other zone has. */
function singleClocks(): typeof rawTimeZones {
  return rawTimeZones.filter((zone) =>
    rawTimeZones.every((other) => other === zone || other.abbreviation !== zone.abbreviation),
  );
}
