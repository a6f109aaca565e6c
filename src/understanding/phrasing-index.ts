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
import { type PhrasingsByFeature, type PhrasingTable, phrasingsByFeature } from './phrasing-table.ts';
import { normOf } from './weigh-features.ts';

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

/** Ranks by what a table holds. @param meanings in the order in which the table was made of them */
export function createPhrasingIndex<T>(meanings: readonly T[], table: PhrasingTable): PhrasingIndex<T> {
  const { weights, meaningStarts, parts, priors, owners, norms, starts, numbers } = table;
  const known = new Map<string, number>();
  for (const feature of table.features) known.set(feature, known.size);
  const weightOf = (feature: string): number | undefined => weights[known.get(feature) ?? -1];
  const phrasings = phrasingsByFeature(table);
  // What one question needs, all zero between questions.
  const shared = new Float64Array(known.size);
  const seen = new Uint8Array(owners.length);
  const chosen = new Int32Array(ENOUGH_PHRASINGS + MOST_OF_ONE_FEATURE);
  const near = new Float64Array(meanings.length * RUNNERS_UP.length);
  const wholes = new Float64Array(meanings.length);
  const odds = new Float64Array(meanings.length);

  return {
    rank(features) {
      const own = normOf(features, weightOf);
      const rarestFirst = features
        .flatMap((feature) => known.get(feature) ?? [])
        .sort((a, b) => phrasings.count(a) - phrasings.count(b));
      for (const number of rarestFirst) {
        const weight = weights[number] ?? 0;
        shared[number] = weight * weight;
        const [first = 0, end = 0] = [meaningStarts[number], meaningStarts[number + 1]];
        if (end - first > MOST_SHARING) continue;
        for (let i = first; i < end; i++) {
          const meaning = table.meanings[i] ?? 0;
          wholes[meaning] = (wholes[meaning] ?? 0) + weight * (parts[i] ?? 0);
          odds[meaning] = (odds[meaning] ?? 0) + (table.odds[i] ?? 0);
        }
      }
      const count = choose(rarestFirst, phrasings, seen, chosen);
      for (let c = 0; c < count; c++) {
        const at = chosen[c] ?? 0;
        seen[at] = 0;
        const overlap = sumOf(shared, numbers, starts[at] ?? 0, starts[at + 1] ?? 0);
        const first = (owners[at] ?? 0) * RUNNERS_UP.length;
        keepBest(near, first, overlap / (own * (norms[at] ?? 1)));
      }
      for (const number of rarestFirst) shared[number] = 0;

      const spread = ODDS_SHARE / Math.sqrt(features.length || 1);
      const best: Scored<T>[] = [];
      for (const [at, meaning] of meanings.entries()) {
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
        best.splice(place < 0 ? best.length : place, 0, { meaning, nearness, rank });
        if (best.length > MOST_MEANINGS) best.pop();
      }
      return best;
    },
  };
}

/**
 * The phrasings to compare, each once.
 * @param seen marks those that are in already
 * @param chosen takes them
 * @returns how many they are
 */
function choose(
  rarestFirst: readonly number[],
  { starts, phrasings }: PhrasingsByFeature,
  seen: Uint8Array,
  chosen: Int32Array,
): number {
  let count = 0;
  for (const number of rarestFirst) {
    if (count >= ENOUGH_PHRASINGS) break;
    const [first = 0, end = 0] = [starts[number], starts[number + 1]];
    const step = Math.ceil((end - first) / MOST_OF_ONE_FEATURE);
    for (let i = first; i < end; i += step) {
      const at = phrasings[i] ?? 0;
      if (seen[at] === 1) continue;
      seen[at] = 1;
      chosen[count++] = at;
    }
  }
  return count;
}

/** The sum of `each` at the `numbers` of a run. */
function sumOf(each: Float64Array, numbers: Int32Array, start: number, end: number): number {
  let sum = 0;
  for (let i = start; i < end; i++) sum += each[numbers[i] ?? 0] ?? 0;
  return sum;
}

/** Keeps the best few scores of a meaning, best first. @param first where they begin */
function keepBest(near: Float64Array, first: number, score: number): void {
  if (score <= (near[first + RUNNERS_UP.length - 1] ?? 0)) return;
  let moving = score;
  for (let at = first; at < first + RUNNERS_UP.length; at++) {
    const here = near[at] ?? 0;
    if (moving <= here) continue;
    near[at] = moving;
    moving = here;
  }
}
