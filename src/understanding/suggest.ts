/** What to offer somebody whom we could not answer: the questions that are most like theirs. */
import Fuse from 'fuse.js';
import type { Intent } from './intents.ts';

/** A longer text is searched by its beginning; fuse.js compares no more than this at once. */
const MOST_CHARACTERS = 32;
/** Questions that are answered at any time. */
export const ALWAYS_ASKABLE = ['senior seattle', 'help'];
const MOST_SUGGESTIONS = 3;
/** fuse.js compares with each one, so that it is given no more than this. */
const MOST_COMPARED = 40;

/**
 * Examples of intents, and two that always work.
 * @returns a function of the text and of what the phrasings found near; where they found nothing, not even a word in
 * common, titles and examples that are spelt alike are looked for instead
 */
export function createSuggester(
  intents: readonly Intent[],
): (text: string, near: readonly string[]) => string[] {
  let fuse: Fuse<Intent> | undefined;
  const spelledAlike = (text: string): string[] => {
    fuse ??= new Fuse(intents.slice(0, MOST_COMPARED), {
      keys: ['example', 'title'],
      threshold: 0.6,
      ignoreLocation: true,
    });
    return fuse.search(text.slice(0, MOST_CHARACTERS), { limit: 2 }).map(({ item }) => item.example);
  };
  return (text, near) =>
    [...new Set([...(near.length > 0 ? near : spelledAlike(text)), ...ALWAYS_ASKABLE])].slice(
      0,
      MOST_SUGGESTIONS,
    );
}
