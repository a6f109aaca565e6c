/**
 * A question as it may be kept: words that several of our own phrasings have, and names that the data or the vocabulary
 * know. Whatever else stands in it may be somebody's name or their own affair and is left out, as is every number, in
 * figures or in words: an amount may be somebody's pay.
 */
import type { Lexicon } from './lexicon.ts';
import { normalise, tokenise } from './normalise.ts';

/** Stands for what was left out. */
export const LEFT_OUT = '…';
const MOST_CHARACTERS = 120;
const NUMBER =
  /\d|^(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|grand|millions?|half|quarter)$/;

/**
 * @returns the question in small letters; empty where nothing of it may be kept
 * @example withoutNames('What does Priya earn in Seattle at 150k?', lexicon) // 'what does … earn in seattle at …'
 */
export function withoutNames(text: string, lexicon: Pick<Lexicon, 'longestAt' | 'isCommon'>): string {
  const tokens = tokenise(normalise(text.replace(/\S+/g, withoutAddress)).cased);
  const words = tokens.map((token) => token.text);
  const named = new Set<number>();
  for (let i = 0; i < words.length; i += 1) {
    const match = lexicon.longestAt(words, i);
    for (let at = i; match && at < i + match.length; at += 1) named.add(at);
  }
  // "Mark" and "Grace" may be words of ours as well, but not with a capital.
  const isCommon = (i: number) =>
    (i === 0 || tokens[i]?.typed === words[i]) && lexicon.isCommon(words[i] ?? '');
  const kept = words.map((word, i) =>
    !NUMBER.test(word) && (named.has(i) || isCommon(i)) ? word : LEFT_OUT,
  );
  if (kept.every((word) => word === LEFT_OUT)) return '';
  const said = kept.filter((word, i) => word !== LEFT_OUT || kept[i - 1] !== LEFT_OUT).join(' ');
  if (said.length <= MOST_CHARACTERS) return said;
  return `${said.slice(0, said.lastIndexOf(' ', MOST_CHARACTERS))} ${LEFT_OUT}`;
}

/**
 * One run of letters at a time: looked for in the whole text, an address costs the square of its length. Somebody who is
 * spoken of by their handle goes as well.
 */
function withoutAddress(run: string): string {
  return /@/.test(run) ? ' ' : run.replace(/\bwww\..+/, ' ');
}
