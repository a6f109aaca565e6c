import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS, levelsForYears, type Rung, yearsToText } from '../../src/datasets/levels.ts';
import { loadDatasets } from '../../src/datasets/load-datasets.ts';

const { sources } = loadDatasets([fileURLToPath(new URL('../../data', import.meta.url))]);
const levels = (source: string, from: number, to = from): string =>
  levelsForYears(sources.get(source)?.ladder ?? [], { from, to }).join(' ');

describe('levelsForYears', () => {
  const shared: readonly Rung[] = [
    { level: 'entry', from: 0, to: 2 },
    { level: 'mid', from: 2, to: 5 },
    { level: 'senior', from: 5 },
  ];
  const gapped: readonly Rung[] = [
    { level: 'entry', from: 0, to: 2 },
    { level: 'mid', from: 3, to: 5 },
  ];

  it('gives both levels where two bands share an end', () => {
    expect(levelsForYears(shared, { from: 2, to: 2 })).toEqual(['entry', 'mid']);
    expect(levelsForYears(shared, { from: 5, to: 5 })).toEqual(['mid', 'senior']);
  });

  it('gives both neighbours where the years fall between two bands', () => {
    expect(levelsForYears(gapped, { from: 2.5, to: 2.5 })).toEqual(['entry', 'mid']);
  });

  it('leaves a band without an upper end open', () => {
    expect(levelsForYears(shared, { from: 60, to: 60 })).toEqual(['senior']);
  });

  it('gives every level that a range of years touches', () => {
    expect(levelsForYears(shared, { from: 1, to: 6 })).toEqual(['entry', 'mid', 'senior']);
  });

  it('gives the last level for years beyond a closed ladder, none for years before it starts', () => {
    expect(levelsForYears(gapped, { from: 9, to: 9 })).toEqual(['mid']);
    expect(levelsForYears([{ level: 'staff', from: 10 }], { from: 4, to: 4 })).toEqual([]);
    expect(levelsForYears([], { from: 4, to: 4 })).toEqual([]);
  });

  it('never gives a lower level for more years', () => {
    const years = fc.double({ min: 0, max: 60, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...sources.values()), years, years, ({ ladder }, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((n) =>
          levelsForYears(ladder, { from: n, to: n }).map((level) => LEVELS.indexOf(level)),
        );
        if (!less?.length || !more?.length) return;
        expect(Math.max(...less)).toBeLessThanOrEqual(Math.max(...more));
        expect(Math.min(...less)).toBeLessThanOrEqual(Math.min(...more));
      }),
    );
  });
});

describe('the ladder', () => {
  it.each([
    ['resumegeni-2026', 0, 'entry'],
    ['resumegeni-2026', 2, 'entry'],
    ['resumegeni-2026', 2.5, 'entry mid'],
    ['resumegeni-2026', 3, 'mid'],
    ['resumegeni-2026', 5, 'mid'],
    ['resumegeni-2026', 5.5, 'mid senior'],
    ['resumegeni-2026', 6, 'senior'],
    ['resumegeni-2026', 10, 'senior staff'],
    ['resumegeni-2026', 11, 'staff'],
    ['codedeck-2026', 0, 'entry'],
    ['codedeck-2026', 2, 'entry mid'],
    ['codedeck-2026', 4, 'mid'],
    ['codedeck-2026', 5, 'mid senior'],
    ['codedeck-2026', 7, 'senior'],
    ['codedeck-2026', 8, 'senior staff'],
    ['codedeck-2026', 30, 'staff'],
    ['careers-guide', 1, 'entry'],
    ['careers-guide', 2, 'entry mid'],
    ['careers-guide', 5, 'mid senior'],
    ['careers-guide', 20, 'senior'],
    ['top-pay-brief', 9, ''],
    ['top-pay-brief', 10, 'staff'],
  ])('of %s puts %s years at: %s', (source, years, expected) => {
    expect(levels(source, years)).toBe(expected);
  });

  it('of each source is drawn by itself: five to eight years mean other levels in each', () => {
    expect(levels('resumegeni-2026', 5, 8)).toBe('mid senior');
    expect(levels('codedeck-2026', 5, 8)).toBe('mid senior staff');
    expect(levels('careers-guide', 5, 8)).toBe('mid senior');
    expect(levels('top-pay-brief', 5, 8)).toBe('');
  });
});

describe('yearsToText', () => {
  it('shows a closed and an open band', () => {
    expect(yearsToText({ from: 6, to: 10 })).toBe('6–10 years');
    expect(yearsToText({ from: 10 })).toBe('10+ years');
  });
});
