/** The history of a conversation, and what a test can do about calls: limits, and the very moment of one. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { escapeTyped } from './escape-typed.ts';
import { type LocalSlack, startLocalSlack } from './local-slack.ts';
import type { Payload } from './recording.ts';
import { ASKER, GENERAL, HIDDEN, OUTSIDE, PRIVATE, RANDOM, SCOPES } from './workspace.ts';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startLocalSlack();
});
afterAll(() => slack.stop());
afterEach(() => {
  slack.liftLimits();
  slack.workspace().scopes = [...SCOPES];
  slack.longestHistoryPage = 999;
});

const ask = async (method: string, args: Payload): Promise<Payload> =>
  (await callApi(slack, method, args)).answer;
const post = (args: Payload = {}) => ask('chat.postMessage', { channel: GENERAL, text: 'hi', ...args });
const metadata = { event_type: 'a_note', event_payload: { id: '1' } };

async function textsOf(args: Payload): Promise<string[]> {
  const { messages } = await ask('conversations.history', { channel: RANDOM, ...args });
  return (messages as Payload[]).map(({ text }) => String(text));
}

describe('conversations.history', () => {
  it('shows what stands in a conversation, metadata only where it is asked for', async () => {
    await post({ metadata });
    await post({ thread_ts: '1700000000.000100', text: 'in a thread' });
    await ask('chat.postEphemeral', { channel: GENERAL, user: ASKER, text: 'only for you' });
    const plain = await ask('conversations.history', { channel: GENERAL });
    expect(plain).toMatchObject({ ok: true, has_more: false, messages: [{ text: 'hi' }] });
    expect(JSON.stringify(plain)).not.toContain('a_note');
    expect(
      await ask('conversations.history', { channel: GENERAL, include_all_metadata: true }),
    ).toMatchObject({ messages: [{ metadata }] });
  });

  it('refuses metadata of another form', async () => {
    expect(await post({ metadata: { event_type: 'a note', event_payload: {} } })).toMatchObject({
      error: 'invalid_metadata_format',
    });
  });

  it.each([
    ['not_in_channel', OUTSIDE],
    ['channel_not_found', HIDDEN],
    ['channel_not_found', 'C0NOWHERE'],
  ])('answers %s for %s', async (error, channel) => {
    expect(await ask('conversations.history', { channel })).toMatchObject({ ok: false, error });
  });

  it('needs the scope of the kind of conversation', async () => {
    const { channel } = await ask('conversations.open', { users: ASKER });
    slack.workspace().scopes = ['im:write'];
    const needed = async (id: unknown) => (await ask('conversations.history', { channel: id })).needed;
    expect(await needed(GENERAL)).toBe('channels:history');
    expect(await needed(PRIVATE)).toBe('groups:history');
    expect(await needed((channel as Payload).id)).toBe('im:history');
  });

  it('goes back from the newest, or forward from a moment, in pages', async () => {
    const posted = [];
    for (const text of ['one', 'two', 'three', 'four']) posted.push(await post({ channel: RANDOM, text }));
    const [, second] = posted.map(({ ts }) => ts);
    expect(await textsOf({ limit: 2 })).toEqual(['four', 'three']);
    expect(await textsOf({ oldest: second })).toEqual(['four', 'three']);
    expect(await textsOf({ oldest: second, inclusive: true, limit: 2 })).toEqual(['three', 'two']);
    slack.longestHistoryPage = 3;
    const page = await ask('conversations.history', { channel: RANDOM, oldest: '0' });
    const { next_cursor: cursor } = page.response_metadata as Payload;
    expect(page.has_more).toBe(true);
    expect(await textsOf({ oldest: '0', cursor })).toEqual(['four']);
    expect(await ask('conversations.history', { channel: RANDOM, cursor: 'x' })).toMatchObject({
      error: 'invalid_cursor',
    });
  });
});

describe('a limit', () => {
  it('counts each channel, or the whole workspace, and says when to come again', async () => {
    slack.limitCalls('chat.postMessage', { perMinute: 60, each: 'channel' });
    expect(await post()).toMatchObject({ ok: true });
    expect(await post({ channel: RANDOM })).toMatchObject({ ok: true });
    const { status, headers } = await callApi(slack, 'chat.postMessage', { channel: GENERAL, text: 'hi' });
    expect([status, headers.get('retry-after')]).toEqual([429, '1']);
    slack.liftLimits();
    slack.limitCalls('chat.postMessage', { perMinute: 2, each: 'workspace' });
    await post();
    expect(await post({ channel: RANDOM })).toEqual({ ok: false, error: 'ratelimited' });
  });
});

describe('the moment of a call', () => {
  it('is before it is done, or when it is done and not answered', async () => {
    const seen: string[] = [];
    const count = () => slack.messages.length;
    const before = count();
    const ends = (['before', 'after'] as const).map((when) =>
      slack.onCall('chat.postMessage', when, async ({ text }) => {
        await Promise.resolve();
        seen.push(`${when} ${text}: ${count() - before}`);
      }),
    );
    await post();
    for (const end of ends) end();
    await post();
    expect(seen).toEqual(['before hi: 0', 'after hi: 1']);
  });
});

describe('what is typed after a command', () => {
  it('arrives escaped, with the ids of people and channels', () => {
    expect(
      escapeTyped(slack.workspace(), 'in #random & #nowhere for @asker @nobody @here <!here> a#random'),
    ).toBe(
      'in <#C0RANDOM|random> &amp; #nowhere for <@U0ASKER|asker> @nobody <!here> &lt;!here&gt; a#random',
    );
  });
});
