/** What single features tell of the meanings whose phrasings they stand in. */

/** Plain words tell less than concepts and slots. */
const PLAIN_WORD = 0.8;
const LEAST_WEIGHT = 0.25;
/** How much an unknown word counts against nearness, on the scale of the weights. */
const UNKNOWN_WEIGHT = 1.3;
/** Keeps a feature that was seen once from deciding alone. */
const SMOOTHING = 0.05;

/** What is known of one feature. */
export interface Weighed {
  readonly number: number;
  readonly weight: number;
  /** The meanings it stands in, with its odds there. */
  readonly meanings: readonly number[];
  readonly odds: readonly number[];
}

/** What each feature tells: about the meaning at all (Kullback–Leibler divergence), and for or against each of them. */
export function weigh(featuresOf: readonly (readonly (readonly string[])[])[]): Map<string, Weighed> {
  const counts = new Map<string, Map<number, number>>();
  featuresOf.forEach((list, meaning) => {
    for (const features of list) {
      for (const feature of features) {
        const seen = counts.get(feature) ?? new Map<number, number>();
        seen.set(meaning, (seen.get(meaning) ?? 0) + 1);
        counts.set(feature, seen);
      }
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
      return [feature, { number, weight, meanings: [...seen.keys()], odds }];
    }),
  );
}

/** What one more feature says for each meaning by itself: how few of all phrasings it has. */
export function priorsOf(featuresOf: readonly (readonly unknown[])[]): number[] {
  const all = featuresOf.reduce((sum, list) => sum + list.length, 0);
  return featuresOf.map(({ length }) => Math.log(all - length + 1) - Math.log(length + 2 * SMOOTHING));
}

/** How long the features of a text are together; never zero. */
export function normOf(
  features: readonly string[],
  weightOf: (feature: string) => number | undefined,
): number {
  let sum = 0;
  for (const feature of features)
    sum += (weightOf(feature) ?? (feature.startsWith('unknown:') ? UNKNOWN_WEIGHT : 0)) ** 2;
  return Math.sqrt(sum) || 1;
}
