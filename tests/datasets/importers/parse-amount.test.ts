import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../../src/datasets/importers/parse-amount.ts';

const read = (text: string, decimal: '.' | ',' = '.'): unknown => {
  const got = parseAmount(text, decimal);
  if (got.kind !== 'cell') return got.kind === 'wrong' ? got.why : got.kind;
  const { cell, currency } = got;
  const amount = 'amount' in cell ? `${cell.amount}${cell.kind === 'top-coded' ? '+' : ''}` : cell.kind;
  return currency === undefined ? amount : `${amount} ${currency}`;
};

describe('an amount', () => {
  it.each([
    ['169000', '169000'],
    ['52.75', '52.75'],
    ['32.659999999999997', '32.66'],
    ['169,000', '169000'],
    ['1,234,567.5', '1234567.5'],
    ['12,34,567', '1234567'],
    ['169 000', '169000'],
    ['169\u202f000', '169000'],
    ["169'000", '169000'],
    ['$120,000', '120000 USD'],
    ['120000 EUR', '120000 EUR'],
    ['CHF 120000', '120000 CHF'],
    ['€85k', '85000 EUR'],
    ['$63.98/hr', '63.98 USD'],
    ['239200+', '239200+'],
    ['*', 'not-available'],
    ['#', 'top-code'],
    ['', 'empty'],
    ['-', 'empty'],
    ['n/a', 'empty'],
    ['-5', 'pay below zero'],
    ['($5,000)', 'pay below zero'],
    ['1,23', 'pay that is no number'],
    ['1.2.3', 'pay that is no number'],
    ['1e9', 'pay that is no number'],
    ['80000-100000', 'pay that is no number'],
    ['about 5', 'pay that is no number'],
    ['twelve', 'pay that is no number'],
  ])('%j is %s', (text, amount) => {
    expect(read(text)).toBe(amount);
  });

  it.each([
    ['1.234,50', '1234.5'],
    ['45.000', '45000'],
    ['52,75 €', '52.75 EUR'],
    ['1,234.50', 'pay that is no number'],
  ])('%j is %s where a comma stands before the cents', (text, amount) => {
    expect(read(text, ',')).toBe(amount);
  });

  it('is read back however it was grouped', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999_999 }),
        fc.constantFrom('en', 'de', 'fr', 'de-CH'),
        (amount, locale) => {
          expect(read(amount.toLocaleString(locale), locale === 'de' ? ',' : '.')).toBe(String(amount));
        },
      ),
    );
  });

  it('never throws, and never makes pay of nothing, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('.' as const, ',' as const),
        (text, decimal) => {
          const got = parseAmount(text, decimal);
          if (got.kind === 'cell' && 'amount' in got.cell) expect(text).toMatch(/\d/);
        },
      ),
    );
  });
});
