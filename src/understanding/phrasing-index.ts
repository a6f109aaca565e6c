/**
 * Which meaning (an intent, a statement) a question is nearest to. Its features are compared with every phrasing
 * that shares one (the cosine of weighted features), with each meaning as a whole (all its phrasings together), and
 * with what each meaning's phrasings use more often than all others do (log odds, as in naive Bayes):
 *
 *     rank = best phrasing + a little of the second and third + the whole + its odds
 *
 * A feature weighs by what it tells: one that only one meaning uses tells all, one spread over all tells nothing.
 * The work for a question is bounded: only phrasings that share one of its rarest features are compared.
 */
import { type Known, priorsOf, weigh } from './weigh-features.ts';

export interface Scored<T> {
  readonly meaning: T;
  /** Zero to one: how near the nearest phrasing is, words that nobody knows held against it. */
  readonly nearness: number;
  /** What meanings are ordered by. */
  readonly rank: number;
}

export interface PhrasingIndex<T> {
  /** The meanings that are nearest to the question, best first. */
  rank(features: readonly string[]): Scored<T>[];
}

/** How much an unknown word counts against nearness, on the scale of the weights below. */
const UNKNOWN_WEIGHT = 1.3;
/** Words that tell less than this are not looked up: they stand in a large part of all phrasings. */
const LEAST_TELLING = 0.3;
/** How much the second and third nearest phrasing of a meaning add. */
const RUNNERS_UP = [1, 0.3, 0.2] as const;
/** How much the log odds count beside the cosines. */
const ODDS_SHARE = 0.2;
/** So many phrasings are compared with a question; the features that fewest phrasings have bring them in. */
const ENOUGH_PHRASINGS = 600;
/** Of a feature that even more phrasings have, so many are taken, evenly spread. */
const MOST_OF_ONE_FEATURE = 1_200;
const MOST_MEANINGS = 24;
/** A feature that even more meanings share says for none of them. */
const MOST_SHARING = 300;

/** Builds the index. @param featuresOf each meaning's phrasings as features, got the same way as a question's */
export function createPhrasingIndex<T>(
  meanings: readonly T[],
  featuresOf: readonly (readonly (readonly string[])[])[],
): PhrasingIndex<T> {
  const known = weigh(featuresOf);
  const weightOf = (feature: string): number =>
    known.get(feature)?.weight ?? (feature.startsWith('unknown:') ? UNKNOWN_WEIGHT : 0);
  const normOf = (features: readonly string[]): number =>
    Math.sqrt(features.reduce((sum, feature) => sum + weightOf(feature) ** 2, 0)) || 1;

  // All phrasings one behind the other: the features of the nth stand from starts[n] to starts[n + 1].
  const owners: number[] = [];
  const norms: number[] = [];
  const starts: number[] = [0];
  const numbers: number[] = [];
  featuresOf.forEach((list, meaning) => {
    const whole = new Map<Known, number>();
    const alike = new Set<string>();
    for (const features of list) {
      const norm = normOf(features);
      const telling = features
        .flatMap((feature) => known.get(feature) ?? [])
        .filter(({ weight }) => weight >= LEAST_TELLING);
      for (const one of telling) whole.set(one, (whole.get(one) ?? 0) + one.weight / norm / list.length);
      const own = telling.map(({ number }) => number).sort((a, b) => a - b);
      const key = `${own.join()} ${norm.toFixed(3)}`;
      // Several of one meaning that come to the same are one.
      if (alike.has(key)) continue;
      alike.add(key);
      const at = owners.push(meaning) - 1;
      norms.push(norm);
      starts.push(numbers.push(...own));
      for (const one of telling) one.phrasings.push(at);
    }
    const norm = Math.hypot(...whole.values()) || 1;
    for (const [one, part] of whole) one.parts[one.meanings.indexOf(meaning)] = part / norm;
  });
  const priors = priorsOf(featuresOf);
  const index = {
    owners: Int32Array.from(owners),
    norms: Float64Array.from(norms),
    starts: Int32Array.from(starts),
    numbers: Int32Array.from(numbers),
  };
  // What one question needs, all zero between questions.
  const shared = new Float64Array(known.size);
  const seen = new Uint8Array(owners.length);
  const chosen = new Int32Array(ENOUGH_PHRASINGS + MOST_OF_ONE_FEATURE);
  const near = new Float64Array(meanings.length * RUNNERS_UP.length);
  const wholes = new Float64Array(meanings.length);
  const odds = new Float64Array(meanings.length);

  return {
    rank(features) {
      const own = normOf(features);
      const rarestFirst = features
        .flatMap((feature) => known.get(feature) ?? [])
        .sort((a, b) => a.phrasings.length - b.phrasings.length);
      for (const { number, weight, meanings: within, parts, odds: told } of rarestFirst) {
        shared[number] = weight * weight;
        if (within.length > MOST_SHARING) continue;
        for (let i = 0; i < within.length; i++) {
          const meaning = within[i] ?? 0;
          wholes[meaning] = (wholes[meaning] ?? 0) + weight * (parts[i] ?? 0);
          odds[meaning] = (odds[meaning] ?? 0) + (told[i] ?? 0);
        }
      }
      const count = choose(rarestFirst, seen, chosen);
      for (let c = 0; c < count; c++) {
        const at = chosen[c] ?? 0;
        seen[at] = 0;
        let overlap = 0;
        const end = index.starts[at + 1] ?? 0;
        for (let i = index.starts[at] ?? 0; i < end; i++) overlap += shared[index.numbers[i] ?? 0] ?? 0;
        const first = (index.owners[at] ?? 0) * RUNNERS_UP.length;
        keepBest(near, first, overlap / (own * (index.norms[at] ?? 1)));
      }
      for (const { number } of rarestFirst) shared[number] = 0;

      const spread = ODDS_SHARE / Math.sqrt(features.length || 1);
      const best: { readonly at: number; readonly rank: number; readonly nearness: number }[] = [];
      for (let at = 0; at < meanings.length; at++) {
        const [whole = 0, told = 0] = [wholes[at], odds[at]];
        wholes[at] = 0;
        odds[at] = 0;
        const first = at * RUNNERS_UP.length;
        const nearness = near[first] ?? 0;
        if (nearness === 0 && whole === 0) continue;
        let close = 0;
        for (let i = 0; i < RUNNERS_UP.length; i++) {
          close += (RUNNERS_UP[i] ?? 0) * (near[first + i] ?? 0);
          near[first + i] = 0;
        }
        const prior = features.length * (priors[at] ?? 0);
        const rank = close + whole / own + spread * (told + prior);
        if (best.length === MOST_MEANINGS && rank <= (best.at(-1)?.rank ?? 0)) continue;
        const place = best.findIndex((other) => rank > other.rank);
        best.splice(place < 0 ? best.length : place, 0, { at, rank, nearness });
        if (best.length > MOST_MEANINGS) best.pop();
      }
      return best.flatMap(({ at, rank, nearness }) => {
        const meaning = meanings[at];
        return meaning === undefined ? [] : [{ meaning, nearness, rank }];
      });
    },
  };
}

/**
 * The phrasings to compare, each once.
 * @param seen marks those that are in already
 * @param chosen takes them
 * @returns how many they are
 */
function choose(rarestFirst: readonly Known[], seen: Uint8Array, chosen: Int32Array): number {
  let count = 0;
  for (const { phrasings } of rarestFirst) {
    if (count >= ENOUGH_PHRASINGS) break;
    const step = Math.ceil(phrasings.length / MOST_OF_ONE_FEATURE);
    for (let i = 0; i < phrasings.length; i += step) {
      const at = phrasings[i] ?? 0;
      if (seen[at] === 1) continue;
      seen[at] = 1;
      chosen[count++] = at;
    }
  }
  return count;
}

/** Keeps the best few scores of a meaning, best first. @param first where they begin */
function keepBest(near: Float64Array, first: number, score: number): void {
  let moving = score;
  for (let at = first; at < first + RUNNERS_UP.length; at++) {
    const here = near[at] ?? 0;
    if (moving <= here) continue;
    near[at] = moving;
    moving = here;
  }
}
