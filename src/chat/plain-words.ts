/** Makes words harmless on every platform: what would call people together is broken up, what no text can hold goes. */

const CALLS_PEOPLE = /@(?=here\b|channel\b|everyone\b|group\b)/gi;
/** Joins without being seen: the word reads the same and calls nobody. */
const WORD_JOINER = '\u2060';

/** The same words, calling nobody. */
export function harmless(text: string): string {
  return text
    .replace(CALLS_PEOPLE, `@${WORD_JOINER}`)
    .replaceAll('\0', '')
    .replace(/\p{Cs}/gu, '\uFFFD');
}

/** The beginning of a text, an ellipsis at its end where it was cut, never ending within a character. */
export function cut(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  return `${text.slice(0, maxCharacters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
