/** Charts such as replies have, and such as nobody wants. */
import fc from 'fast-check';
import type { Chart, Unit } from '../../../../src/chat/reply.ts';

type Bar = Chart['bars'][number];

export function bar(label: string, low: number, high = low, openEnded = false): Bar {
  return { label, low, high, openEnded };
}

export const seattle: Chart = {
  title: 'Seattle',
  unit: 'USD/year',
  bars: [bar('Seattle metro', 165_000), bar('Senior, US', 133_080, 169_000)],
};

export const sanFrancisco: Chart = {
  title: 'San Francisco',
  unit: 'USD/year',
  bars: [
    bar('San Francisco metro', 161_000),
    bar('Junior, San Francisco, base', 110_000, 140_000),
    bar('Staff, San Francisco, base', 280_000, 400_000, true),
  ],
};

export function manyBars(count: number, label: (i: number) => string = (i) => `Place ${i + 1}`): Chart {
  const bars = Array.from({ length: count }, (_, i) => bar(label(i), 200_000 - i * 1_000, 250_000, true));
  return { title: 'Many', unit: 'USD/year', bars };
}

const oddTexts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
    .map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '',
    ' \n\t ',
    'x'.repeat(10_000),
    `e${'\u0301'.repeat(10_000)}`,
    '👨‍👩‍👧‍👦'.repeat(500),
    '</text><script>alert(1)</script>',
    '&amp;&#0;&nope;]]>',
    '"\' onload="x"',
    'مهندس برمجيات أول',
    '\u202eelttaes\u2066',
    '東京のシニアエンジニア',
    '\ud800 alone',
    '\0\u0001\u001b[31m\ufffe\uffff',
    '@everyone <@1>',
  ),
);
const oddValues = fc.oneof(
  fc.integer({ min: 20_000, max: 400_000 }),
  fc.double(),
  fc.constantFrom(0, -0, -5, 1e-300, 1e15, 1e308, -1e308, Number.NaN, Number.POSITIVE_INFINITY),
);
const units = fc.constantFrom<Unit>(
  'USD/year',
  'EUR/hour',
  'percent',
  'ratio',
  'count',
  'years',
  'nonsense/year',
  '/year',
);

/** Anything of a chart's type. */
export const oddCharts: fc.Arbitrary<Chart> = fc.record({
  title: oddTexts,
  unit: units,
  bars: fc.array(fc.record({ label: oddTexts, low: oddValues, high: oddValues, openEnded: fc.boolean() }), {
    maxLength: 30,
  }),
});

/** Anything of a chart's type that has values a chart can show. */
export const drawableCharts: fc.Arbitrary<Chart> = fc.record({
  title: oddTexts,
  unit: fc.constantFrom<Unit>('USD/year', 'EUR/hour', 'CHF/year', 'percent', 'count'),
  bars: fc.array(
    fc.record({
      label: oddTexts,
      low: fc.integer({ min: -2_000_000, max: 2_000_000 }),
      high: fc.integer({ min: -2_000_000, max: 2_000_000 }),
      openEnded: fc.boolean(),
    }),
    { minLength: 2, maxLength: 100 },
  ),
});
