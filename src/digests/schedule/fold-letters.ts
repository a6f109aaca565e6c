/** Letters as anybody can type them: small, and without accents. */

/** Letters that are not a plain one with a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ı: 'i',
  ə: 'e',
};

/** "Zürich" → "zurich". What cannot be seen is dropped. */
export function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/[øłđðþæœßıə]/g, (letter) => PLAIN[letter] ?? letter);
}
