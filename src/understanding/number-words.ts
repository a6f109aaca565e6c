/** Small numbers in digits or in words: `5`, `2.5`, `eight`, `twenty-five`, `two and a half`. */
const WORDS: Readonly<Record<string, number>> = {
  zero: 0,
  half: 0.5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
};

const word = `(?:${Object.keys(WORDS).join('|')})`;
export const TWO_WORDS = `(?:twenty|thirty|forty)[\\s-]${word}`;
/** Pattern source of one such number. */
export const COUNT = `(?:\\d{1,2}(?:\\.\\d)?|${TWO_WORDS}|${word})(?:\\sand\\sa\\shalf)?`;

/** Whether a text may hold a number at all: a cheap look before the dear ones. */
export const MAY_HOLD_A_NUMBER = new RegExp(
  `\\p{N}|\\b(?:${Object.keys(WORDS).join('|')}|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|decade|couple|year|yr|quarter)\\b`,
  'u',
);

/** @example toCount('twenty-five') // 25 */
export function toCount(text: string | undefined): number {
  const typed = text ?? '';
  if (typed.endsWith(' and a half')) return toCount(typed.slice(0, -' and a half'.length)) + 0.5;
  return typed.split(/[\s-]/).reduce((sum, part) => sum + (WORDS[part] ?? Number(part)), 0);
}
