/** The stem of a word, remembered: the same few thousand words come again and again. */
import { stemmer } from 'stemmer';

const MOST_REMEMBERED = 30_000;
const stems = new Map<string, string>();

/** @example stem('salaries') // 'salari' */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  if (stems.size >= MOST_REMEMBERED) stems.clear();
  const found = stemmer(word);
  stems.set(word, found);
  return found;
}
