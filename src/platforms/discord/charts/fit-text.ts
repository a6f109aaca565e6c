/** Text made fit for the picture: only what the font can draw, no wider than its place, harmless in SVG. */

/** Letters, signs and punctuation that Inter has; anything else would come out as a box. */
const NOT_IN_FONT =
  /[^ -~\u00a1-\u024f\u0384-\u03ce\u0400-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u2055\u20a0-\u20bf\u2116\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265…]+/gu;
/** Marks, signs and emoji that are left out without a trace; a letter left out leaves an ellipsis. */
const SAYS_NOTHING = /[\p{M}\p{C}\p{S}\p{Emoji_Presentation}]+/gu;
const ELLIPSIS = '…';
/** Nobody reads on; keeps the work small whatever is in a label. */
const MAX_READ_CHARACTERS = 500;

/** How wide characters of Inter are, in parts of the font's size, semi-bold and rounded up. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[ijlI !,.:;'`|]/, 0.36],
  [/[()[\]/\\tfr1{}-]/, 0.48],
  [/[acehknosuvxyzEFJL57?]/, 0.62],
  [/[A-LN-VX-ZÀ-ÅÇ-Þ]/, 0.79],
  [/[ -$&-?A-LN-VX-ln-vx-~à-åç-þ–−€£¥₹]/, 0.68],
];
const WIDEST = 1.12;

/**
 * What the font can draw of a text, on one line; empty where it can draw nothing.
 * @example drawable('Senior 🚀, 東京') // 'Senior, …'
 */
export function drawable(text: string): string {
  const drawn = text
    .slice(0, MAX_READ_CHARACTERS)
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(NOT_IN_FONT, (run) => (run.replace(SAYS_NOTHING, '') ? ELLIPSIS : ''))
    .replace(/ +(?=[ ,;.]|$)/g, '')
    .trim();
  return /[\p{L}\p{N}]/u.test(drawn) ? drawn : '';
}

/** An upper bound of a text's width in pixels, for what `drawable` lets through but a dozen rare signs such as ‰. */
export function widthOf(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width * fontSize;
}

/** The beginning of a text that fits, an ellipsis at its end where it was cut. */
export function fitText(text: string, fontSize: number, maxWidth: number): string {
  if (widthOf(text, fontSize) <= maxWidth) return text;
  let fitting = '';
  for (const character of text) {
    if (widthOf(fitting + character + ELLIPSIS, fontSize) > maxWidth) break;
    fitting += character;
  }
  return fitting.trimEnd() + ELLIPSIS;
}

/** Text for between SVG's tags and for its attributes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function widthOfCharacter(character: string): number {
  return WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? WIDEST;
}
