/**
 * Near misses of known words, found by look-up instead of by comparing with every word: each known word is filed
 * under all spellings it has with one letter left out, and so is what was typed.
 *
 *     typed  seatle  → seatle, eatle, satle, …
 *     known  seattle → seattle, eattle, …, seatle   ← they meet here
 *
 * Long words are filed under two left-out letters as well. A spelling is known by a number made of its letters: two
 * spellings of one number cost a comparison more and change nothing, as whatever is found is compared in the end.
 */
import type { EnglishWords } from './english.ts';

/** Shorter words have too many neighbours to be put right safely. */
const LEAST_LETTERS = 4;
const LETTERS_FOR_TWO = 8;
const MOST_LETTERS = 24;
/** What the number of a spelling begins with. */
const NO_LETTERS = -2_128_831_035;

export interface Spelling {
  /** The nearest known word, if it is near enough; undefined otherwise. */
  nearest(word: string): string | undefined;
  /** Other known words that are just as near. */
  asNear(word: string): readonly string[];
  /** Whether a word is ordinary English, so that it must not be taken for something else. */
  isEnglish(word: string): boolean;
  /** Reads and files all words; otherwise done at the first that is not known. */
  warmUp(): void;
}

/**
 * Files the words.
 * @param words what may be meant; earlier words win between equally near ones
 * @param correct words that are right as they are, though we have no use for them
 */
export function createSpelling(words: Iterable<string>, correct: EnglishWords): Spelling {
  // Many a single question from a shell has nothing misspelt.
  let filed: Files | undefined;
  const files = (): Files => {
    filed ??= fileWords(words);
    return filed;
  };
  const distances = (typed: string): Map<number, number> => {
    if (typed.length < LEAST_LETTERS || typed.length > MOST_LETTERS || /\d/.test(typed)) return new Map();
    const found = new Map<number, number>();
    const { last, before, places, spellings, known } = files();
    eachSpelling(typed, (spelling) => {
      for (let filing = last[slotOf(spelling, last)] ?? -1; filing >= 0; filing = before[filing] ?? -1) {
        const at = places[filing] ?? 0;
        if (spellings[filing] !== spelling || found.has(at)) continue;
        const word = known[at] ?? '';
        const distance = editDistance(typed, word);
        const most = Math.min(typed.length, word.length) >= LETTERS_FOR_TWO ? 2 : 1;
        found.set(at, distance <= most ? distance : Infinity);
      }
    });
    return found;
  };
  const nearestFirst = (typed: string): string[] => {
    const found = [...distances(typed)].filter(([, distance]) => distance < Infinity);
    const least = Math.min(...found.map(([, distance]) => distance));
    const near = found.flatMap(([at, distance]) => (distance === least ? [at] : []));
    return near.sort((a, b) => a - b).flatMap((at) => files().known[at] ?? []);
  };
  return {
    isEnglish: (word) => correct.has(word),
    warmUp() {
      files();
      // The first look-up reads them.
      correct.has('');
    },
    nearest: (typed) => nearestFirst(typed)[0],
    asNear: (typed) => nearestFirst(typed).slice(1),
  };
}

interface Files {
  readonly known: readonly string[];
  /** The last filing under the spellings of each slot; a power of two of them. */
  readonly last: Int32Array;
  /** For each filing the place in `known`, the spelling, and the filing before it in the same slot; -1 for none. */
  readonly places: Int32Array;
  readonly spellings: Int32Array;
  readonly before: Int32Array;
}

/** One list of filings, each pointing to the one before it: far smaller than a list for each spelling. */
function fileWords(words: Iterable<string>): Files {
  const known = [...words].filter(
    (word) => word.length >= LEAST_LETTERS && word.length <= MOST_LETTERS && !/\d/.test(word),
  );
  const count = known.reduce((sum, word) => sum + countSpellings(word), 0);
  const last = new Int32Array(2 ** Math.ceil(Math.log2(count + 1))).fill(-1);
  const places = new Int32Array(count);
  const spellings = new Int32Array(count);
  const before = new Int32Array(count);
  let filing = 0;
  known.forEach((word, at) => {
    eachSpelling(word, (spelling) => {
      const slot = slotOf(spelling, last);
      places[filing] = at;
      spellings[filing] = spelling;
      before[filing] = last[slot] ?? -1;
      last[slot] = filing++;
    });
  });
  return { known, last, places, spellings, before };
}

function countSpellings({ length }: string): number {
  return 1 + length + (length >= LETTERS_FOR_TWO ? (length * (length - 1)) / 2 : 0);
}

/** The number of each spelling that a word is filed under, in no order; some come twice. */
function eachSpelling(word: string, visit: (spelling: number) => void): void {
  let front = NO_LETTERS;
  for (let one = 0; one < word.length; one++) {
    let middle = front;
    for (let other = one + 1; other < word.length; other++) {
      if (word.length >= LETTERS_FOR_TWO) {
        let whole = middle;
        for (let i = other + 1; i < word.length; i++) whole = withLetter(whole, word.charCodeAt(i));
        visit(whole);
      }
      middle = withLetter(middle, word.charCodeAt(other));
    }
    visit(middle);
    front = withLetter(front, word.charCodeAt(one));
  }
  visit(front);
}

/** A number made of letters, one after the other (FNV-1a). */
function withLetter(number: number, letter: number): number {
  return Math.imul(number ^ letter, 16_777_619);
}

function slotOf(spelling: number, { length }: Int32Array): number {
  return (spelling ^ (spelling >>> 15)) & (length - 1);
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
