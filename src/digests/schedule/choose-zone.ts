/** The zone that a few names mean together: "Portland, Maine", "Toronto ET", "Cambridge UK". */
import { listOf } from './day-names.ts';
import type { ZoneMeaning } from './zone-names.ts';

/** A name as it was typed, and what it may mean. */
export interface NamedZone {
  readonly typed: string;
  readonly meaning: ZoneMeaning;
}

export type ZoneChoice =
  | { readonly kind: 'zone'; readonly zone: string; readonly assumed: readonly string[] }
  /** The names have no zone in common, or several and nothing to choose by. */
  | { readonly kind: 'apart' | 'several'; readonly problem: string };

/** Of several places of one name, one is meant if so many times more people live there than in all others. */
const CLEARLY_BIGGER = 3;
const BEYOND_DOUBT = 20;
const MOST_OFFERED = 4;

/** @param own the asker's own zone, which is taken where it is one of several that share a clock's name */
export function chooseZone(named: readonly NamedZone[], own: string | undefined): ZoneChoice {
  const narrowest = [...named].sort((a, b) => a.meaning.zones.size - b.meaning.zones.size);
  const zones = new Map(
    [...(narrowest[0]?.meaning.zones ?? [])].filter(([zone]) =>
      named.every(({ meaning }) => meaning.zones.has(zone)),
    ),
  );
  const [typed = ''] = narrowest.map(({ typed }) => showName(typed));
  const [first] = zones.keys();
  if (first === undefined) {
    const names = listOf([...new Set(named.map((one) => `"${showName(one.typed)}"`))].slice(0, MOST_OFFERED));
    return { kind: 'apart', problem: `${names} have different clocks. Name one of them.` };
  }
  if (zones.size === 1) {
    if (named.every(({ typed }) => typed === 'gmt')) {
      return {
        kind: 'zone',
        zone: first,
        assumed: ['GMT knows no summer time; type London for the clock there.'],
      };
    }
    const shared = named.length === 1 && named[0]?.meaning.shared;
    return { kind: 'zone', zone: first, assumed: shared ? [`I took ${typed} as ${first}.`] : [] };
  }
  const shared = narrowest[0]?.meaning.shared === true;
  if (shared && own !== undefined && zones.has(own))
    return { kind: 'zone', zone: own, assumed: [`I took ${typed} as ${own}.`] };
  const preferred = named
    .map(({ meaning }) => meaning.preferred)
    .find((zone) => zone !== undefined && zones.has(zone));
  if (preferred !== undefined) {
    return { kind: 'zone', zone: preferred, assumed: shared ? [`I took ${typed} as ${preferred}.`] : [] };
  }
  const bySize = [...zones].sort(([, a], [, b]) => b - a);
  const [[biggest = '', people = 0] = [], ...others] = bySize;
  const peopleElsewhere = others.reduce((sum, [, more]) => sum + more, 0);
  const doubt = (zone: string): string[] => [`${typed} can mean more than one time zone; I took ${zone}.`];
  if (!shared && people >= CLEARLY_BIGGER * peopleElsewhere) {
    return {
      kind: 'zone',
      zone: biggest,
      assumed: people < BEYOND_DOUBT * peopleElsewhere ? doubt(biggest) : [],
    };
  }
  if (own !== undefined && zones.has(own)) return { kind: 'zone', zone: own, assumed: doubt(own) };
  const offered = listOf(
    bySize.slice(0, MOST_OFFERED).map(([zone]) => zone),
    'or',
  );
  return {
    kind: 'several',
    problem: `"${typed}" can mean more than one time zone. Type the one you mean, for example ${offered}.`,
  };
}

/** A name as it is said: short ones in capitals, others with one. */
export function showName(name: string): string {
  if (name.includes('/')) return name;
  return name.length <= 4 && !name.includes(' ') && !PLACES.test(name)
    ? name.toUpperCase()
    : name.replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());
}

/** Places with names as short as a clock's. */
const PLACES =
  /^(?:bari|bern|cork|iran|iraq|lima|lyon|nice|oman|oslo|peru|riga|rome|kiev|kyiv|bonn|cali|lodz|pune|york|fiji|cuba|mali|chad|togo|guam|utah|ohio|iowa)$/;
