/**
 * Whether a question sounds like one of ours, word by word: how much more often each of its features stands in our
 * phrasings than in those that are not for us (log odds, smoothed), summed and evened out over the length.
 */
export type Odds = (features: readonly string[]) => number;

/** Keeps a feature that was seen once from deciding alone. */
const SMOOTHING = 0.3;
const MOST = 8;

/** @param ours and @param others each phrasing's features. Above zero: ours; below: not; at most eight either way */
export function createOdds(
  ours: readonly (readonly string[])[],
  others: readonly (readonly string[])[],
): Odds {
  const [own, foreign] = [count(ours), count(others)];
  const oddsOf = (feature: string): number => {
    const [a, b] = [own.get(feature) ?? 0, foreign.get(feature) ?? 0];
    if (a + b === 0) return 0;
    const share = (seen: number, all: number): number => Math.log((seen + SMOOTHING) / (all + 2 * SMOOTHING));
    return share(a, ours.length) - share(b, others.length);
  };
  return (features) => {
    const sum =
      features.reduce((total, feature) => total + oddsOf(feature), 0) / Math.sqrt(features.length || 1);
    return Math.max(-MOST, Math.min(MOST, sum));
  };
}

function count(phrasings: readonly (readonly string[])[]): Map<string, number> {
  const seen = new Map<string, number>();
  for (const features of phrasings) {
    for (const feature of new Set(features)) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  }
  return seen;
}
