/** The Web API takes what Slack takes and refuses what Slack refuses, always as 200 unless it is a rate limit. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { type LocalSlack, startLocalSlack } from './local-slack.ts';
import type { Payload } from './recording.ts';
import { ADMIN, ARCHIVED, ASKER, GENERAL, HIDDEN, OUTSIDE, PRIVATE } from './workspace.ts';

let slack: LocalSlack;
beforeAll(async () => {
  slack = await startLocalSlack({ workspaces: 2 });
});
afterAll(() => slack.stop());

const ask = async (method: string, args: Payload = {}, token?: string): Promise<Payload> =>
  (await callApi(slack, method, args, token === undefined ? {} : { token })).answer;
const post = (args: Payload): Promise<Payload> =>
  ask('chat.postMessage', { channel: GENERAL, text: 'hi', ...args });

describe('tokens', () => {
  it('belong to one workspace each', async () => {
    const [, second] = slack.workspaces;
    expect(await ask('auth.test')).toMatchObject({
      ok: true,
      team_id: 'T0001',
      user_id: 'U0BOT1',
      bot_id: 'B0BOT1',
    });
    expect(await ask('auth.test', {}, second?.botToken)).toMatchObject({ team_id: 'T0002' });
    expect(await ask('auth.test', {}, 'xoxb-strange')).toEqual({ ok: false, error: 'invalid_auth' });
    expect(await ask('auth.test', {}, '')).toEqual({ ok: false, error: 'not_authed' });
    expect(await ask('auth.test', {}, 'xapp-1')).toEqual({ ok: false, error: 'not_allowed_token_type' });
  });

  it('carry scopes, and a missing one is named', async () => {
    const { headers } = await callApi(slack, 'auth.test', {});
    expect(headers.get('x-oauth-scopes')).toContain('chat:write');
    const { scopes } = slack.workspace();
    slack.workspace().scopes = ['commands'];
    expect(await post({})).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'commands',
    });
    expect(await ask('conversations.info', { channel: PRIVATE })).toMatchObject({ needed: 'groups:read' });
    slack.workspace().scopes = scopes;
  });
});

describe('chat', () => {
  it.each([
    ['channel_not_found', { channel: 'C0NOWHERE' }],
    ['channel_not_found', { channel: HIDDEN }],
    ['not_in_channel', { channel: OUTSIDE }],
    ['is_archived', { channel: ARCHIVED }],
    ['no_text', { text: '' }],
    ['no_text', { text: '', blocks: [{ type: 'divider' }] }],
    ['msg_too_long', { text: 'x'.repeat(40_001) }],
    ['invalid_blocks', { blocks: [{ type: 'head' }] }],
  ])('answers %s', async (error, args) => {
    expect(await post(args)).toMatchObject({ ok: false, error });
  });

  it('says which block is wrong and why, unless the workspace does not', async () => {
    slack.refusedBlockTypes = ['divider'];
    const blocks = [{ type: 'markdown', text: 'hi' }, { type: 'divider' }];
    expect(await post({ blocks })).toEqual({
      ok: false,
      error: 'invalid_blocks',
      errors: ['unsupported type: divider [json-pointer:/blocks/1/type]'],
      response_metadata: { messages: ['[ERROR] unsupported type: divider [json-pointer:/blocks/1/type]'] },
    });
    slack.explainsInvalidBlocks = false;
    expect(await post({ blocks })).toEqual({ ok: false, error: 'invalid_blocks' });
    slack.explainsInvalidBlocks = true;
    slack.refusedBlockTypes = [];
    expect(await post({ blocks })).toMatchObject({ ok: true });
  });

  it('takes forms and JSON alike, and updates and deletes what was posted', async () => {
    const blocks = [{ type: 'divider' }];
    const args = { channel: GENERAL, text: 'hi', blocks };
    for (const json of [true, false]) await callApi(slack, 'chat.postMessage', args, { json });
    expect(slack.calls.slice(-2).map((call) => call.args)).toEqual([args, args]);
    const { ts } = slack.messages.at(-1) ?? {};
    expect(await ask('chat.update', { channel: GENERAL, ts, text: 'new' })).toMatchObject({ ok: true, ts });
    expect(slack.messages.at(-1)).toMatchObject({ text: 'new', blocks: [], edits: 1 });
    await ask('chat.delete', { channel: GENERAL, ts });
    expect(await ask('chat.update', { channel: GENERAL, ts, text: 'x' })).toMatchObject({
      error: 'message_not_found',
    });
  });

  it('reaches a person directly by their id or their conversation', async () => {
    slack.workspace().scopes.push('im:write');
    const opened = await ask('conversations.open', { users: ASKER });
    expect(await post({ channel: ASKER })).toMatchObject({ channel: (opened.channel as Payload).id });
  });
});

describe('ordered faults', () => {
  it('hit the next calls of that method only', async () => {
    slack.failNext('chat.postMessage', 'fatal_error', 2);
    expect(await post({})).toMatchObject({ error: 'fatal_error' });
    expect(await ask('auth.test')).toMatchObject({ ok: true });
    expect(await post({})).toMatchObject({ error: 'fatal_error' });
    expect(await post({})).toMatchObject({ ok: true });
    slack.rateLimitNext('auth.test', 7);
    const { status, headers } = await callApi(slack, 'auth.test', {});
    expect([status, headers.get('retry-after')]).toEqual([429, '7']);
  });

  it('leave unknown methods unknown', async () => {
    expect(await ask('chat.shout')).toMatchObject({ ok: false, error: 'unknown_method' });
  });
});

describe('people and places', () => {
  it('are as they are set', async () => {
    slack.user(ADMIN).is_admin = false;
    slack.channel(GENERAL).creator = ASKER;
    expect(await ask('users.info', { user: ADMIN })).toMatchObject({ user: { is_admin: false } });
    expect(await ask('conversations.info', { channel: GENERAL })).toMatchObject({
      channel: { creator: ASKER },
    });
    expect(await ask('users.info', { user: 'U0NOBODY' })).toMatchObject({ error: 'user_not_found' });
    expect(await ask('conversations.info', { channel: HIDDEN })).toMatchObject({
      error: 'channel_not_found',
    });
  });

  it('can suggest four prompts in an assistant thread, and no more', async () => {
    const prompt = { title: 'a', message: 'b' };
    const suggest = (count: number) =>
      ask('assistant.threads.setSuggestedPrompts', {
        channel_id: GENERAL,
        prompts: Array(count).fill(prompt),
      });
    expect(await suggest(4)).toEqual({ ok: true });
    expect(await suggest(5)).toMatchObject({ error: 'invalid_arguments' });
  });
});

describe('installing', () => {
  it('exchanges a code once, and works until the app is removed', async () => {
    const code = slack.issueCode({ team: 'T0002' });
    const args = { code, client_id: slack.clientId, client_secret: slack.clientSecret };
    const installed = await ask('oauth.v2.access', args, '');
    expect(installed).toMatchObject({
      ok: true,
      team: { id: 'T0002' },
      authed_user: { id: ADMIN },
      bot_user_id: 'U0BOT2',
    });
    expect(await ask('oauth.v2.access', args, '')).toEqual({ ok: false, error: 'code_already_used' });
    slack.workspace('T0002').installed = false;
    const token = String(installed.access_token);
    expect(await ask('auth.test', {}, token)).toEqual({ ok: false, error: 'account_inactive' });
  });
});
