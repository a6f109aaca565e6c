/** Quotes what was typed as it was typed: reading leaves accents out, an echo must not. */
import { foldLetters } from './fold-letters.ts';

/**
 * @param said a sentence that quotes words without their accents
 * @param typed where they come from
 * @example asTyped('I did not understand "munster".', 'mondays Münster') // 'I did not understand "Münster".'
 */
export function asTyped(said: string, typed: string): string {
  const accented = new Map(
    (typed.normalize('NFC').match(/[\p{L}\p{M}]+/gu) ?? [])
      .map((word): [string, string] => [foldLetters(word), word])
      .filter(([folded, word]) => folded !== word.toLowerCase()),
  );
  if (accented.size === 0) return said;
  return said.replace(/"[^"]*"/g, (quoted) =>
    quoted.replace(/[\p{L}\p{M}]+/gu, (word) => accented.get(word.toLowerCase()) ?? word),
  );
}
