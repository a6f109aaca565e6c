/** What the desk says, within Discord's limits and with nothing lost, whatever it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Line } from '../../../src/chat/digest-desk.ts';
import { renderDeskButtons } from '../../../src/platforms/discord/render-desk.ts';
import { fillMessages, renderLine } from '../../../src/platforms/discord/render-lines.ts';
import { anyWords } from '../../chat/any-reply.ts';
import { findBodyFaults } from '../../servers/discord/check-body.ts';
import { findPings } from '../../servers/discord/find-pings.ts';

const anyLine: fc.Arbitrary<Line> = fc.array(
  fc.oneof(anyWords, fc.record({ channel: anyWords }), fc.record({ command: anyWords })),
  { maxLength: 4 },
);
const allowed_mentions = { parse: [] };

describe('lines', () => {
  it('are messages that Discord takes and that ping nobody, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(anyLine, { minLength: 1, maxLength: 30 }), (lines) => {
        for (const content of fillMessages(lines.map(renderLine), 2_000)) {
          expect(content.length).toBeLessThanOrEqual(2_000);
          expect(findPings({ content, allowed_mentions })).toEqual([]);
          if (content.trim() !== '') expect(findBodyFaults('response', { content })).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are all there, in order', () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 60 });
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const messages = fillMessages(lines, 100);
        expect(messages.join('\n')).toBe(lines.join('\n'));
        expect(messages.every((message) => message.length <= 100)).toBe(true);
      }),
    );
  });

  it.each<[Line, string]>([
    [[{ command: 'list' }], '**/digest list**'],
    [[{ command: 'repeat 2' }], '**/digest repeat number:2**'],
    [[{ command: 'create 9am daily utc' }], '**/digest create when:9am daily utc**'],
    [[{ command: 'change 2 weekdays 8:30' }], '**/digest change number:2 when:weekdays 8:30**'],
    [['In ', { channel: '123456789012345678' }, '.'], 'In <#123456789012345678>.'],
    [['In ', { channel: 'C1> @everyone' }, '.'], 'In C1\\> @\u2060everyone.'],
    [['- no list', ' # no heading'], '\\- no list \\# no heading'],
  ])('%j reads %s', (line, shown) => {
    expect(renderLine(line)).toBe(shown);
  });
});

describe('buttons', () => {
  const anyButton = fc.record({ label: anyWords, line: fc.string({ maxLength: 120 }) });

  it('are buttons that Discord takes, however many and however long', () => {
    fc.assert(
      fc.property(fc.array(anyButton, { maxLength: 40 }), (buttons) => {
        const components = renderDeskButtons(buttons);
        const named = components.every((row) => row.components.every(({ label = '' }) => label !== ''));
        if (named) expect(findBodyFaults('response', { content: 'a', components })).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
