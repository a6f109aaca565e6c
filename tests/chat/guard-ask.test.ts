import { describe, expect, it } from 'vitest';
import { guardAsk } from '../../src/chat/guard-ask.ts';
import { replyToPlainText } from '../../src/chat/plain-text.ts';
import { buildReply } from './build-reply.ts';

describe('guardAsk', () => {
  it('hands replies through', () => {
    const reply = buildReply();
    expect(guardAsk(() => reply, expect.fail)({ text: 'senior' })).toBe(reply);
  });

  it('reports a fault once and names the same id in the reply', () => {
    const fault = new Error('broken');
    const reported: [string, unknown][] = [];
    const ask = guardAsk(
      () => {
        throw fault;
      },
      (...report) => reported.push(report),
    );
    const reply = ask({ text: 'my offer of 150k' });
    const [[id, seen] = []] = reported;
    expect(reported).toHaveLength(1);
    expect(seen).toBe(fault);
    expect(reply.outcome).toBe('declined');
    expect(replyToPlainText(reply)).toContain(id);
  });
});
