import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWord } from '../../src/understanding/split-words.ts';

const known = new Set(['senior', 'seattle', 'back', 'end', 'backend', 'pay', 'new', 'york', 'sen']);
const split = (word: string): readonly string[] | undefined => splitWord(word, (part) => known.has(part));

/** The fewest known parts, by trying every way to cut. */
function fewestByTrying(word: string, words: ReadonlySet<string>): number {
  if (word === '') return 0;
  let fewest = Infinity;
  for (let end = 3; end <= word.length; end++) {
    if (words.has(word.slice(0, end))) fewest = Math.min(fewest, 1 + fewestByTrying(word.slice(end), words));
  }
  return fewest;
}

describe('splitWord', () => {
  it.each([
    ['seniorseattle', 'senior seattle'],
    ['backendpay', 'backend pay'],
    ['newyorkpay', 'new york pay'],
  ])('parts %s into as few words as it can: %s', (word, expected) => {
    expect(split(word)?.join(' ')).toBe(expected);
  });

  it.each([
    ['a known word', 'senior'],
    ['a word with a rest', 'seniorx'],
    ['a short word', 'pay'],
    ['a word with digits', 'senior2pay'],
    ['a word with a dot', 'senior.pay'],
    ['more than five words', 'pay'.repeat(6)],
    ['a word longer than forty letters', 'senior'.repeat(7)],
  ])('leaves %s alone', (_, word) => {
    expect(split(word)).toBeUndefined();
  });

  it('never asks about parts of fewer than three letters', () => {
    const asked: string[] = [];
    splitWord('seniorseattle', (part) => {
      asked.push(part);
      return true;
    });
    expect(Math.min(...asked.map((part) => part.length))).toBe(3);
  });

  it('asks a bounded number of times, whatever the word', () => {
    let asked = 0;
    splitWord('a'.repeat(40), () => {
      asked += 1;
      return true;
    });
    expect(asked).toBeLessThanOrEqual((40 * 40) / 2);
  });

  it('gives what trying every cut gives', () => {
    const text = (minLength: number, maxLength: number) =>
      fc.string({ unit: fc.constantFrom('a', 'b'), minLength, maxLength });
    fc.assert(
      fc.property(fc.array(text(3, 5), { maxLength: 6 }), text(0, 14), (list, word) => {
        const words = new Set(list);
        const parts = splitWord(word, (part) => words.has(part));
        const fewest = fewestByTrying(word, words);
        expect(parts?.length).toBe(fewest >= 2 && fewest <= 5 ? fewest : undefined);
        if (!parts) return;
        expect(parts.join('')).toBe(word);
        expect(parts.every((part) => words.has(part))).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
