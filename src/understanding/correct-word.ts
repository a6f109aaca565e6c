/** A word as typed → the word or words that were meant: put right where it is misspelt, parted where it is two. */
import type { Lexicon } from './lexicon.ts';
import type { Token } from './normalise.ts';
import type { Correction } from './request.ts';
import type { Spelling } from './spelling.ts';
import { splitWord } from './split-words.ts';

/** A shorter word is often somebody's name, one letter away from a place that nobody speaks of. */
const LETTERS_OF_A_FAR_NAME = 7;

/** More words than this that nobody knows are no question; the rest is left as it is. */
const MOST_LOOKED_UP = 24;

/**
 * The words of a text, put right.
 * @param corrections takes what was put right
 */
export function correctWords(
  tokens: readonly Token[],
  lexicon: Lexicon,
  spelling: Spelling,
  corrections: Correction[],
): Token[] {
  let lookedUp = 0;
  return tokens.flatMap((token) => {
    const { text } = token;
    if (lexicon.knows(text) || spelling.isEnglish(text) || /^\d+$/.test(text)) return [token];
    lookedUp += 1;
    return lookedUp > MOST_LOOKED_UP ? [token] : correctWord(token, lexicon, spelling, corrections);
  });
}

function correctWord(token: Token, lexicon: Lexicon, spelling: Spelling, corrections: Correction[]): Token[] {
  const near = spelling.nearest(token.text);
  if (near !== undefined && isFarFetched(token.text, near, lexicon)) return [token];
  const parts = near === undefined ? splitWord(token.text, (part) => lexicon.knows(part)) : undefined;
  const taken = near ?? parts?.join(' ');
  if (taken === undefined) return [token];
  if (near !== undefined) corrections.push(correctionOf(token, near, lexicon, spelling));
  return (parts ?? [taken]).map((text, i) => ({ ...token, text, afterComma: i === 0 && token.afterComma }));
}

interface Name {
  readonly id: string;
  /** Whether the sources know it. */
  readonly covered: boolean;
}

function nameOf(word: string, lexicon: Lexicon): Name | undefined {
  const [meaning] = lexicon.longestAt([word], 0)?.meanings ?? [];
  if (meaning === undefined || meaning.kind === 'concept') return undefined;
  if (meaning.kind === 'place') return meaning.places[0];
  return { id: meaning.named.id, covered: meaning.kind !== 'company' && meaning.kind !== 'role' };
}

/** "Dave" for Dane, "Thames" for Thales: one letter changed, to a name that no source knows. */
function isFarFetched(typed: string, taken: string, lexicon: Lexicon): boolean {
  const name = nameOf(taken, lexicon);
  return name?.covered === false && typed.length === taken.length && typed.length < LETTERS_OF_A_FAR_NAME;
}

/** A name that might as well have been another one is in doubt; one that the sources know is meant sooner. */
function correctionOf(token: Token, taken: string, lexicon: Lexicon, spelling: Spelling): Correction {
  const own = nameOf(taken, lexicon);
  const or =
    own &&
    spelling.asNear(token.text).find((word) => {
      const rival = nameOf(word, lexicon);
      return rival !== undefined && rival.id !== own.id && rival.covered === own.covered;
    });
  return { typed: token.typed, taken, ...(or === undefined ? {} : { or }) };
}
