/**
 * Which intent a question is nearest to. Its features are compared with every phrasing that shares one (the cosine
 * of weighted features), with each intent as a whole (all its phrasings together), and with what each intent's
 * phrasings use more often than all others do (log odds, as in naive Bayes):
 *
 *     rank = best phrasing + a little of the second and third + the whole intent + its odds
 *
 * A feature weighs by what it tells: one that only one intent uses tells all, one spread over all tells nothing.
 * The work for a question is bounded: features that stand in very many phrasings are left for last, and dropped.
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
  /** The intents that are nearest to the question, best first. */
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
const RUNNERS_UP = [1, 0.3, 0.2] as const;
/** How much the log odds count beside the cosines. */
const ODDS_SHARE = 0.2;
/** Keeps a feature that was seen once from deciding alone. */
const SMOOTHING = 0.05;
/** Phrasings looked at for one question, each feature's counted by itself. */
const MOST_LOOKED_AT = 30_000;
const MOST_INTENTS = 24;

/** What is known of one feature. */
interface Known {
  readonly weight: number;
  /** The phrasings it stands in. */
  readonly phrasings: number[];
  /** The intents it stands in, with its part of the whole intent and its odds there. */
  readonly intents: number[];
  readonly parts: number[];
  readonly odds: number[];
}

/** Builds the index. @param featuresOf each intent's phrasings as features, got the same way as those of a question */
export function createIntentIndex(
  intents: readonly Intent[],
  featuresOf: readonly (readonly (readonly string[])[])[],
): IntentIndex {
  const known = weigh(featuresOf);
  const weightOf = (feature: string): number =>
    known.get(feature)?.weight ?? (feature.startsWith('unknown:') ? UNKNOWN_WEIGHT : 0);
  const normOf = (features: readonly string[]): number =>
    Math.sqrt(features.reduce((sum, feature) => sum + weightOf(feature) ** 2, 0)) || 1;

  const owners: number[] = [];
  const norms: number[] = [];
  featuresOf.forEach((list, intent) => {
    const whole = new Map<Known, number>();
    for (const features of list) {
      const norm = normOf(features);
      const at = norms.push(norm) - 1;
      owners.push(intent);
      for (const feature of features) {
        const one = known.get(feature);
        if (!one || one.weight < LEAST_TELLING) continue;
        one.phrasings.push(at);
        whole.set(one, (whole.get(one) ?? 0) + one.weight / norm / list.length);
      }
    }
    const norm = Math.hypot(...whole.values()) || 1;
    for (const [one, part] of whole) one.parts[one.intents.indexOf(intent)] = part / norm;
  });
  const priors = priorsOf(featuresOf);
  // Sums of one question, all zero between questions.
  const overlaps = new Float64Array(owners.length);
  const near = intents.map(() => new Float64Array(RUNNERS_UP.length));
  const wholes = new Float64Array(intents.length);
  const odds = new Float64Array(intents.length);

  return {
    rank(features) {
      const own = normOf(features);
      const rarestFirst = features
        .flatMap((feature) => known.get(feature) ?? [])
        .sort((a, b) => a.phrasings.length - b.phrasings.length);
      const touched: number[] = [];
      let lookedAt = 0;
      for (const { weight, phrasings, intents: within, parts, odds: told } of rarestFirst) {
        for (let i = 0; i < within.length; i++) {
          const intent = within[i] ?? 0;
          wholes[intent] = (wholes[intent] ?? 0) + weight * (parts[i] ?? 0);
          odds[intent] = (odds[intent] ?? 0) + (told[i] ?? 0);
        }
        lookedAt += phrasings.length;
        if (lookedAt > MOST_LOOKED_AT) continue;
        const squared = weight * weight;
        for (const at of phrasings) {
          if (overlaps[at] === 0) touched.push(at);
          overlaps[at] = (overlaps[at] ?? 0) + squared;
        }
      }
      for (const at of touched) {
        keepBest(near[owners[at] ?? 0], (overlaps[at] ?? 0) / (own * (norms[at] ?? 1)));
        overlaps[at] = 0;
      }
      const spread = ODDS_SHARE / Math.sqrt(features.length || 1);
      const best: { readonly at: number; readonly rank: number }[] = [];
      for (let at = 0; at < intents.length; at++) {
        const [first = 0, second = 0, third = 0] = near[at] ?? [];
        if (first === 0 && wholes[at] === 0) {
          odds[at] = 0;
          continue;
        }
        const close = first * RUNNERS_UP[0] + second * RUNNERS_UP[1] + third * RUNNERS_UP[2];
        const told = (odds[at] ?? 0) + features.length * (priors[at] ?? 0);
        const rank = close + (wholes[at] ?? 0) / own + spread * told;
        wholes[at] = 0;
        odds[at] = 0;
        if (best.length === MOST_INTENTS && rank <= (best.at(-1)?.rank ?? 0)) continue;
        const place = best.findIndex((other) => rank > other.rank);
        best.splice(place < 0 ? best.length : place, 0, { at, rank });
        if (best.length > MOST_INTENTS) best.pop();
      }
      const ranked = best.flatMap(({ at, rank }) => {
        const intent = intents[at];
        return intent ? [{ intent, nearness: near[at]?.[0] ?? 0, rank }] : [];
      });
      for (const at of touched) near[owners[at] ?? 0]?.fill(0);
      return ranked;
    },
  };
}

/** What each feature tells: about the intent at all (Kullback–Leibler divergence), and for or against each intent. */
function weigh(featuresOf: readonly (readonly (readonly string[])[])[]): Map<string, Known> {
  const counts = new Map<string, Map<number, number>>();
  featuresOf.forEach((list, intent) => {
    for (const feature of list.flat()) {
      const seen = counts.get(feature) ?? new Map<number, number>();
      seen.set(intent, (seen.get(intent) ?? 0) + 1);
      counts.set(feature, seen);
    }
  });
  return new Map(
    [...counts].map(([feature, seen]) => {
      const shares = [...seen].map(([intent, count]) => count / (featuresOf[intent]?.length ?? 1));
      const all = shares.reduce((sum, share) => sum + share, 0);
      const told = shares.reduce(
        (sum, share) => sum + (share / all) * Math.log((share / all) * featuresOf.length),
        0,
      );
      const count = [...seen.values()].reduce((sum, one) => sum + one, 0);
      // Less sure when it was seen only once.
      const sure = count / (count + 0.5);
      const weight = (LEAST_WEIGHT + told) * sure * (feature.startsWith('plain:') ? PLAIN_WORD : 1);
      const elsewhere = Math.log(SMOOTHING) - Math.log(count + SMOOTHING);
      const odds = [...seen.values()].map(
        (here) => Math.log(here + SMOOTHING) - Math.log(count - here + SMOOTHING) - elsewhere,
      );
      const intents = [...seen.keys()];
      return [feature, { weight, phrasings: [], intents, parts: intents.map(() => 0), odds }];
    }),
  );
}

/** What one more feature says for each intent by itself: how few of all phrasings the intent has. */
function priorsOf(featuresOf: readonly (readonly unknown[])[]): number[] {
  const all = featuresOf.reduce((sum, list) => sum + list.length, 0);
  return featuresOf.map(({ length }) => Math.log(all - length + 1) - Math.log(length + 2 * SMOOTHING));
}

function keepBest(best: Float64Array | undefined, score: number): void {
  if (!best) return;
  for (let i = 0, moving = score; i < best.length; i++) {
    const here = best[i] ?? 0;
    if (moving <= here) continue;
    best[i] = moving;
    moving = here;
  }
}
