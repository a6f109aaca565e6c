/**
 * Whether a question sounds like one of ours: a logistic regression over its features, learnt from our phrasings
 * and from those that are not for us, always in the same order, so that the same files give the same weights.
 */
export type Odds = (features: readonly string[]) => Sound;

/** How a question sounds, as log odds: above zero like ours, below not. */
export interface Sound {
  readonly sum: number;
  /** What its word that is most like ours, and the one that is least so, say by themselves. */
  readonly most: number;
  readonly least: number;
}

/** What has been learnt. */
export interface OddsWeights {
  readonly bias: number;
  /** Each with its weight at the same place. */
  readonly features: readonly string[];
  readonly weights: Float64Array;
}

const ROUNDS = 5;
const RATE = 0.3;
/** Pulls weights towards zero, so that a feature that was seen once does not decide alone. */
const DECAY = 0.001;
const BIAS_RATE = 0.01;

interface Example {
  readonly features: Int32Array;
  readonly ours: boolean;
}

/**
 * Learns from both kinds of phrasings.
 * @param ours and @param others each phrasing's features
 */
export function learnOdds(
  ours: readonly (readonly string[])[],
  others: readonly (readonly string[])[],
): OddsWeights {
  const ids = idsOfCommon([ours, others]);
  const toExample =
    (ours: boolean) =>
    (features: readonly string[]): Example => ({
      features: Int32Array.from(features.flatMap((feature) => ids.get(feature) ?? [])),
      ours,
    });
  const examples = [...ours.map(toExample(true)), ...others.map(toExample(false))];
  const weights = new Float64Array(ids.size);
  // Each weight's own rate falls with what it was moved by already (Adagrad).
  const moved = new Float64Array(ids.size).fill(1e-8);
  // Both kinds count the same, however many there are of each.
  const balance = others.length > 0 ? ours.length / others.length : 1;
  let bias = 0;
  const stride = coprime(examples.length);
  for (let step = 0; step < examples.length * ROUNDS; step++) {
    const example = examples[(step * stride) % examples.length];
    if (!example) continue;
    const scale = scaleOf(example.features.length);
    let sum = bias;
    for (const id of example.features) sum += (weights[id] ?? 0) * scale;
    const error = (1 / (1 + Math.exp(-sum)) - Number(example.ours)) * (example.ours ? 1 : balance);
    bias -= BIAS_RATE * error;
    for (const id of example.features) {
      const weight = weights[id] ?? 0;
      const gradient = error * scale + DECAY * weight;
      moved[id] = (moved[id] ?? 0) + gradient * gradient;
      weights[id] = weight - (RATE * gradient) / Math.sqrt(moved[id] ?? 1);
    }
  }
  return { bias, features: [...ids.keys()], weights };
}

/** Judges by what has been learnt. */
export function createOdds({ bias, features: known, weights }: OddsWeights): Odds {
  const ids = new Map<string, number>();
  for (const feature of known) ids.set(feature, ids.size);
  return (features) => {
    const scale = scaleOf(features.length);
    let [sum, most, least] = [bias, 0, 0];
    for (const feature of features) {
      const weight = weights[ids.get(feature) ?? -1] ?? 0;
      sum += weight * scale;
      most = Math.max(most, weight);
      least = Math.min(least, weight);
    }
    return { sum, most, least };
  };
}

/** Long questions weigh no more than short ones. */
function scaleOf(length: number): number {
  return 1 / Math.sqrt(length || 1);
}

/** Numbers for the features that more than one phrasing has: from a single one nothing can be learnt. */
function idsOfCommon(lists: readonly (readonly (readonly string[])[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists)
    for (const features of list)
      for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  const common = [...counts].filter(([, count]) => count > 1);
  return new Map(common.map(([feature], id) => [feature, id]));
}

/** A stride that visits every example before any comes again, far apart from the one before. */
function coprime(count: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  let stride = Math.max(1, Math.round(count * 0.618));
  while (count > 1 && divisor(stride, count) !== 1) stride++;
  return stride;
}
