/** One name for each time zone, whatever it is called: the one that the IANA database has today. */
import { rawTimeZones, timeZonesNames } from '@vvo/tzdb';

const UTC = /^(?:(?:etc\/)?(?:utc|gmt|gmt[+-]?0|uct|universal|zulu|greenwich)|z)$/;
const FIXED = /^etc\/gmt([+-])(\d{1,2})$/;
/** How far behind UTC and how far ahead of it any clock is, in hours. */
const FARTHEST = { '+': 12, '-': 14 };

/**
 * The name of a zone, from any of its names in any case.
 * @returns nothing where there is no such zone
 * @example canonicalZone('asia/calcutta') === 'Asia/Kolkata'
 */
export function canonicalZone(name: string): string | undefined {
  const small = name.toLowerCase();
  if (UTC.test(small)) return 'UTC';
  const [, sign, hours] = FIXED.exec(small) ?? [];
  if (sign === '+' || sign === '-') return fixedZone(sign, Number(hours));
  const zone = currentName(name);
  return zone !== undefined && resolve(zone) !== undefined ? zone : undefined;
}

/** The name that a zone of the database has today; this machine may not know it yet. */
export function currentName(name: string): string | undefined {
  names ??= readNames();
  return names.get(name.toLowerCase());
}

/**
 * The zone that is always so many hours from UTC.
 * @param sign as in the zone's name: minus is ahead of UTC
 */
export function fixedZone(sign: '+' | '-', hours: number): string | undefined {
  if (hours === 0) return 'UTC';
  return hours <= FARTHEST[sign] ? `Etc/GMT${sign}${hours}` : undefined;
}

/** Read off the database when a zone is first looked for. */
let names: ReadonlyMap<string, string> | undefined;

function readNames(): ReadonlyMap<string, string> {
  const current = new Set(timeZonesNames);
  return new Map(
    rawTimeZones.flatMap(({ group }) => {
      // A group is of one clock, but may be of several countries: each keeps its own name.
      const zones = group.filter((name) => current.has(name));
      return group.map((name): [string, string] => {
        if (current.has(name)) return [name.toLowerCase(), name];
        const same = zones.length > 1 ? zones.find((zone) => resolve(zone) === resolve(name)) : undefined;
        return [name.toLowerCase(), same ?? zones[0] ?? name];
      });
    }),
  );
}

/** What this machine calls a zone; nothing where it has none of that name. */
function resolve(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
