import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMessage } from '../../../src/platforms/slack/parse-event.ts';
import { parsePress } from '../../../src/platforms/slack/parse-press.ts';
import { readMessageText } from '../../../src/platforms/slack/read-message-text.ts';

const BOT = 'U0BOT';
const said = {
  type: 'message',
  user: 'U1',
  text: 'senior',
  channel: 'C1',
  channel_type: 'channel',
  ts: '1.1',
};

describe('readMessageText', () => {
  it.each([
    ['<@U0BOT> senior seattle', 'senior seattle'],
    ['senior in <#C2|seattle>?', 'senior in seattle?'],
    ['<https://example.com|this> or <https://example.com>', 'this or https://example.com'],
    ['<!here> <!subteam^S1|@team> senior', 'senior'],
    ['&lt;!channel&gt; &amp; more than &amp;lt; 5', '<!channel> & more than &lt; 5'],
    ['pay < 5 > 3', 'pay < 5 > 3'],
  ])('undoes the marks of “%s”', (text, words) => {
    expect(readMessageText(text, BOT).text).toBe(words);
  });

  it.each([
    ['senior in <#C2|seattle>', 'senior in <#C2>'],
    ['every monday in <#C2|>', 'every monday in <#C2>'],
    ['every monday in <#C2>', 'every monday in <#C2>'],
    ['every monday in #comp &lt;#C2&gt;', 'every monday in #comp <#C2>'],
  ])('leaves channels of “%s” as marks where that is wanted', (text, words) => {
    expect(readMessageText(text, BOT, 'as marks').text).toBe(words);
  });

  it('leaves names in what a command says about people', () => {
    expect(readMessageText('what does <@U2|maria> earn in <#C2|seattle>?').text).toBe(
      'what does @maria earn in seattle?',
    );
  });

  it('tells who is spoken to', () => {
    expect(readMessageText('<@U0BOT> hi', BOT)).toMatchObject({ mentionsBot: true, mentionsOthers: false });
    expect(readMessageText('<@U2|maria> hi', BOT)).toMatchObject({
      mentionsBot: false,
      mentionsOthers: true,
    });
  });

  it('takes any text', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof readMessageText(text, BOT).text === 'string'));
  });
});

describe('parseMessage', () => {
  it.each([
    ['a mention', { type: 'app_mention', text: '<@U0BOT> senior' }, 'mention'],
    ['a message that names the bot', { text: 'hey <@U0BOT> senior' }, 'mention'],
    ['a direct message', { channel: 'D1', channel_type: 'im' }, 'direct'],
    ['anything else in a channel', {}, 'overheard'],
  ])('takes %s for what it is', (_, parts, manner) => {
    expect(parseMessage({ ...said, ...parts }, 'T1', BOT)?.manner).toBe(manner);
  });

  it.each([
    ['an edit', { subtype: 'message_changed' }],
    ['a mention in an edit', { edited: { user: 'U1', ts: '2' } }],
    ['a bot', { bot_id: 'B1' }],
    ['the bot itself', { user: BOT }],
    ['somebody joining', { subtype: 'channel_join' }],
    ['a hidden event', { hidden: true }],
    ['nobody', { user: undefined }],
    ['no channel', { channel: undefined }],
  ])('leaves out %s', (_, parts) => {
    expect(parseMessage({ ...said, ...parts }, 'T1', BOT)).toBeUndefined();
  });

  it('takes what comes with a file, and any payload without a fault', () => {
    expect(parseMessage({ ...said, subtype: 'file_share' }, 'T1', BOT)?.text).toBe('senior');
    fc.assert(
      fc.property(fc.anything(), (event) => {
        parseMessage(event, 'T1', BOT);
      }),
    );
  });
});

describe('parsePress', () => {
  const press = {
    team: { id: 'T1' },
    user: { id: 'U1', username: 'maria' },
    trigger_id: '1',
    actions: [{ value: 'top metros' }],
  };

  it('tells where the button is', () => {
    const container = { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: true };
    expect(parsePress({ ...press, container }).on).toEqual({
      kind: 'message',
      channel: 'C1',
      ts: '1.1',
      thread: '1.1',
      private: true,
    });
    const view = { container: { type: 'view' }, view: { id: 'V1', type: 'modal' } };
    expect(parsePress({ ...press, ...view }).on).toEqual({ kind: 'modal', viewId: 'V1' });
  });

  it('refuses what is no press', () => {
    expect(() => parsePress({ actions: [] })).toThrow();
  });
});
