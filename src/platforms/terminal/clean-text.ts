/**
 * Takes from a text what a terminal would obey rather than show. A question is typed by anybody and some of its
 * words come back in the reply: none of them may move the cursor, set a title or turn the line around.
 */

/**
 * One line of harmless text. Control characters and line breaks become spaces. Invisible format characters (bidi
 * overrides, joiners), emoji selectors and keycaps go, as terminals disagree on how wide they are; so do accents
 * without a letter, which would merge with the last character of a colour's code.
 * @example cleanText('a\x1b[31mb\nc') // 'a [31mb c'
 */
export function cleanText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/[\p{Cf}\p{Me}]|[\uFE0E-\uFE0F]/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/^\p{M}+/u, '')
    .normalize();
}

/** The beginning of a text, never ending within a character. */
export function cutText(text: string, maxCharacters: number): string {
  return text.length <= maxCharacters ? text : text.slice(0, maxCharacters).replace(/[\uD800-\uDBFF]$/, '');
}
