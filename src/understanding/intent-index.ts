/**
 * Phrasings, indexed by feature: a question is compared only with phrasings that share something with it, by the
 * cosine of their weighted features. A feature that few intents use weighs much; one in nearly all weighs little.
 */
import type { Intent } from './intents.ts';

export interface Scored {
  readonly intent: Intent;
  /** Zero to one. */
  readonly score: number;
  readonly phrasing: string;
}

export interface IntentIndex {
  /** Intents by score, best first. */
  rank(features: readonly string[]): Scored[];
}

interface Phrasing {
  readonly intent: number;
  readonly text: string;
  readonly norm: number;
}

const UNKNOWN_WEIGHT = 2.2;
const SUPPORTING = 0.45;

/** Builds the index. @param featuresOf how a phrasing is read: the same way as a question */
export function createIntentIndex(
  intents: readonly Intent[],
  featuresOf: (text: string) => string[],
): IntentIndex {
  const read = intents.map((intent) =>
    intent.phrasings.map((text) => ({ text, features: featuresOf(text) })),
  );
  const usedBy = new Map<string, number>();
  for (const phrasings of read) {
    for (const feature of new Set(phrasings.flatMap(({ features }) => features))) {
      usedBy.set(feature, (usedBy.get(feature) ?? 0) + 1);
    }
  }
  const weight = (feature: string): number => {
    if (feature.startsWith('unknown:') && !usedBy.has(feature)) return UNKNOWN_WEIGHT;
    const rarity = 0.35 + Math.log((intents.length + 1) / ((usedBy.get(feature) ?? 0) + 1));
    return feature.startsWith('role:backend') ? rarity * SUPPORTING : rarity;
  };
  const norm = (features: readonly string[]): number => Math.hypot(...features.map(weight));

  const phrasings: Phrasing[] = [];
  const postings = new Map<string, number[]>();
  read.forEach((list, intent) => {
    for (const { text, features } of list) {
      const at = phrasings.push({ intent, text, norm: norm(features) }) - 1;
      for (const feature of features) {
        const posting = postings.get(feature);
        if (posting) posting.push(at);
        else postings.set(feature, [at]);
      }
    }
  });
  return {
    rank(features) {
      const own = norm(features);
      const shared = new Float64Array(phrasings.length);
      for (const feature of features) {
        const squared = weight(feature) ** 2;
        for (const at of postings.get(feature) ?? []) shared[at] = (shared[at] ?? 0) + squared;
      }
      const best = new Map<number, { score: number; phrasing: string }>();
      phrasings.forEach(({ intent, norm, text }, at) => {
        const overlap = shared[at] ?? 0;
        if (overlap === 0) return;
        const score = overlap / (own * norm || 1);
        if (score > (best.get(intent)?.score ?? 0)) best.set(intent, { score, phrasing: text });
      });
      return [...best]
        .flatMap(([at, { score, phrasing }]) => {
          const intent = intents[at];
          return intent ? [{ intent, score, phrasing }] : [];
        })
        .sort((a, b) => b.score - a.score);
    },
  };
}
