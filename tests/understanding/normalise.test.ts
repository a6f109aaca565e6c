import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise, tokenise } from '../../src/understanding/normalise.ts';

const words = (raw: string): string =>
  tokenise(normalise(raw).cased)
    .map(({ text }) => text)
    .join(' ');

describe('normalise', () => {
  it.each([
    ['spaces and line ends', ' senior \t\r\n  pay\u00a0', 'senior pay'],
    ['control characters', 'senior\u0000\u0007\u001bpay', 'senior pay'],
    ['bidi overrides', '\u202esenior\u202c \u2066pay\u2069', 'senior pay'],
    ['zero-width characters', 'se\u200bni\u200dor\ufeff pa\u00ady', 'senior pay'],
    ['accents', 'Zürich São Paulo Kraków', 'Zurich Sao Paulo Krakow'],
    ['full-width letters', 'ｓｅｎｉｏｒ　ｐａｙ', 'senior pay'],
    ['bold letters of mathematics', '𝐬𝐞𝐧𝐢𝐨𝐫', 'senior'],
    ['dashes', '5–7 5—7 5−7', '5-7 5-7 5-7'],
    ['curly quotes', 'what’s “senior”', "what's senior"],
    ['marks of emphasis', '*senior* __pay__ ~~now~~ ||spoiler||', 'senior pay now spoiler'],
    ['mentions', '<@U123> senior <#C1|general> <!here> <@!42>', 'senior'],
    [
      'emoji as platforms write them',
      ':moneybag: senior <:pepe:123456789> <a:dance:42> pay :+1:',
      'senior pay',
    ],
    ['times and commands as Discord writes them', '<t:1700000000:R> </salary:123> senior', 'senior'],
    ['addresses', 'https://example.com/a?b=150k senior', 'senior'],
    ['a half', '2½ years', '2.5 years'],
    ['a benefit’s name', '401(k) and 401 (K)', '401k and 401k'],
    ['the country', 'the U.S. and the U.S.A.', 'the USA and the USA'],
    ['a framework', 'asp.net and .NET', 'asp dotnet and dotnet'],
  ])('writes %s one plain way', (_, raw, cased) => {
    expect(normalise(raw).cased).toBe(cased);
  });

  it('keeps a colon between words, and says a sign before a number in words', () => {
    expect(normalise('level:senior:mid 5 < 7').cased).toBe('level:senior:mid 5 below 7');
  });

  it.each([
    ['SENIOR PAY SEATTLE', true],
    ['WHAT DOES A SENIOR MAKE in ny', true],
    ['Senior Pay Seattle', false],
    ['senior in NY', false],
    ['OK', false],
    ['', false],
  ])('tells whether a text is shouted: "%s" %s', (raw, shouted) => {
    expect(normalise(raw).shouted).toBe(shouted);
  });

  it.each([
    ['a million spaces', ' '.repeat(1_000_000), ''],
    ['forty thousand combining marks', `senior${'\u0301'.repeat(40_000)}`, 'senior'],
    ['a million letters', 'a'.repeat(1_000_000), 'a'.repeat(1_500)],
    ['a million angle brackets', '<@'.repeat(500_000), undefined],
    ['a million stars', '*'.repeat(1_000_000), ''],
    ['letters that unfold into eighteen', '\ufdfa'.repeat(6_000), undefined],
  ])('reads no more than a question has of %s', (_, raw, expected) => {
    const { cased } = normalise(raw);
    expect(cased.length).toBeLessThanOrEqual(1_500);
    if (expected !== undefined) expect(cased).toBe(expected);
  });

  it('gives, for any text, one line without anything invisible, its lower case as long as itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 8_000 }), (raw) => {
        const { cased, lower } = normalise(raw);
        expect(cased.length).toBeLessThanOrEqual(1_500);
        expect(lower).toHaveLength(cased.length);
        expect(cased).not.toMatch(/[\n\r\t\0]| {2}|[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('tokenise', () => {
  it.each([
    ['Senior pay in Seattle?', 'senior pay in seattle'],
    ['c++, c# and f#', 'c++ c# and f#'],
    ['node.js. vue.js', 'node.js vue.js'],
    ['d.c. and s.f.', 'dc and sf'],
    ['the U.S.', 'the usa'],
    ['401(k)', '401k'],
    ['AT&T', 'at&t'],
    ["what's a dev's pay", 'what a dev pay'],
    ["don't I'd", 'dont id'],
    ['mid-level/senior', 'mid level senior'],
    ['back-end CI/CD', 'back end ci cd'],
    ['`senior` ```seattle```', 'senior seattle'],
    ['senior 🏙️ seattle 🇺🇸', 'senior seattle'],
    ['senior,seattle;berlin', 'senior seattle berlin'],
    ['$150k, £5 & €6', '150k 5 6'],
    ['東京 Москва', '東京 москва'],
    ['!?…', ''],
  ])('parts "%s"', (raw, expected) => {
    expect(words(raw)).toBe(expected);
  });

  it('keeps what was typed, where it stands, and whether a comma is in front', () => {
    expect(tokenise('Portland, OR')).toEqual([
      { text: 'portland', typed: 'Portland', start: 0, afterComma: false },
      { text: 'or', typed: 'OR', start: 10, afterComma: true },
    ]);
  });

  it('finds every token of any text where it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2_000 }), (raw) => {
        const { cased } = normalise(raw);
        let end = 0;
        for (const { text, typed, start } of tokenise(cased)) {
          expect(cased.slice(start, start + typed.length)).toBe(typed);
          expect(start).toBeGreaterThanOrEqual(end);
          expect(text).not.toMatch(/\s|'/);
          end = start + typed.length;
        }
      }),
      { numRuns: 300 },
    );
  });

  it.each(['a.', "a'", '+', 'a+', '$', 'a&'])(
    'takes a time that grows with the length: "%s" over and over',
    (part) => {
      const tokens = tokenise(part.repeat(100_000));
      expect(tokens.length).toBeLessThanOrEqual(100_000);
    },
  );
});
