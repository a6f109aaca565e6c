/**
 * Which intent a question is nearest to. Its features are compared with every phrasing that shares one (the cosine
 * of weighted features), and with each intent as a whole (all its phrasings together):
 *
 *     rank = best phrasing + a little of the second and third + the whole intent
 *
 * A feature weighs by what it tells: one that only one intent uses tells all, one spread over all tells nothing.
 */
import type { Intent } from './intents.ts';

export interface Scored {
  readonly intent: Intent;
  /** Zero to one: how near the nearest phrasing is, words that nobody knows held against it. */
  readonly nearness: number;
  /** What intents are ordered by. */
  readonly rank: number;
}

export interface IntentIndex {
  /** Intents that share a feature with the question, best first. */
  rank(features: readonly string[]): Scored[];
}

/** How much an unknown word counts against nearness, on the scale of the weights below. */
const UNKNOWN_WEIGHT = 1.3;
/** Plain words tell less than concepts and slots. */
const PLAIN_WORD = 0.8;
const LEAST_WEIGHT = 0.25;
/** Words that tell less than this are not looked up: they stand in a large part of all phrasings. */
const LEAST_TELLING = 0.3;
/** How much the second and third nearest phrasing of an intent add. */
const RUNNERS_UP = [1, 0.3, 0.2];

interface Phrasing {
  readonly intent: number;
  readonly norm: number;
}

/** Builds the index. @param featuresOf each intent's phrasings as features, got the same way as those of a question */
export function createIntentIndex(
  intents: readonly Intent[],
  featuresOf: readonly (readonly (readonly string[])[])[],
): IntentIndex {
  const weights = weigh(featuresOf);
  const weight = (feature: string): number =>
    weights.get(feature) ?? (feature.startsWith('unknown:') ? UNKNOWN_WEIGHT : 0);
  const norm = (features: readonly string[]): number => Math.hypot(...features.map(weight)) || 1;

  const phrasings: Phrasing[] = [];
  const postings = new Map<string, number[]>();
  const wholes = featuresOf.map((list, intent) => {
    const whole = new Map<string, number>();
    for (const features of list) {
      const length = norm(features);
      const at = phrasings.push({ intent, norm: length }) - 1;
      for (const feature of features.filter((one) => weight(one) >= LEAST_TELLING)) {
        const posting = postings.get(feature);
        if (posting) posting.push(at);
        else postings.set(feature, [at]);
        whole.set(feature, (whole.get(feature) ?? 0) + weight(feature) / length / list.length);
      }
    }
    return { whole, norm: Math.hypot(...whole.values()) || 1 };
  });
  // Overlaps of one question with every phrasing; all zero between questions.
  const overlaps = new Float64Array(phrasings.length);

  return {
    rank(features) {
      const own = norm(features);
      const touched: number[] = [];
      for (const feature of features) {
        const squared = weight(feature) ** 2;
        for (const at of postings.get(feature) ?? []) {
          if (overlaps[at] === 0) touched.push(at);
          overlaps[at] = (overlaps[at] ?? 0) + squared;
        }
      }
      const nearest = new Map<number, number[]>();
      for (const at of touched) {
        const phrasing = phrasings[at];
        if (phrasing) keepBest(nearest, phrasing.intent, (overlaps[at] ?? 0) / (own * phrasing.norm));
        overlaps[at] = 0;
      }
      return [...nearest]
        .flatMap(([at, best]) => {
          const intent = intents[at];
          const whole = wholes[at];
          if (!intent || !whole) return [];
          const together = features.reduce((sum, f) => sum + weight(f) * (whole.whole.get(f) ?? 0), 0);
          const near = best.reduce((sum, score, i) => sum + score * (RUNNERS_UP[i] ?? 0), 0);
          return [{ intent, nearness: best[0] ?? 0, rank: near + together / (own * whole.norm) }];
        })
        .sort((a, b) => b.rank - a.rank);
    },
  };
}

/** What each feature tells about the intent (Kullback–Leibler divergence), less sure when it was seen only once. */
function weigh(featuresOf: readonly (readonly (readonly string[])[])[]): Map<string, number> {
  const seen = new Map<string, { count: number; readonly shares: Map<number, number> }>();
  featuresOf.forEach((list, intent) => {
    for (const feature of list.flat()) {
      const one = seen.get(feature) ?? { count: 0, shares: new Map<number, number>() };
      one.count += 1;
      one.shares.set(intent, (one.shares.get(intent) ?? 0) + 1 / list.length);
      seen.set(feature, one);
    }
  });
  return new Map(
    [...seen].map(([feature, { count, shares }]) => {
      const total = [...shares.values()].reduce((sum, share) => sum + share, 0);
      let told = 0;
      for (const share of shares.values())
        told += (share / total) * Math.log((share / total) * featuresOf.length);
      const sure = count / (count + 0.5);
      return [feature, (LEAST_WEIGHT + told) * sure * (feature.startsWith('plain:') ? PLAIN_WORD : 1)];
    }),
  );
}

function keepBest(nearest: Map<number, number[]>, intent: number, score: number): void {
  const best = nearest.get(intent);
  if (!best) {
    nearest.set(intent, [score]);
    return;
  }
  const at = best.findIndex((other) => score > other);
  best.splice(at < 0 ? best.length : at, 0, score);
  if (best.length > RUNNERS_UP.length) best.pop();
}
