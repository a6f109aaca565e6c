import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSpelling, editDistance } from '../../src/understanding/spelling.ts';

const WORDS = [
  'seattle',
  'senior',
  'boston',
  'austin',
  'berlin',
  'boulder',
  'principal',
  'postgresql',
  'kafka',
];

/** What `nearest` promises, by comparing with every word. */
function nearestByComparing(typed: string, words: readonly string[]): string | undefined {
  const usable = (word: string): boolean => word.length >= 4 && word.length <= 24 && !/\d/.test(word);
  if (!usable(typed)) return undefined;
  let best: { word: string; distance: number } | undefined;
  for (const word of words.filter(usable)) {
    const distance = distanceBySteps(typed, word);
    const most = Math.min(typed.length, word.length) >= 8 ? 2 : 1;
    if (distance <= most && distance < (best?.distance ?? Infinity)) best = { word, distance };
  }
  return best?.word;
}

/** The distance straight from its definition. */
function distanceBySteps(a: string, b: string, known = new Map<string, number>()): number {
  if (a === '' || b === '') return a.length + b.length;
  const key = `${a}|${b}`;
  const seen = known.get(key);
  if (seen !== undefined) return seen;
  const swapped = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0];
  const distance = Math.min(
    distanceBySteps(a.slice(1), b, known) + 1,
    distanceBySteps(a, b.slice(1), known) + 1,
    distanceBySteps(a.slice(1), b.slice(1), known) + (a[0] === b[0] ? 0 : 1),
    swapped ? distanceBySteps(a.slice(2), b.slice(2), known) + 1 : Infinity,
  );
  known.set(key, distance);
  return distance;
}

describe('nearest', () => {
  const spelling = createSpelling(WORDS, new Set(['bolder']));

  it.each([
    ['seatle', 'seattle'],
    ['seattel', 'seattle'],
    ['seattlee', 'seattle'],
    ['sennior', 'senior'],
    ['kafak', 'kafka'],
    ['principle', 'principal'],
    ['pricipla', 'principal'],
    ['postgrsql', 'postgresql'],
    ['seattle', 'seattle'],
  ])('puts %s right: %s', (typed, expected) => {
    expect(spelling.nearest(typed)).toBe(expected);
  });

  it.each([
    ['too far', 'setl'],
    ['two slips in a short word', 'baston1'],
    ['two slips in a short word', 'bostan s'],
    ['a short word', 'sea'],
    ['a word with digits', 'seattl3'],
    ['a word longer than any name', 'seattle'.repeat(4)],
    ['nothing', ''],
  ])('leaves %s alone', (_, typed) => {
    expect(spelling.nearest(typed)).toBeUndefined();
  });

  it('takes the earlier of two that are equally near', () => {
    expect(createSpelling(['boston', 'bostan'], new Set()).nearest('bostxn')).toBe('boston');
    expect(createSpelling(['bostan', 'boston'], new Set()).nearest('bostxn')).toBe('bostan');
    // Here the later word shares a left-out letter that is tried first.
    expect(createSpelling(['abcx', 'xbcd'], new Set()).nearest('abcd')).toBe('abcx');
    expect(createSpelling(['xbcd', 'abcx'], new Set()).nearest('abcd')).toBe('xbcd');
  });

  it('gives what comparing with every word gives', () => {
    const letter = fc.constantFrom('a', 'b', 'c');
    const word = fc.string({ unit: letter, minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), word, (words, typed) => {
        expect(createSpelling(words, new Set()).nearest(typed)).toBe(nearestByComparing(typed, words));
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives what comparing gives for real names with a few slips', () => {
    const slip = fc.record({ at: fc.nat(12), kind: fc.constantFrom('drop', 'add', 'swap', 'change') });
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), fc.array(slip, { maxLength: 3 }), (word, slips) => {
        const typed = slips.reduce((text, { at, kind }) => {
          const i = at % Math.max(1, text.length);
          const [before, here, after] = [text.slice(0, i), text.slice(i, i + 1), text.slice(i + 1)];
          if (kind === 'drop') return before + after;
          if (kind === 'add') return `${before}q${here}${after}`;
          if (kind === 'swap') return before + after.slice(0, 1) + here + after.slice(1);
          return `${before}q${after}`;
        }, word);
        expect(spelling.nearest(typed)).toBe(nearestByComparing(typed, WORDS));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('isEnglish', () => {
  it('knows the words that are right as they are', () => {
    const spelling = createSpelling(WORDS, new Set(['bolder']));
    expect(spelling.isEnglish('bolder')).toBe(true);
    expect(spelling.isEnglish('boulder')).toBe(false);
  });
});

describe('editDistance', () => {
  it('counts a swap of neighbours as one', () => {
    expect(editDistance('kafka', 'kakfa')).toBe(1);
  });

  it('is what its definition says, the same both ways, and nothing only between equals', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(distanceBySteps(a, b));
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
      { numRuns: 500 },
    );
  });
});
