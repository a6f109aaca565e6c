/**
 * Which meaning (an intent, a statement) a question is nearest to. Its features are compared with every phrasing
 * that shares one (the cosine of weighted features), with each meaning as a whole (all its phrasings together), and
 * with what each meaning's phrasings use more often than all others do (log odds, as in naive Bayes):
 *
 *     rank = best phrasing + a little of the second and third + the whole + its odds
 *
 * A feature weighs by what it tells: one that only one meaning uses tells all, one spread over all tells nothing.
 * The work for a question is bounded: features that stand in very many phrasings are left for last, and dropped.
 */

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
/** Plain words tell less than concepts and slots. */
const PLAIN_WORD = 0.8;
const LEAST_WEIGHT = 0.25;
/** Words that tell less than this are not looked up: they stand in a large part of all phrasings. */
const LEAST_TELLING = 0.3;
/** How much the second and third nearest phrasing of a meaning add. */
const RUNNERS_UP = [1, 0.3, 0.2] as const;
/** How much the log odds count beside the cosines. */
const ODDS_SHARE = 0.2;
/** Keeps a feature that was seen once from deciding alone. */
const SMOOTHING = 0.05;
/** Phrasings looked at for one question, each feature's counted by itself. */
const MOST_LOOKED_AT = 30_000;
const MOST_MEANINGS = 24;

/** What is known of one feature. */
interface Known {
  readonly weight: number;
  /** The phrasings it stands in. */
  readonly phrasings: number[];
  /** The meanings it stands in, with its part of the whole and its odds there. */
  readonly meanings: number[];
  readonly parts: number[];
  readonly odds: number[];
}

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

  const owners: number[] = [];
  const norms: number[] = [];
  featuresOf.forEach((list, meaning) => {
    const whole = new Map<Known, number>();
    for (const features of list) {
      const norm = normOf(features);
      const at = norms.push(norm) - 1;
      owners.push(meaning);
      for (const feature of features) {
        const one = known.get(feature);
        if (!one || one.weight < LEAST_TELLING) continue;
        one.phrasings.push(at);
        whole.set(one, (whole.get(one) ?? 0) + one.weight / norm / list.length);
      }
    }
    const norm = Math.hypot(...whole.values()) || 1;
    for (const [one, part] of whole) one.parts[one.meanings.indexOf(meaning)] = part / norm;
  });
  const priors = priorsOf(featuresOf);
  // Sums of one question, all zero between questions.
  const overlaps = new Float64Array(owners.length);
  const near = meanings.map(() => new Float64Array(RUNNERS_UP.length));
  const wholes = new Float64Array(meanings.length);
  const odds = new Float64Array(meanings.length);

  return {
    rank(features) {
      const own = normOf(features);
      const rarestFirst = features
        .flatMap((feature) => known.get(feature) ?? [])
        .sort((a, b) => a.phrasings.length - b.phrasings.length);
      const touched: number[] = [];
      let lookedAt = 0;
      for (const { weight, phrasings, meanings: within, parts, odds: told } of rarestFirst) {
        for (let i = 0; i < within.length; i++) {
          const meaning = within[i] ?? 0;
          wholes[meaning] = (wholes[meaning] ?? 0) + weight * (parts[i] ?? 0);
          odds[meaning] = (odds[meaning] ?? 0) + (told[i] ?? 0);
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
      for (let at = 0; at < meanings.length; at++) {
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
        if (best.length === MOST_MEANINGS && rank <= (best.at(-1)?.rank ?? 0)) continue;
        const place = best.findIndex((other) => rank > other.rank);
        best.splice(place < 0 ? best.length : place, 0, { at, rank });
        if (best.length > MOST_MEANINGS) best.pop();
      }
      const ranked = best.flatMap(({ at, rank }) => {
        const meaning = meanings[at];
        return meaning === undefined ? [] : [{ meaning, nearness: near[at]?.[0] ?? 0, rank }];
      });
      for (const at of touched) near[owners[at] ?? 0]?.fill(0);
      return ranked;
    },
  };
}

/** What each feature tells: about the meaning at all (Kullback–Leibler divergence), and for or against each of them. */
function weigh(featuresOf: readonly (readonly (readonly string[])[])[]): Map<string, Known> {
  const counts = new Map<string, Map<number, number>>();
  featuresOf.forEach((list, meaning) => {
    for (const feature of list.flat()) {
      const seen = counts.get(feature) ?? new Map<number, number>();
      seen.set(meaning, (seen.get(meaning) ?? 0) + 1);
      counts.set(feature, seen);
    }
  });
  return new Map(
    [...counts].map(([feature, seen]) => {
      const shares = [...seen].map(([meaning, count]) => count / (featuresOf[meaning]?.length ?? 1));
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
      const meanings = [...seen.keys()];
      return [feature, { weight, phrasings: [], meanings, parts: meanings.map(() => 0), odds }];
    }),
  );
}

/** What one more feature says for each meaning by itself: how few of all phrasings it has. */
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
