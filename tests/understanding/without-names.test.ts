/** What of a question may be kept. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { engine } from '../engine.ts';
import { hostileTexts } from '../hostile-texts.ts';

describe('a question without names', () => {
  it.each([
    ['senior seattle', 'senior seattle'],
    ['What does Priya earn in Seattle?', 'what does … earn in seattle'],
    ['does Will know what Grace makes', 'does … know what … makes'],
    ['SENIOR PAY IN SAN FRANCISCO', 'senior pay in san francisco'],
    ['ask joh@example.com or www.example.com/joh', 'ask or'],
    ['joh@example.com,grace@example.com', ''],
    ['pay (www.example.com/grace) me @ home', 'pay me home'],
    ['how is Klarna paying rust people', 'how is klarna paying rust people'],
    ['what does tim cook make', 'what does … cook make'],
    ['is jane underpaid', 'is … underpaid'],
    ['@jane and anna earn eighty five thousand', 'and … earn …'],
    ['i have cancer and need a raise', 'i have … and need a raise'],
  ])('of %o is %o', (asked, kept) => {
    expect(engine.withoutNames(asked)).toBe(kept);
  });

  it('holds no number, however it is written', () => {
    const amount = fc.oneof(
      fc.integer({ min: 0, max: 999_999 }).map(String),
      fc.integer({ min: 1, max: 999 }).map((n) => `$${n}k`),
      fc.integer({ min: 1, max: 999 }).map((n) => `${n},000`),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(amount, fc.lorem({ maxCount: 1 })), { maxLength: 8 }), (words) => {
        expect(engine.withoutNames(words.join(' '))).not.toMatch(/\d/);
      }),
    );
  });

  it('is short, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 4_000 }), (text) => {
        expect(engine.withoutNames(text).length).toBeLessThanOrEqual(122);
      }),
    );
    expect(engine.withoutNames('senior '.repeat(900)).length).toBeLessThanOrEqual(122);
  });

  it.each(Object.entries(hostileTexts))('is found at once in hostile text: %s', (_, text) => {
    expect(engine.withoutNames(text).length).toBeLessThanOrEqual(122);
  });

  it('is nothing where nothing in it is known', () => {
    expect(engine.withoutNames('Xqzv Brrkl')).toBe('');
    expect(engine.withoutNames('150k')).toBe('');
  });
});
