/**
 * Noise as thumbs and bad keyboards make it, seeded, so that a run can be repeated: each kind changes one or two
 * words of a question. Numbers and names in code ticks stay, since another number is another question.
 */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export const NOISES = [
  'neighbouring key',
  'doubled letter',
  'dropped letter',
  'swapped letters',
  'joined words',
] as const;
export type Noise = (typeof NOISES)[number];

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];
/** Shorter words are other words when a letter of them changes. */
const LEAST_LETTERS = 5;
/** One slip in this many words that are long enough. */
const WORDS_A_SLIP = 6;

/**
 * The question with the noise in it, or undefined where it has no word that is long enough.
 * @param seed the same seed gives the same noise
 */
export function mutate(text: string, noise: Noise, seed: number): string | undefined {
  const random = xoroshiro128plus(seed);
  const pick = (count: number): number => uniformInt(random, 0, count - 1);
  const words = [...text.matchAll(/(?<![\w$£€/<@#:.`'-])[a-z]+(?![\w'-])/gi)].map((match) => ({
    at: match.index,
    word: match[0],
  }));
  if (noise === 'joined words') {
    const gaps = words.filter(
      ({ at, word }, i) => words[i + 1]?.at === at + word.length + 1 && text[at + word.length] === ' ',
    );
    const gap = gaps[gaps.length > 0 ? pick(gaps.length) : 0];
    return gap && text.slice(0, gap.at + gap.word.length) + text.slice(gap.at + gap.word.length + 1);
  }
  const long = words.filter(({ word }) => word.length >= LEAST_LETTERS);
  if (long.length === 0) return undefined;
  let noisy = text;
  // From the end, so that places further on do not move.
  const slips = new Set(
    Array.from({ length: Math.ceil(long.length / WORDS_A_SLIP) }, () => pick(long.length)),
  );
  for (const slip of [...slips].sort((a, b) => b - a)) {
    const chosen = long[slip];
    if (!chosen) continue;
    const { at, word } = chosen;
    // The first letter is the one that people get right.
    const letter = 1 + pick(word.length - 1);
    noisy = noisy.slice(0, at) + slipAt(word, letter, noise, pick) + noisy.slice(at + word.length);
  }
  return noisy;
}

function slipAt(word: string, at: number, noise: Noise, pick: (count: number) => number): string {
  const [before, letter, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)];
  if (noise === 'doubled letter') return before + letter + letter + after;
  if (noise === 'dropped letter') return before + after;
  if (noise === 'swapped letters') return before.slice(0, -1) + letter + before.slice(-1) + after;
  const keys = neighbours(letter.toLowerCase());
  return before + (keys[pick(keys.length)] ?? letter) + after;
}

/** Keys beside a key and the nearest ones above and below it. */
function neighbours(letter: string): string[] {
  const row = ROWS.findIndex((keys) => keys.includes(letter));
  const column = ROWS[row]?.indexOf(letter) ?? 0;
  return [
    ROWS[row]?.[column - 1],
    ROWS[row]?.[column + 1],
    ROWS[row - 1]?.[column],
    ROWS[row + 1]?.[column],
  ].filter((key) => key !== undefined);
}
