/** The order in which a round tells its spotlights: the opener, then kinds take turns, and every fourth disagrees. */
import { groupBy } from '../../datasets/group-by.ts';
import type { Spotlight, SpotlightKind } from './spotlight.ts';
import { fractionOf, shuffle } from './spread.ts';

/** A weekly digest has a year of one kind; four hundred metros would leave no room for anything else. */
const MOST_OF_A_KIND = 52;
/** What tells of a whole table comes within this share of the round: it is soon old. */
const EARLY = 0.2;
const EARLY_KINDS: ReadonlySet<SpotlightKind> = new Set(['ranking', 'since', 'survey']);
/** As many as stand between two disagreements, if there are enough. */
const BETWEEN_DISAGREEMENTS = 3;

/**
 * Depends on nothing but the ids, the kinds and the seed.
 * @param seed the same for all of a round; another one goes on elsewhere
 * @param opener what every round begins with
 */
export function orderSpotlights(
  spotlights: readonly Spotlight[],
  seed: string,
  opener: Spotlight | undefined,
): Spotlight[] {
  const rest = spotlights.filter((one) => one !== opener);
  const byKind = groupBy(shuffle(rest, seed), ({ kind }) => kind);
  const disagreements = (byKind.get('disagreement') ?? []).slice(0, MOST_OF_A_KIND);
  byKind.delete('disagreement');
  const others = apart(
    [...byKind].flatMap(([kind, all]) => {
      const few = all.slice(0, MOST_OF_A_KIND);
      // Each kind runs evenly through the whole round, however many it has.
      const share = EARLY_KINDS.has(kind) ? EARLY : 1;
      return few.map((spotlight, i) => ({
        spotlight,
        at: ((i + fractionOf(seed, kind)) / few.length) * share,
      }));
    }),
  );
  // What is paid comes before what is disputed.
  const first = 2 + Math.floor(fractionOf(seed, 'first') * BETWEEN_DISAGREEMENTS);
  return withDisagreements(opener ? [opener, ...others] : others, disagreements, first);
}

/** By position; where two of a kind would meet, the next of another kind goes between them. */
function apart(placed: readonly { readonly spotlight: Spotlight; readonly at: number }[]): Spotlight[] {
  const waiting = [...placed]
    .sort((a, b) => a.at - b.at || (a.spotlight.id < b.spotlight.id ? -1 : 1))
    .map(({ spotlight }) => spotlight);
  const ordered: Spotlight[] = [];
  while (waiting.length > 0) {
    const last = ordered.at(-1)?.kind;
    // A round opens with something to look at.
    const other = waiting.findIndex(({ kind, chart }) => (last ? kind !== last : chart !== undefined));
    ordered.push(...waiting.splice(Math.max(other, 0), 1));
  }
  return ordered;
}

/** Every fourth, or closer but evenly where there are few others. @param first others before the first of them */
function withDisagreements(
  others: readonly Spotlight[],
  disagreements: readonly Spotlight[],
  first: number,
): Spotlight[] {
  const between = Math.min(
    BETWEEN_DISAGREEMENTS,
    Math.max(0, others.length - first) / Math.max(1, disagreements.length - 1),
  );
  const ordered = [...others];
  disagreements.forEach((disagreement, i) => {
    ordered.splice(first + Math.floor(i * between) + i, 0, disagreement);
  });
  return ordered;
}
