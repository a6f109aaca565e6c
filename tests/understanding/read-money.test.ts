import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/understanding/normalise.ts';
import { readMoney } from '../../src/understanding/read-money.ts';
import type { Amount } from '../../src/understanding/request.ts';

const read = (text: string) => readMoney(normalise(text).lower);

/** `USD 150000-160000 /year` */
function shown({ low, high, currency, period }: Amount): string {
  return [currency, low === high ? low : `${low}-${high}`, period && `/${period}`].filter(Boolean).join(' ');
}

describe('money', () => {
  it.each([
    ['150k', '150000'],
    ['150K', '150000'],
    ['85 k', '85000'],
    ['12.5k', '12500'],
    ['12,5k', '12500'],
    ['150 grand', '150000'],
    ['150 thousand', '150000'],
    ['1.79 million', '1790000'],
    ['$1.2m', 'USD 1200000'],
    ['1000k', '1000000'],
    ['$150000k', 'USD 150000'],
    ['150000', '150000'],
    ['150,000', '150000'],
    ['$1,234,567', 'USD 1234567'],
    ['$150000.50', 'USD 150000.5'],
  ])('is read with its scale: %s', (text, expected) => {
    expect(read(text).amounts.map(shown)).toEqual([expected]);
  });

  it.each([
    ['£85,000', 'GBP 85000'],
    ['£85k', 'GBP 85000'],
    ['80k pounds', 'GBP 80000'],
    ['80k quid', 'GBP 80000'],
    ['85.000 €', 'EUR 85000'],
    ['85.000,50 €', 'EUR 85000.5'],
    ['85k€', 'EUR 85000'],
    ['€ 85k', 'EUR 85000'],
    ['EUR 80k', 'EUR 80000'],
    ['80k euros', 'EUR 80000'],
    ['usd 150,000', 'USD 150000'],
    ['150k usd', 'USD 150000'],
    ['150k bucks', 'USD 150000'],
    ['US$150k', 'USD 150000'],
    ['＄１５０ｋ', 'USD 150000'],
    ['100k CAD', 'CAD 100000'],
    ['C$120k', 'CAD 120000'],
    ['A$150k', 'AUD 150000'],
    ['¥5000000', 'JPY 5000000'],
    ['₹2000000', 'INR 2000000'],
  ])('is read with its currency: %s', (text, expected) => {
    expect(read(text).amounts.map(shown)).toEqual([expected]);
  });

  it.each([
    ['$72/hr', 'USD 72 /hour'],
    ['$72 an hour', 'USD 72 /hour'],
    ['$72 per hour', 'USD 72 /hour'],
    ['72 bucks an hour', 'USD 72 /hour'],
    ['$72 hourly', 'USD 72 /hour'],
    ['$600 a day', 'USD 600 /day'],
    ['$3k per week', 'USD 3000 /week'],
    ['12k a month', '12000 /month'],
    ['$12.5k/month', 'USD 12500 /month'],
    ['150k a year', '150000 /year'],
    ['$150k/yr', 'USD 150000 /year'],
    ['£80k pa', 'GBP 80000 /year'],
    ['£80k p.a.', 'GBP 80000 /year'],
    ['80k per annum', '80000 /year'],
  ])('is read with its period: %s', (text, expected) => {
    expect(read(text).amounts.map(shown)).toEqual([expected]);
  });

  it.each([
    ['$150-160k', 'USD 150000-160000'],
    ['$150k – $160k', 'USD 150000-160000'],
    ['150k-160k', '150000-160000'],
    ['between 140 and 150k', '140000-150000'],
    ['140k to 150k', '140000-150000'],
    ['160k to 150k', '150000-160000'],
    ['£85-95k pa', 'GBP 85000-95000 /year'],
    ['80-90k eur', 'EUR 80000-90000'],
  ])('is read as a range: %s', (text, expected) => {
    expect(read(text).amounts.map(shown)).toEqual([expected]);
  });

  it('is read as often as it stands', () => {
    expect(read('$150k base + 20k bonus, or 160k').amounts.map(shown)).toEqual([
      'USD 150000',
      '20000',
      '160000',
    ]);
    expect(read('150k/160k').amounts.map(shown)).toEqual(['150000', '160000']);
  });

  it('keeps what was typed, and blanks it out', () => {
    const text = 'is $150-160k good';
    const { amounts, rest } = read(text);
    expect(amounts[0]?.typed).toBe('$150-160k');
    expect(rest.trim().split(/\s+/)).toEqual(['is', 'good']);
    expect(rest).toHaveLength(text.length);
  });

  it.each(['150', 'is 150 good', '140 to 150'])('may be a bare number: %s', (text) => {
    expect(read(text).amounts).toEqual([]);
    expect(read(text).bareAmounts).toHaveLength(1);
  });

  it.each([
    '401k',
    '401(k)',
    '401 k match',
    'k8s',
    'l5',
    'c++17',
    'c#12',
    'p2p',
    '24/7',
    'web3',
    'python3',
    'es2023',
    '10x engineer',
    'v1.2.3',
    '192.168.1.1',
    '99999999999',
    '1e9',
    'abc123def',
    '$0',
    '0k',
    '$',
    'k',
    '9 to 5',
    '40 hours a week',
    '50 states',
    '12 months',
    'the top 10',
    'the middle 50',
  ])('is not %s', (text) => {
    const { amounts, bareAmounts, rest } = read(text);
    expect([...amounts, ...bareAmounts]).toEqual([]);
    expect(rest).toBe(normalise(text).lower);
  });
});
