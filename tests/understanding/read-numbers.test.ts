import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalise } from '../../src/understanding/normalise.ts';
import { readNumbers } from '../../src/understanding/read-numbers.ts';

const read = (text: string) => readNumbers(normalise(text).lower);

describe('years of experience', () => {
  it.each([
    ['5-7 yrs', 5, 7],
    ['5–8 years', 5, 8],
    ['5 to 8 years', 5, 8],
    ['8 to 5 years', 5, 8],
    ['two or three years', 2, 3],
    ['0-2 years', 0, 2],
    ['eight years', 8, 8],
    ['seventeen years', 17, 17],
    ['nineteen yrs', 19, 19],
    ['twenty five years', 25, 25],
    ['twenty-five years', 25, 25],
    ['two and a half years', 2.5, 2.5],
    ['2.5 years', 2.5, 2.5],
    ['2½ years', 2.5, 2.5],
    ['3yoe', 3, 3],
    ['yoe: 4', 4, 4],
    ['experience: 6', 6, 6],
    ['3y', 3, 3],
    ['10+ years', 10, 60],
    ['10 or more years', 10, 60],
    ['ten years or more', 10, 60],
    ['10 plus years', 10, 60],
    ['7-year veteran', 7, 7],
    ['18 months experience', 1.5, 1.5],
    ['24 mo exp', 2, 2],
    ['a year of experience', 1, 1],
    ['half a year of experience', 0.5, 0.5],
    ['a decade of experience', 10, 10],
    ['a couple of years', 2, 2],
    ['couple years', 2, 2],
    ['5 y/o exp', 5, 5],
    ['5 yo exp', 5, 5],
    ['5 Jahre', 5, 5],
  ])('are read: %s', (text, from, to) => {
    expect(read(text).years).toEqual({ from, to });
  });

  it.each([
    'in 5 minutes',
    '2 years ago',
    '5 year old company',
    'a 5-year-old company',
    "i'm 30 years old",
    "i'm 30 y/o",
    'a 4 year degree',
    '4-year vesting schedule',
    '10 year outlook',
    'the next 5 years',
    'every 2 years',
    '100 years',
    'year 5',
    '3 offers',
    'years',
    '6 months',
  ])('are not read into: %s', (text) => {
    expect(read(text).years).toBeUndefined();
  });

  it('are those of the first telling where there are several', () => {
    expect(read('5-7 years, 2 years of them in go').years).toEqual({ from: 5, to: 7 });
    expect(read('5 years backend, 1 year lead').years).toEqual({ from: 5, to: 5 });
  });

  it('are taken out whole', () => {
    expect(read('senior with two and a half years in berlin').rest.trim().split(/\s+/)).toEqual([
      'senior',
      'with',
      'in',
      'berlin',
    ]);
    expect(read("i'm 30 y/o").rest).not.toMatch(/\d|\/o/);
  });
});

describe('percentiles', () => {
  it.each([
    ['p90', [90]],
    ['p 90', [90]],
    ['p-90', [90]],
    ['P50 vs P90', [50, 90]],
    ['p90 vs p50', [50, 90]],
    ['90th percentile', [90]],
    ['90 percentile', [90]],
    ['percentile 90', [90]],
    ['90%ile', [90]],
    ['75th', [75]],
    ['25th and 75th', [25, 75]],
    ['25th to 75th percentile', [25, 75]],
    ['25th pct', [25]],
    ['25 pct', [25]],
    ['33rd pctl', [33]],
    ['99th percentile', [99]],
    ['top 10%', [90]],
    ['top ten percent', [90]],
    ['top 25 per cent', [75]],
    ['bottom 10 percent', [10]],
  ])('are read: %s', (text, percentiles) => {
    expect(read(text).percentiles).toEqual(percentiles);
  });

  it.each(['p0', 'p100', 'p2p', 'top 10', 'php8', '15 pct', '10 pct bonus', '3rd', 'p5 years'])(
    'are not read into: %s',
    (text) => {
      expect(read(text).percentiles).toEqual([]);
    },
  );
});

describe('shares', () => {
  it.each([
    ['15%', [15]],
    ['2.5 %', [2.5]],
    ['15 percent', [15]],
    ['15 per cent', [15]],
    ['15 pct raise', [15]],
    ['10-15 percent', [10, 15]],
    ['10–15%', [10, 15]],
    ['10% to 15%', [10, 15]],
    ['10 to 15 %', [10, 15]],
  ])('are read: %s', (text, percents) => {
    expect(read(text).percents).toEqual(percents);
    expect(read(text).bareAmounts).toEqual([]);
  });

  it('are not taken from a percentile', () => {
    expect(read('top 10%').percents).toEqual([]);
    expect(read('90%ile').percents).toEqual([]);
  });
});

describe('a calendar year', () => {
  it.each([
    ['2019', 2019],
    ['in 2025', 2025],
    ['may 2024?', 2024],
    ['2026 salaries', 2026],
  ])('is read: %s', (text, year) => {
    expect(read(text).calendarYear).toBe(year);
    expect(read(text).amounts).toEqual([]);
  });

  it.each(['$2026', '2000/month', '2000 a month', '2025k', '2,025', '2000 eur', '12025', 'es2023'])(
    'is not read into: %s',
    (text) => {
      expect(read(text).calendarYear).toBeUndefined();
    },
  );
});

describe('a rank', () => {
  it.each([
    ['3rd', 3],
    ['3rd, please', 3],
    ['who is 3rd?', 3],
    ['3rd highest state', 3],
    ['second highest', 2],
    ['the second best paid metro', 2],
    ['tenth place', 10],
    ['#2', 2],
    ['number #10.', 10],
  ])('is read: %s', (text, rank) => {
    expect(read(text).rank).toBe(rank);
  });

  it.each(['21st', '0th', 'c#2', 'a second', 'third', '#123', '2', '10th percentile'])(
    'is not read into: %s',
    (text) => {
      expect(read(text).rank).toBeUndefined();
    },
  );
});

describe('any text', () => {
  const telling = fc.constantFrom(
    ...'1 12 150 2024 99999 k $ £ € % - – . , / + # ( ) p th yrs years y/o to and a half percent percentile 401k top yoe 1- $\u0020 two twenty'.split(
      ' ',
    ),
    ' ',
    '\n',
    '\u202e',
    'İ',
    '🏙️',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 6_000 }),
    fc.array(telling, { maxLength: 400 }).map((parts) => parts.join('')),
  );
  const finite = (numbers: readonly number[], least: number): void => {
    for (const n of numbers) {
      expect(Number.isFinite(n)).toBe(true);
      expect(n).toBeGreaterThanOrEqual(least);
    }
  };

  it('is read without a throw, into finite numbers, and keeps its length', () => {
    fc.assert(
      fc.property(text, (raw) => {
        for (const lower of [raw, raw.toLowerCase(), normalise(raw).lower]) {
          const { rest, years, percentiles, percents, amounts, bareAmounts, rank, calendarYear } =
            readNumbers(lower);
          expect(rest).toHaveLength(lower.length);
          finite(percents, 0);
          finite(percentiles, 1);
          finite(
            percentiles.map((p) => 99 - p),
            0,
          );
          if (years) finite([years.from, years.to - years.from, 60 - years.to], 0);
          for (const { low, high } of [...amounts, ...bareAmounts]) {
            finite([low], Number.MIN_VALUE);
            finite([high], low);
            expect(high).toBeLessThanOrEqual(1e9);
          }
          if (rank !== undefined) finite([rank, 20 - rank], 0);
          if (calendarYear !== undefined) finite([calendarYear], 1900);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('loses only what was read: every letter of the rest stands where it stood', () => {
    fc.assert(
      fc.property(text, (lower) => {
        const { rest } = readNumbers(lower);
        for (let i = 0; i < rest.length; i++) if (rest[i] !== ' ') expect(rest[i]).toBe(lower[i]);
      }),
      { numRuns: 100 },
    );
  });

  // A hundred times what `normalise` lets through: work that grew with the square of it would never end here.
  it.each([
    '1',
    '1-',
    '1 ',
    '$ ',
    '1%',
    '1,',
    '1.',
    '1k ',
    '1 percent',
    '1 years',
    'twenty ',
    'p1 ',
    'a decade ',
    '#1 ',
    ' ',
    '12 and a half ',
    '€1.000,00 to ',
    '1percent',
  ])('is read in a time that grows with its length: "%s" over and over', (part) => {
    const long = part.repeat(Math.ceil(200_000 / part.length));
    expect(readNumbers(long).rest).toHaveLength(long.length);
  });
});
