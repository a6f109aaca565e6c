/**
 * Makes words harmless. Most of a message is rich text and plain text, in which Slack reads no markup at all; the
 * text beside the blocks is read as markup and is escaped here. What would call people together is broken up in both.
 */

const CALLS_PEOPLE = /@(?=here\b|channel\b|everyone\b|group\b)/gi;
/** Joins without being seen: the word reads the same and calls nobody. */
const WORD_JOINER = '\u2060';

/** Words for rich text and plain text: one that would call people together calls nobody. */
export function harmless(text: string): string {
  return text
    .replace(CALLS_PEOPLE, `@${WORD_JOINER}`)
    .replaceAll('\0', '')
    .replace(/\p{Cs}/gu, '\uFFFD');
}

/** Words for text that Slack reads as markup: a `<` stays a `<`. */
export function escapeMarkup(text: string): string {
  return harmless(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The beginning of a text, an ellipsis at its end where it was cut, never ending within a character. */
export function cut(text: string, maxCharacters: number): string {
  if (text.length <= maxCharacters) return text;
  return `${text.slice(0, maxCharacters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
