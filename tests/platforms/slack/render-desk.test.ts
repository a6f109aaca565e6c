/** What the desk says as Slack's messages: within every limit, and notifying nobody, whatever is in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeskAnswer } from '../../../src/chat/digest-desk.ts';
import { REFUSABLE, type Refusable } from '../../../src/platforms/slack/message.ts';
import { renderDesk, renderDeskModal } from '../../../src/platforms/slack/render-desk.ts';
import { anyReply, anyWords } from '../../chat/any-reply.ts';
import { buildReply, buildText, payReply } from '../../chat/build-reply.ts';
import { findBlockFaults } from '../../servers/slack/check-blocks.ts';
import { findViewFaults } from '../../servers/slack/check-view.ts';
import { findPings } from '../../servers/slack/find-pings.ts';

const anyPart = fc.oneof(
  anyWords,
  fc.record({ channel: fc.constantFrom('C0GENERAL', 'nowhere', '<!here>', '') }),
  fc.record({ command: fc.constantFrom('', 'pause 2', 'create <!channel> & more') }),
);
const anyAnswer: fc.Arbitrary<DeskAnswer> = fc.record(
  {
    lines: fc
      .array(fc.array(anyPart, { maxLength: 5 }), { maxLength: 60 })
      .map((lines) => [['Digests'], ...lines]),
    buttons: fc.array(
      fc.record(
        {
          label: fc.constantFrom('Save', 'x'.repeat(100), '<!channel>'),
          line: fc.string({ minLength: 1, maxLength: 90 }),
          style: fc.constantFrom('primary' as const, 'danger' as const),
        },
        { requiredKeys: ['label', 'line'] },
      ),
      { maxLength: 40 },
    ),
    preview: anyReply,
  },
  { requiredKeys: ['lines', 'buttons'] },
);

describe('whatever the desk says', () => {
  it('is messages that Slack takes and that notify nobody, with all blocks or without', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        const renders = renderDesk(answer);
        expect(renders.length).toBeLessThanOrEqual(answer.preview ? 2 : 1);
        for (const without of [new Set<Refusable>(), new Set<Refusable>(REFUSABLE)]) {
          for (const render of renders) {
            const message = render(without);
            expect(findBlockFaults(message.blocks, 'message')).toEqual([]);
            expect(findPings(message)).toEqual({ pings: [], links: [] });
            expect(message.text.trim()).not.toBe('');
            expect(message.text.length).toBeLessThanOrEqual(4_000);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is a modal that Slack takes', () => {
    fc.assert(
      fc.property(anyAnswer, (answer) => {
        expect(findViewFaults(renderDeskModal(answer))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('an answer with a preview', () => {
  const answer: DeskAnswer = {
    lines: [['Every Monday in ', { channel: 'C0GENERAL' }]],
    buttons: [{ label: 'Save it', line: 'save new 0 9 * * 1 UTC <#C0GENERAL>', style: 'primary' }],
    preview: payReply,
  };

  it('is one message, the digest beneath the buttons', () => {
    const [render, ...others] = renderDesk(answer);
    expect(others).toEqual([]);
    const { text, blocks } = render(new Set());
    expect(blocks.map(({ type }) => type).slice(0, 4)).toEqual(['rich_text', 'actions', 'header', 'table']);
    expect(text).toMatch(/^Every Monday in <#C0GENERAL>\nSave it: \/salary digest save new 0 9 \* \* 1 UTC/);
  });

  it('is two where the digest is long', () => {
    const items = Array.from({ length: 50 }, () => buildText('Long. '.repeat(30)));
    const preview = buildReply({
      blocks: Array.from({ length: 12 }, () => ({ kind: 'list', items })),
      notes: [buildText('Note. '.repeat(500))],
      followUps: Array.from({ length: 5 }, (_, i) => `${i} ${'more '.repeat(300)}`),
    });
    const [said, digest] = renderDesk({ ...answer, preview });
    expect(said(new Set()).blocks.map(({ type }) => type)).toEqual(['rich_text', 'actions']);
    expect(digest?.(new Set()).blocks[0]?.type).toBe('header');
  });
});
