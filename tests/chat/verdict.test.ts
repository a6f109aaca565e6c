import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseVerdict, writeVerdict } from '../../src/chat/verdict.ts';
import { buildReply } from './build-reply.ts';

describe('a verdict', () => {
  it('is read as it was written', () => {
    const reply = buildReply({ intent: 'total-compensation', outcome: 'no-data' });
    expect(parseVerdict(writeVerdict(reply, false))).toEqual({
      intent: 'total-compensation',
      outcome: 'no-data',
      helpful: false,
    });
  });

  it('is nothing else', () => {
    fc.assert(fc.property(fc.string(), (value) => parseVerdict(value) === undefined));
    expect(parseVerdict('up:answer:Robert; drop')).toBeUndefined();
  });
});
