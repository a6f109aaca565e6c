/** What to offer somebody whom we could not answer: the questions that read most like theirs. */
import Fuse from 'fuse.js';
import type { Intent } from './intents.ts';

/** A longer text is searched by its beginning; fuse.js compares no more than this at once. */
const MOST_CHARACTERS = 32;
const ALWAYS = ['senior seattle', 'help'];
const MOST_SUGGESTIONS = 3;

/** Examples of the intents whose examples or titles read most like a text, and two that always work. */
export function createSuggester(intents: readonly Intent[]): (text: string) => string[] {
  const fuse = new Fuse(intents, { keys: ['example', 'title'], threshold: 0.6, ignoreLocation: true });
  return (text) => {
    const near = fuse.search(text.slice(0, MOST_CHARACTERS), { limit: 2 }).map(({ item }) => item.example);
    return [...new Set([...near, ...ALWAYS])].slice(0, MOST_SUGGESTIONS);
  };
}
