import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRedactor, withoutShapes } from '../../src/chat/redact.ts';

const discordToken = `${'M'.repeat(26)}.Gabcde.${'x'.repeat(38)}`;

describe('what has the look of a secret', () => {
  it.each([
    'xoxb-1234567890-abcdef',
    'xoxe.xoxp-1-abcdef',
    'xapp-1-A012-345-abcdef',
    discordToken,
    'hooks.slack.com/commands/T1/2/abcdef',
    'hooks.slack-gov.com/services/T1/B2/abcdef',
    'eyJhbGciOi.eyJpbnN0YWxs.abcdef',
  ])('is hidden wherever it stands: %s', (secret) => {
    for (const text of [secret, `(${secret})`, `{"a":"${secret}"}`, `token=${secret}&next=1`]) {
      expect(withoutShapes(text)).toContain('<hidden>');
      expect(withoutShapes(text)).not.toContain('abcdef');
      expect(withoutShapes(text)).not.toContain('xxxx');
    }
  });

  it('is hidden in addresses, which stay readable', () => {
    expect(withoutShapes('postgres://me:pass@db.example/salary')).toBe(
      'postgres://<hidden>@db.example/salary',
    );
    expect(withoutShapes('POST /api/v10/webhooks/123/token-of-it/messages')).toBe(
      'POST /api/v10/webhooks/<hidden>/messages'.replace('webhooks/', 'webhooks/'),
    );
  });

  it('is not seen in what tells how to put a setting right', () => {
    for (const words of [
      'SLACK_BOT_TOKEN: a bot token starts with xoxb-. Correct it.',
      'Slack needs it as well (xoxb-…).',
      'use file:PATH or postgres://user:password@host/database',
      'Copy it anew from discord.com/developers, your application, Bot, Reset Token.',
    ])
      expect(withoutShapes(words)).toBe(words);
  });
});

describe('a secret of the settings', () => {
  const secret = fc
    .string({ minLength: 6, maxLength: 40, unit: 'grapheme' })
    .filter((one) => /[^\d.e+-]/.test(one));

  it('is hidden in any line of JSON that holds it, and the line stays one', () => {
    fc.assert(
      fc.property(secret, fc.string(), fc.string(), (hidden, before, after) => {
        fc.pre(!/^[\s"{}:,[\]]/.test(hidden) && !'{"level":50,"message":"<hidden>"}'.includes(hidden));
        const line = JSON.stringify({ level: 50, message: `${before} ${hidden} ${after}` });
        const written = createRedactor([hidden])(line);
        expect(written).not.toContain(JSON.stringify(hidden).slice(1, -1));
      }),
    );
  });

  it('is hidden as it stands in an address, and where one is the beginning of another', () => {
    const redact = createRedactor(['p@ss/word', 'secret', 'secret-longer']);
    expect(redact('at p%40ss%2Fword and p@ss/word')).toBe('at <hidden> and <hidden>');
    expect(redact('secret-longer, secret')).toBe('<hidden>, <hidden>');
  });

  it('that is very short hides nothing, as it would hide words', () => {
    expect(createRedactor(['s', 'no'])('no stone')).toBe('no stone');
  });
});
