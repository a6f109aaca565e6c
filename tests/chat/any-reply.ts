/** Replies of any shape, long and odd ones too, for the renderers' property tests. */
import fc from 'fast-check';
import type { Block, RichText } from '../../src/chat/reply.ts';
import { buildReply } from './build-reply.ts';

export const anyWords = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ minLength: 3_000, maxLength: 6_000 }),
  fc.constantFrom('', ' ', '<!channel>', '@here', '<@U123>', '\n', '&amp;', '😀'.repeat(200), '\ud800', '\0'),
);
const richText: fc.Arbitrary<RichText> = fc.array(
  fc.record(
    {
      text: anyWords,
      strong: fc.constant(true as const),
      cite: fc.array(fc.nat({ max: 30 }), { maxLength: 3 }),
    },
    { requiredKeys: ['text'] },
  ),
  { maxLength: 4 },
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: richText }),
  fc.record(
    { kind: fc.constant('list' as const), title: richText, items: fc.array(richText, { maxLength: 80 }) },
    { requiredKeys: ['kind', 'items'] },
  ),
  fc.record(
    {
      kind: fc.constant('table' as const),
      title: richText,
      columns: fc.array(
        fc.record({ name: anyWords, align: fc.constantFrom('left' as const, 'right' as const) }),
        { maxLength: 25 },
      ),
      rows: fc.array(fc.array(richText, { maxLength: 25 }), { maxLength: 150 }),
    },
    { requiredKeys: ['kind', 'columns', 'rows'] },
  ),
);
const bar = fc.record({ label: anyWords, low: fc.double(), high: fc.double(), openEnded: fc.boolean() });
export const anyReply = fc
  .record(
    {
      // A reply always says something.
      headline: richText.map((said) => [{ text: 'Pay' }, ...said]),
      blocks: fc.array(block, { maxLength: 12 }),
      notes: fc.array(richText, { maxLength: 12 }),
      citations: fc.array(
        fc.record({ source: anyWords, title: anyWords, section: anyWords, vintage: anyWords }),
        {
          maxLength: 12,
        },
      ),
      chart: fc.record({
        title: anyWords,
        unit: fc.constantFrom('USD/year' as const, 'percent' as const),
        bars: fc.array(bar, { maxLength: 40 }),
      }),
      followUps: fc.array(anyWords, { maxLength: 12 }),
      slots: fc.constantFrom({}, { amount: 150_000 }),
    },
    { requiredKeys: ['headline', 'blocks', 'notes', 'citations', 'followUps', 'slots'] },
  )
  .map((parts) => buildReply(parts));
