import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationToPlain, footnotes, replyToPlainText, richTextToPlain } from '../../src/chat/plain-text.ts';
import type { Block, Reply, RichText } from '../../src/chat/reply.ts';

const text = (words: string): RichText => [{ text: words }];

const reply: Reply = {
  outcome: 'answer',
  intent: 'pay',
  slots: {},
  confidence: 1,
  headline: [{ text: 'Senior: ' }, { text: '$1', strong: true, cite: [1, 2] }, { text: '.' }],
  blocks: [],
  notes: [],
  citations: [],
  followUps: ['senior berlin'],
  figures: [],
  derived: [],
  ignored: [],
  corrections: [],
};

describe('richTextToPlain', () => {
  it('puts footnotes right behind what they belong to', () => {
    expect(richTextToPlain(reply.headline)).toBe('Senior: $1 [1][2].');
  });

  it('adds nothing where there is no footnote', () => {
    expect(footnotes(undefined)).toBe('');
    expect(footnotes([])).toBe('');
    expect(richTextToPlain([])).toBe('');
  });
});

describe('citationToPlain', () => {
  it('names title, section and vintage, the section only where there is one', () => {
    const source = { source: 's', title: 'A guide', vintage: '2026' };
    expect(citationToPlain({ ...source, section: 'Pay' })).toBe('A guide: Pay (2026)');
    expect(citationToPlain({ ...source, section: '' })).toBe('A guide (2026)');
  });
});

describe('replyToPlainText', () => {
  it('says headline, blocks, notes and sources in that order, and no follow-ups', () => {
    const full: Reply = {
      ...reply,
      blocks: [
        { kind: 'text', text: text('In words.') },
        { kind: 'list', title: text('A list'), items: [text('one'), text('two')] },
        {
          kind: 'table',
          title: text('A table'),
          columns: [
            { name: 'Place', align: 'left' },
            { name: 'Pay', align: 'right' },
            { name: 'Years', align: 'right' },
          ],
          rows: [
            [text('Oslo'), [{ text: '$1', cite: [1] }], text('2')],
            [text('Bergen'), text('$3'), []],
          ],
        },
      ],
      notes: [text('A mean.'), text('Base only.')],
      citations: [
        { source: 'a', title: 'A', section: 'Pay', vintage: '2024' },
        { source: 'b', title: 'B', section: '', vintage: 'undated' },
      ],
    };
    expect(replyToPlainText(full)).toMatchInlineSnapshot(`
      "Senior: $1 [1][2].

      In words.

      A list
      • one
      • two

      A table
      • Oslo: $1 [1], 2
      • Bergen: $3

      Note: A mean.
      Note: Base only.

      Sources
      [1] A: Pay (2024)
      [2] B (undated)"
    `);
  });

  it('leaves no gap where there are no blocks, notes or sources', () => {
    expect(replyToPlainText(reply)).toBe('Senior: $1 [1][2].');
  });

  it('holds every word of any reply, and never three line ends in a row', () => {
    const word = fc.stringMatching(/^[a-z$]{1,8}$/);
    const rich = fc.array(fc.record({ text: word }), { minLength: 1, maxLength: 3 });
    const block: fc.Arbitrary<Block> = fc.oneof(
      fc.record({ kind: fc.constant('text' as const), text: rich }),
      fc.record({ kind: fc.constant('list' as const), items: fc.array(rich, { minLength: 1 }) }),
      fc.record({
        kind: fc.constant('table' as const),
        columns: fc.constant([]),
        rows: fc.array(fc.array(rich, { minLength: 2 }), { minLength: 1 }),
      }),
    );
    fc.assert(
      fc.property(rich, fc.array(block), fc.array(rich), (headline, blocks, notes) => {
        const plain = replyToPlainText({ ...reply, headline, blocks, notes });
        const said = [
          headline,
          ...notes,
          ...blocks.flatMap((b) =>
            b.kind === 'text' ? [b.text] : b.kind === 'list' ? b.items : b.rows.flat(),
          ),
        ];
        for (const one of said) expect(plain).toContain(richTextToPlain(one));
        expect(plain).not.toMatch(/\n{3}|\s$/);
      }),
      { numRuns: 200 },
    );
  });
});
