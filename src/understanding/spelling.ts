/**
 * Near misses of known words, found by look-up instead of by comparing with every word: each known word is filed
 * under all spellings it has with one letter left out, and so is what was typed.
 *
 *     typed  seatle  → seatle, eatle, satle, …
 *     known  seattle → seattle, eattle, …, seatle   ← they meet here
 *
 * Long words are filed under two left-out letters as well.
 */

/** Shorter words have too many neighbours to be put right safely. */
const LEAST_LETTERS = 4;
const LETTERS_FOR_TWO = 8;
const MOST_LETTERS = 24;

export interface Spelling {
  /** The nearest known word, if it is near enough; undefined otherwise. */
  nearest(word: string): string | undefined;
  /** Other known words that are just as near. */
  asNear(word: string): readonly string[];
  /** Whether a word is ordinary English, so that it must not be taken for something else. */
  isEnglish(word: string): boolean;
}

/**
 * Files the words.
 * @param words what may be meant; earlier words win between equally near ones
 * @param correct words that are right as they are, though we have no use for them
 */
export function createSpelling(words: Iterable<string>, correct: ReadonlySet<string>): Spelling {
  // Filed when something is first misspelt: many a single question from a shell never is.
  let files: Files | undefined;
  const distances = (typed: string): Map<number, number> => {
    if (typed.length < LEAST_LETTERS || typed.length > MOST_LETTERS || /\d/.test(typed)) return new Map();
    files ??= fileWords(words);
    const found = new Map<number, number>();
    for (const key of keysOf(typed)) {
      for (let filing = files.last.get(key) ?? -1; filing >= 0; filing = files.before[filing] ?? -1) {
        const at = files.places[filing] ?? 0;
        if (found.has(at)) continue;
        const word = files.words[at] ?? '';
        const distance = editDistance(typed, word);
        const most = Math.min(typed.length, word.length) >= LETTERS_FOR_TWO ? 2 : 1;
        found.set(at, distance <= most ? distance : Infinity);
      }
    }
    return found;
  };
  const nearestFirst = (typed: string): string[] => {
    const found = [...distances(typed)].filter(([, distance]) => distance < Infinity);
    const least = Math.min(...found.map(([, distance]) => distance));
    const near = found.flatMap(([at, distance]) => (distance === least ? [at] : []));
    return near.sort((a, b) => a - b).flatMap((at) => files?.words[at] ?? []);
  };
  return {
    isEnglish: (word) => correct.has(word),
    nearest: (typed) => nearestFirst(typed)[0],
    asNear: (typed) => nearestFirst(typed).slice(1),
  };
}

interface Files {
  readonly words: readonly string[];
  /** For each spelling the last filing under it. */
  readonly last: ReadonlyMap<string, number>;
  /** For each filing the place in `words`, and the filing before it under the same spelling; -1 for none. */
  readonly places: Int32Array;
  readonly before: Int32Array;
}

/** One list of filings, each pointing to the one before it: far smaller than a list for each spelling. */
function fileWords(words: Iterable<string>): Files {
  const last = new Map<string, number>();
  const places: number[] = [];
  const before: number[] = [];
  const known: string[] = [];
  for (const word of words) {
    if (word.length < LEAST_LETTERS || word.length > MOST_LETTERS || /\d/.test(word)) continue;
    const at = known.push(word) - 1;
    for (const key of keysOf(word)) {
      before.push(last.get(key) ?? -1);
      last.set(key, places.push(at) - 1);
    }
  }
  return { words: known, last, places: Int32Array.from(places), before: Int32Array.from(before) };
}

function keysOf(word: string): Set<string> {
  const keys = new Set([word]);
  for (const once of withoutOne(word)) {
    keys.add(once);
    if (word.length >= LETTERS_FOR_TWO) for (const again of withoutOne(once)) keys.add(again);
  }
  return keys;
}

function withoutOne(word: string): string[] {
  return Array.from({ length: word.length }, (_, i) => word.slice(0, i) + word.slice(i + 1));
}

/** Distances between the beginnings of two words, row by row; written anew for each pair. */
const table = new Int32Array((MOST_LETTERS + 1) ** 2);

/**
 * Letters to add, drop, change or swap with their neighbour to get from one word to the other.
 * @param a and @param b words of at most 24 letters
 */
export function editDistance(a: string, b: string): number {
  const width = b.length + 1;
  const at = (i: number, j: number): number => table[i * width + j] ?? 0;
  for (let j = 0; j < width; j++) table[j] = j;
  for (let i = 1; i <= a.length; i++) {
    table[i * width] = i;
    for (let j = 1; j < width; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, at(i - 2, j - 2) + 1);
      table[i * width + j] = least;
    }
  }
  return at(a.length, b.length);
}
