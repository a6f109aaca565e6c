import { describe, expect, it } from 'vitest';
import { sourceAge } from '../../src/chat/source-age.ts';

const now = Date.UTC(2026, 10, 22);

describe('sourceAge', () => {
  it.each([
    ['May 2024', '2 years and 5 months old'],
    ['October 2025', '1 year old'],
    ['September 2026', '1 month old'],
    ['November 2026', 'of this month'],
    ['2026', 'of this year'],
    ['2024', '1 year and 10 months old'],
    ['undated', undefined],
  ])('says how old figures of %s are', (vintage, age) => {
    expect(sourceAge(vintage, now)).toBe(age);
  });
});
