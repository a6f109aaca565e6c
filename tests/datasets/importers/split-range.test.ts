import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRange } from '../../../src/datasets/importers/split-range.ts';

describe('a range in one cell', () => {
  it.each([
    ['€120k–€150k', ['€120k', '€150k']],
    ['120-150k', ['120k', '150k']],
    ['90k - 110k', ['90k', '110k']],
    ['$45,000 to $55,000', ['$45,000', '$55,000']],
    ['1.234,50 bis 2.000 €', ['1.234,50', '2.000 €']],
    ['80000..100000+', ['80000', '100000+']],
    ['120k', undefined],
    ['-5', undefined],
    ['150k+', undefined],
    ['', undefined],
  ])('%j is %j', (text, ends) => {
    expect(splitRange(text)).toEqual(ends);
  });

  it('has a number at both ends, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('1', '-', ' ', 'k', '.', 't', 'o'), maxLength: 200 }),
        (text) => {
          const ends = splitRange(text);
          for (const end of ends ?? []) expect(end).toMatch(/\d/);
        },
      ),
    );
  });
});
