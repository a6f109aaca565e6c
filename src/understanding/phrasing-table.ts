/**
 * Phrasings as lists of numbers: what ranking needs of them, worked out once. Where a list has several entries for each
 * of something, those of the nth stand from `starts[n]` to `starts[n + 1]`.
 */
import { normOf, priorsOf, type Weighed, weigh } from './weigh-features.ts';

/** Features that tell less than this are not looked up: they stand in a large part of all phrasings. */
const LEAST_TELLING = 0.3;

export interface PhrasingTable {
  /** A feature's place is its number in all the other lists. */
  readonly features: readonly string[];
  readonly weights: Float64Array;
  /** The meanings that each feature stands in, with its part of the whole and its odds there. */
  readonly meaningStarts: Int32Array;
  readonly meanings: Int32Array;
  readonly parts: Float64Array;
  readonly odds: Float64Array;
  /** What one more feature says for each meaning by itself. */
  readonly priors: Float64Array;
  /** The meaning of each phrasing, how long its features are together, and those of them that tell something. */
  readonly owners: Int32Array;
  readonly norms: Float64Array;
  readonly starts: Int32Array;
  readonly numbers: Int32Array;
}

/** @param featuresOf each meaning's phrasings as features, got the same way as a question's */
export function tabulate(featuresOf: readonly (readonly (readonly string[])[])[]): PhrasingTable {
  const known = weigh(featuresOf);
  const all = [...known.values()];
  const parts = all.map(({ meanings }) => new Float64Array(meanings.length));
  const owners: number[] = [];
  const norms: number[] = [];
  const starts: number[] = [0];
  const numbers: number[] = [];
  featuresOf.forEach((list, meaning) => {
    const whole = new Map<Weighed, number>();
    const alike = new Set<string>();
    for (const features of list) {
      const norm = normOf(features, (feature) => known.get(feature)?.weight);
      const telling = features
        .flatMap((feature) => known.get(feature) ?? [])
        .filter(({ weight }) => weight >= LEAST_TELLING);
      for (const one of telling) whole.set(one, (whole.get(one) ?? 0) + one.weight / norm / list.length);
      const own = telling.map(({ number }) => number).sort((a, b) => a - b);
      const key = `${own.join()} ${norm.toFixed(3)}`;
      // Several of one meaning that come to the same are one.
      if (alike.has(key)) continue;
      alike.add(key);
      owners.push(meaning);
      norms.push(norm);
      starts.push(numbers.push(...own));
    }
    const norm = Math.hypot(...whole.values()) || 1;
    for (const [{ number, meanings }, part] of whole) {
      const there = parts[number];
      if (there) there[meanings.indexOf(meaning)] = part / norm;
    }
  });
  return {
    features: [...known.keys()],
    weights: Float64Array.from(all, ({ weight }) => weight),
    meaningStarts: startsOf(all.map(({ meanings }) => meanings.length)),
    meanings: Int32Array.from(all.flatMap(({ meanings }) => meanings)),
    parts: Float64Array.from(parts.flatMap((part) => [...part])),
    odds: Float64Array.from(all.flatMap(({ odds }) => odds)),
    priors: Float64Array.from(priorsOf(featuresOf)),
    owners: Int32Array.from(owners),
    norms: Float64Array.from(norms),
    starts: Int32Array.from(starts),
    numbers: Int32Array.from(numbers),
  };
}

/** The other way round: the phrasings that each feature stands in. */
export interface PhrasingsByFeature {
  readonly starts: Int32Array;
  readonly phrasings: Int32Array;
  count(feature: number): number;
}

export function phrasingsByFeature({ features, starts, numbers, owners }: PhrasingTable): PhrasingsByFeature {
  const counts = new Int32Array(features.length);
  for (const number of numbers) counts[number] = (counts[number] ?? 0) + 1;
  const begins = startsOf(counts);
  const next = begins.slice();
  const phrasings = new Int32Array(numbers.length);
  for (let at = 0; at < owners.length; at++) {
    for (let i = starts[at] ?? 0; i < (starts[at + 1] ?? 0); i++) {
      const number = numbers[i] ?? 0;
      const place = next[number] ?? 0;
      phrasings[place] = at;
      next[number] = place + 1;
    }
  }
  return { starts: begins, phrasings, count: (feature) => counts[feature] ?? 0 };
}

/**
 * Whether the lists fit together, so that no number leads outside and every walk ends.
 * @param meanings how many there are
 */
export function isSound(table: PhrasingTable, meanings: number): boolean {
  const { features, weights, meaningStarts, parts, odds, priors, owners, norms, starts, numbers } = table;
  return (
    weights.length === features.length &&
    parts.length === table.meanings.length &&
    odds.length === table.meanings.length &&
    priors.length === meanings &&
    norms.length === owners.length &&
    divide(meaningStarts, features.length, table.meanings.length) &&
    divide(starts, owners.length, numbers.length) &&
    allBelow(table.meanings, meanings) &&
    allBelow(owners, meanings) &&
    allBelow(numbers, features.length)
  );
}

function startsOf(lengths: ArrayLike<number>): Int32Array {
  const starts = new Int32Array(lengths.length + 1);
  for (let n = 0; n < lengths.length; n++) starts[n + 1] = (starts[n] ?? 0) + (lengths[n] ?? 0);
  return starts;
}

/** Whether the starts part a list of that length into so many runs. */
function divide(starts: Int32Array, runs: number, length: number): boolean {
  return (
    starts.length === runs + 1 &&
    starts[0] === 0 &&
    starts[runs] === length &&
    starts.every((start, i) => i === 0 || start >= (starts[i - 1] ?? 0))
  );
}

function allBelow(list: Int32Array, most: number): boolean {
  return list.every((number) => number >= 0 && number < most);
}
