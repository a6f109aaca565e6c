/** Zones that are written as nothing else is: "Europe/Berlin", "UTC+2", "local time". */
import { canonicalZone, fixedZone } from './canonical-zone.ts';
import type { NamedZone } from './choose-zone.ts';
import { cut } from './cut.ts';

export interface ZonesFound {
  readonly named: readonly NamedZone[];
  /** Whether the asker's own zone was named as such. */
  readonly local: boolean;
  readonly assumed: readonly string[];
  readonly problem: string | undefined;
  /** What is left of the text. */
  readonly rest: string;
}

const OFFSET = /(?<![a-z])(utc|gmt) ?([+-]) ?(\d{1,2})(?::?(\d{2}))?(?![\d:.]| ?[ap]m)/g;
const OFFSET_BEHIND_TIME = /(?<=\d:\d\d(?::\d\d)?)( ?)([+-])(\d{2})(?::?(\d{2}))?(?![\d:.]| ?[ap]m)/g;
const OFFSET_ALONE = /(?<=^| |[ap]m)()([+-])(\d{1,2}):?(\d{2})(?![\d:.]| ?[ap]m)/g;
const IN_REGION =
  /(?<![a-z])(?:(?:africa|america|antarctica|arctic|asia|atlantic|australia|brazil|canada|chile|etc|europe|indian|mexico|pacific|us)\/([a-z\d_+-]+(?:\/[a-z_-]+)?)|[a-z]st\d[a-z]dt)(?![a-z\d])/g;
const LOCAL =
  /(?<![a-z'])(?:(?:my|our|your|the)(?: own)? )?(?:local (?:time ?zone|time|clock|zone)|(?<=(?:my|our)(?: own)? )(?:time ?zone|time|clock|zone)|local)(?![a-z'])/g;

/** @param text as `cleanText` makes it */
export function cutZones(text: string): ZonesFound {
  const named: NamedZone[] = [];
  const assumed: string[] = [];
  let local = false;
  let problem: string | undefined;
  const take = (typed: string, _: string, sign = '', hours = '', minutes = ''): void => {
    const shown = `UTC${sign}${Number(hours)}`;
    const zone = fixedZone(sign === '+' ? '-' : '+', Number(hours));
    if (Number(minutes) !== 0) {
      problem = `I know only whole hours from UTC, not "${typed.trim()}". Type a city with that clock, for example "Mumbai".`;
    } else if (zone === undefined) {
      problem = `No clock is "${typed.trim()}". Type from UTC-12 to UTC+14, or a city.`;
    } else {
      named.push({ typed: shown, meaning: { zones: new Map([[zone, 1]]), preferred: zone } });
      if (zone !== 'UTC')
        assumed.push(`${shown} knows no summer time; type a city to follow the clock there.`);
    }
  };
  // What is no zone is left to be read as a city: "america/new york".
  let rest = text.replace(IN_REGION, (typed: string, city = '') => {
    const zone = canonicalZone(typed);
    if (zone === undefined) return ` ${city.replace(/[/_]/g, ' ')}`;
    named.push({ typed, meaning: { zones: new Map([[zone, 1]]), preferred: zone } });
    return ' | ';
  });
  rest = cut(cut(cut(rest, OFFSET_BEHIND_TIME, take), OFFSET, take), OFFSET_ALONE, take);
  // "Send us" is no country.
  rest = rest.replace(/(?<![a-z])(give|send|tell|post|show|remind|message|let|for|to) us(?![a-z])/g, ' $1 ');
  rest = cut(rest, LOCAL, () => {
    local = true;
  });
  return { named, local, assumed, problem, rest };
}
