/** What single features tell of the meanings whose phrasings they stand in. */

/** Plain words tell less than concepts and slots. */
const PLAIN_WORD = 0.8;
const LEAST_WEIGHT = 0.25;
/** Keeps a feature that was seen once from deciding alone. */
const SMOOTHING = 0.05;

/** What is known of one feature. */
export interface Known {
  readonly number: number;
  readonly weight: number;
  /** The phrasings it stands in. */
  readonly phrasings: number[];
  /** The meanings it stands in, with its part of the whole and its odds there. */
  readonly meanings: number[];
  readonly parts: number[];
  readonly odds: number[];
}

/** What each feature tells: about the meaning at all (Kullback–Leibler divergence), and for or against each of them. */
export function weigh(featuresOf: readonly (readonly (readonly string[])[])[]): Map<string, Known> {
  const counts = new Map<string, Map<number, number>>();
  featuresOf.forEach((list, meaning) => {
    for (const feature of list.flat()) {
      const seen = counts.get(feature) ?? new Map<number, number>();
      seen.set(meaning, (seen.get(meaning) ?? 0) + 1);
      counts.set(feature, seen);
    }
  });
  return new Map(
    [...counts].map(([feature, seen], number) => {
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
      return [feature, { number, weight, phrasings: [], meanings, parts: meanings.map(() => 0), odds }];
    }),
  );
}

/** What one more feature says for each meaning by itself: how few of all phrasings it has. */
export function priorsOf(featuresOf: readonly (readonly unknown[])[]): number[] {
  const all = featuresOf.reduce((sum, list) => sum + list.length, 0);
  return featuresOf.map(({ length }) => Math.log(all - length + 1) - Math.log(length + 2 * SMOOTHING));
}
