import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Block, Chart, RichText } from '../../../src/chat/reply.ts';
import { renderReply } from '../../../src/platforms/terminal/render-reply.ts';
import { buildReply, buildText, payChart, payReply, payTable } from '../../chat/build-reply.ts';

const plain = (width: number) => ({ width, colour: false });

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const UNSAFE = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

describe('renderReply', () => {
  it('puts the bars beside the figures of the table where there is room', () => {
    expect(renderReply(payReply, plain(100))).toMatchInlineSnapshot(`
      "Seattle metro: $165,000 [1] a year, all levels.

      What                       A year      Statistic
      Seattle metro            $165,000 [1]  mean                  ██████████████████████▍
      Senior, US      $133,080–$169,000      50th–75th percentile  ··················████▉
      Staff, Berlin  $110,000–$170,000+ [1]  base pay              ···············████████▸

      · The guide counts all US software developers, in pay before equity and benefits. [1]

      Sources
      [1] Salary Guide 2026 (Somebody): Top-Paying Metro Areas; Salary by Experience Level
          (May 2024)

      Next
       1  estimate senior seattle
       2  compare seattle with san francisco"
    `);
  });

  it('stacks the rows and draws no bars where the table is too wide', () => {
    expect(renderReply(payReply, plain(45))).toMatchInlineSnapshot(`
      "Seattle metro: $165,000 [1] a year, all
      levels.

      Seattle metro
        $165,000 [1] · mean
      Senior, US
        $133,080–$169,000 · 50th–75th percentile
      Staff, Berlin
        $110,000–$170,000+ [1] · base pay

      · The guide counts all US software
        developers, in pay before equity and
        benefits. [1]

      Sources
      [1] Salary Guide 2026 (Somebody): Top-Paying
          Metro Areas; Salary by Experience Level
          (May 2024)

      Next
       1  estimate senior seattle
       2  compare seattle with san francisco"
    `);
  });

  it('draws a chart of its own, with the numbers as text, where no table carries it', () => {
    const chart: Chart = {
      ...payChart,
      bars: [
        ...payChart.bars,
        { label: 'A label that is too long to be left on a single line', low: 1, high: 1, openEnded: false },
      ],
    };
    expect(renderReply(buildReply({ chart }), plain(70))).toMatchInlineSnapshot(`
      "The answer.

      Seattle
      Seattle metro                ███████████████████▍   $165,000
      Senior, US                   ···············▐███▉   $133,080–$169,000
      Staff, Berlin                ·············███████▸  $110,000–$170,000+
      A label that is too long to  ▏                      $1
      be left on a single line"
    `);
  });

  it('draws no chart of its own where there is no room for bars', () => {
    expect(renderReply(buildReply({ chart: payChart }), plain(40))).toBe('The answer.');
  });

  it('lines figures up by their last digit, whichever of them carry a footnote', () => {
    const [, first = '', second = ''] = renderReply(buildReply({ blocks: [payTable] }), plain(88))
      .split('\n\n')[1]
      ?.split('\n') ?? [''];
    expect(first.indexOf('000 [1]') + 3).toBe(second.indexOf('169,000') + 7);
  });

  it('leaves the names of columns out before it stacks the rows', () => {
    const table = {
      ...payTable,
      rows: [[buildText('Seattle'), buildText('$165,000'), buildText('mean')]],
    };
    const rendered = renderReply(buildReply({ blocks: [table] }), plain(24));
    expect(rendered).toContain('Seattle  $165,000  mean');
    expect(rendered).not.toContain('Statistic');
  });

  it('never parts a figure from its footnote', () => {
    for (let width = 40; width <= 88; width += 1)
      expect(renderReply(payReply, plain(width))).not.toMatch(/\n *\[1\](?! Salary Guide)/);
  });

  it('asks which one is meant where the follow-ups are readings of the question', () => {
    const reply = buildReply({ outcome: 'clarify', followUps: ['washington state', 'washington dc'] });
    expect(renderReply(reply, plain(80))).toContain('Which one?\n 1  washington state\n 2  washington dc');
  });

  it('shows words of the asker without what a terminal would obey', () => {
    const reply = buildReply({ headline: buildText('No “\x1b[2J\u202esea\r\nttle\x9b”.') });
    expect(renderReply(reply, plain(80))).toBe('No “ [2Jsea ttle ”.');
  });

  it('lets no accent merge with the code of a colour', () => {
    const reply = buildReply({ headline: [{ text: 'a', cite: [1] }, { text: '\u0301b' }] });
    expect(stripVTControlCharacters(renderReply(reply, { width: 80, colour: true }))).toBe('a [1]b');
  });

  it('uses colour only when told to, and nothing but colour', () => {
    expect(renderReply(payReply, plain(88))).not.toContain('\x1b');
    const coloured = renderReply(payReply, { width: 88, colour: true });
    expect(coloured).toContain('\x1b[1m');
    expect(stripVTControlCharacters(coloured)).toBe(renderReply(payReply, plain(88)));
  });
});

/** What upsets widths and terminals: emoji of several code points, wide letters, marks, escapes, long words. */
const awkward = fc.constantFrom(
  ...[
    '1️⃣',
    '👨‍👩‍👧',
    '❤️',
    '🇩🇪',
    '給料',
    'e\u0301',
    '\u0301',
    '\x1b[31m',
    '\x9b2J',
    '\u202e',
    '\t',
    '\ud800',
    ' ',
  ],
  'word ',
  'x'.repeat(30),
);
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: awkward, maxLength: 20 }),
);
const figure = fc
  .tuple(fc.nat(999_999_999), fc.nat(999_999_999), fc.boolean())
  .map(
    ([low, high, open]) =>
      `$${low.toLocaleString('en-US')}–$${high.toLocaleString('en-US')}${open ? '+' : ''}`,
  );
const cite = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 2 });
const span = fc.oneof(
  fc.record({ text: fc.oneof(words, figure) }),
  fc.record({ text: fc.oneof(words, figure), strong: fc.constant(true as const), cite }),
);
const richText: fc.Arbitrary<RichText> = fc.array(span, { maxLength: 5 });
const table: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('table' as const),
  title: richText,
  columns: fc.array(fc.record({ name: words, align: fc.constantFrom('left', 'right') }), { maxLength: 4 }),
  rows: fc.array(fc.array(richText, { maxLength: 4 }), { maxLength: 5 }),
});
const block: fc.Arbitrary<Block> = fc.oneof(
  table,
  fc.record({ kind: fc.constant('text' as const), text: richText }),
  fc.record({ kind: fc.constant('list' as const), title: richText, items: fc.array(richText) }),
);
const bar = fc.record({
  label: words,
  low: fc.integer({ max: 400_000 }),
  high: fc.integer({ max: 400_000 }),
  openEnded: fc.boolean(),
});
/** The chart's labels are those of the first table's rows half of the time, so that both ways are taken. */
const reply = fc
  .record({
    headline: richText,
    blocks: fc.array(block, { maxLength: 3 }),
    notes: fc.array(richText, { maxLength: 3 }),
    chart: fc.record({
      title: words,
      unit: fc.constantFrom('USD/year' as const, 'USD/hour' as const, 'percent' as const),
      bars: fc.array(bar, { maxLength: 6 }),
    }),
    citations: fc.array(fc.record({ source: words, title: words, section: words, vintage: words })),
    followUps: fc.array(words, { maxLength: 4 }),
    carried: fc.boolean(),
  })
  .map(({ carried, ...parts }) => {
    const rows = parts.blocks.flatMap((each) => (each.kind === 'table' ? each.rows : []));
    const bars = parts.chart.bars.map((each, i) => ({
      ...each,
      label: (carried && rows[i]?.[0]?.map(({ text }) => text).join('')) || each.label,
    }));
    return buildReply({ ...parts, chart: { ...parts.chart, bars } });
  });
const width = fc.integer({ min: 20, max: 120 });

describe('any reply', () => {
  it('has no line wider than the terminal', () => {
    fc.assert(
      fc.property(reply, width, fc.boolean(), (parts, columns, colour) => {
        for (const line of renderReply(parts, { width: columns, colour }).split('\n'))
          expect(stringWidth(line)).toBeLessThanOrEqual(Math.min(columns, 88));
      }),
      { numRuns: 200 },
    );
  });

  it('hands no control character to the terminal but colours', () => {
    fc.assert(
      fc.property(reply, width, fc.boolean(), (parts, columns, colour) => {
        const rendered = renderReply(parts, { width: columns, colour });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: a colour begins with one
        expect(rendered.replace(/\x1b\[\d{1,2}m/g, '')).not.toMatch(UNSAFE);
      }),
      { numRuns: 200 },
    );
  });

  it('shows every figure whole, whatever the width', () => {
    const squeeze = (text: string) => text.replace(/\s/g, '');
    const texts = fc.array(figure, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(texts, reply, width, ([a, b, c, d, e], other, columns) => {
        const figures = [a, b, c, d, e].map((text = '') => buildText(text, 1));
        const [inHeadline = [], inTable = [], inList = [], inText = [], inNote = []] = figures;
        const parts = buildReply({
          ...other,
          headline: [...other.headline, ...inHeadline],
          blocks: [
            ...other.blocks,
            { ...payTable, rows: [...payTable.rows, [buildText('Somewhere'), inTable]] },
            { kind: 'list', items: [inList] },
            { kind: 'text', text: inText },
          ],
          notes: [...other.notes, inNote],
        });
        const rendered = squeeze(renderReply(parts, plain(columns)));
        for (const text of [a, b, c, d, e]) expect(rendered).toContain(text);
      }),
    );
  });
});
