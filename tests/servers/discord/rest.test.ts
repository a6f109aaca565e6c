/** The REST API refuses what Discord refuses, with its codes, and keeps what it takes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callRest } from './call-rest.ts';
import { type LocalDiscord, startLocalDiscord } from './local-discord.ts';
import { ASKER, BOT, GENERAL, HIDDEN } from './places.ts';
import type { Payload } from './recording.ts';

let discord: LocalDiscord;
beforeAll(async () => {
  discord = await startLocalDiscord();
});
afterAll(() => discord.stop());

const call = (route: string, body?: unknown, token?: string) => callRest(discord, route, body, token);
const post = (body: object) => call(`POST /channels/${GENERAL}/messages`, body);
const register = (...commands: object[]) => call(`PUT /applications/${BOT}/commands`, commands);
const SALARY = { name: 'salary', description: 'Pay' };

/** An interaction, answered over the wire by a first response to `/callback`. */
async function answered(first: object, query = '') {
  await register(SALARY);
  const before = discord.deliveries.length;
  const asked = discord.command({ name: 'salary' });
  const { payload } = await discord.waitFor(() => discord.deliveries[before], 'the interaction');
  const callback = `POST /interactions/${payload.id}/${payload.token}/callback${query}`;
  const response = await call(callback, first);
  const token = `/webhooks/${BOT}/${payload.token}`;
  return { response, callback, token, asked };
}

describe('bodies', () => {
  it('that are wrong are refused where they are, and kept', async () => {
    const { status, answer } = await post({
      content: 'x'.repeat(2_001),
      embeds: [{ title: 'x'.repeat(257) }],
    });
    const wrong = (length: number) => ({
      _errors: [{ code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${length} or fewer in length.` }],
    });
    expect([status, answer]).toEqual([
      400,
      {
        code: 50035,
        message: 'Invalid Form Body',
        errors: { content: wrong(2_000), embeds: { 0: { title: wrong(256) } } },
      },
    ]);
    expect(discord.faults.at(-1)).toMatchObject({ route: 'POST /channels/:channel/messages' });
  });

  it('with the same nonce make one message', async () => {
    const body = { content: 'once', nonce: 'n1', enforce_nonce: true };
    const [first, second] = [await post(body), await post(body)];
    expect(second.answer.id).toBe(first.answer.id);
    expect(discord.messages.filter(({ content }) => content === 'once')).toHaveLength(1);
  });
});

describe('messages', () => {
  it('are read, changed and deleted', async () => {
    const path = `/channels/${GENERAL}/messages/${(await post({ content: 'a' })).answer.id}`;
    expect((await call(`PATCH ${path}`, { content: 'b' })).answer).toMatchObject({ content: 'b' });
    expect((await call(`GET ${path}`)).answer).toMatchObject({ content: 'b', author: { id: BOT } });
    expect((await call(`DELETE ${path}`)).status).toBe(204);
    expect((await call(`GET ${path}`)).answer).toMatchObject({ code: 10008 });
  });

  it('of other people are not changed, and gone ones not replied to', async () => {
    const { id } = await discord.message({ text: 'hi' });
    expect((await call(`PATCH /channels/${GENERAL}/messages/${id}`, { content: 'b' })).answer.code).toBe(
      50005,
    );
    const reply = await post({ content: 'a', message_reference: { message_id: '1' } });
    expect(reply.answer).toMatchObject({ code: 50035, errors: { message_reference: {} } });
  });

  it('go to threads, one on a message, and to direct messages where they are welcome', async () => {
    const { id } = await discord.message({ text: 'hi' });
    const path = `POST /channels/${GENERAL}/messages/${id}/threads`;
    expect(await call(path, { name: 'Pay' })).toMatchObject({
      status: 201,
      answer: { id, parent_id: GENERAL },
    });
    expect((await call(path, { name: 'Pay' })).answer.code).toBe(160004);
    expect((await call(`POST /channels/${id}/messages`, { content: 'in it' })).status).toBe(200);
    const direct = (await call('POST /users/@me/channels', { recipient_id: ASKER })).answer;
    const say = () => call(`POST /channels/${direct.id}/messages`, { content: 'hi' });
    expect((await say()).status).toBe(200);
    discord.person(ASKER).acceptsDirectMessages = false;
    expect((await say()).answer.code).toBe(50007);
    discord.person(ASKER).acceptsDirectMessages = true;
  });
});

describe('interactions', () => {
  it('take one first response', async () => {
    const { callback, response, asked } = await answered({ type: 4, data: { content: 'a', flags: 64 } });
    expect(response.status).toBe(204);
    expect(await asked).toMatchObject({ inTime: true, ephemeral: true });
    expect((await call(callback, { type: 5 })).answer.code).toBe(40060);
    expect((await call('POST /interactions/1/no/callback', { type: 5 })).answer.code).toBe(10062);
  });

  it('tell of the message where they are asked to', async () => {
    const { response } = await answered({ type: 4, data: { content: 'a' } }, '?with_response=true');
    expect(response.answer).toMatchObject({
      interaction: { response_message_loading: false, response_message_ephemeral: false },
      resource: { type: 4, message: { content: 'a' } },
    });
  });

  it('keep the visibility of a deferred response, whatever fills it', async () => {
    const { token, asked } = await answered({ type: 5 });
    expect((await call(`PATCH ${token}/messages/%40original`, { content: 'a', flags: 64 })).status).toBe(200);
    expect((await asked).messages).toMatchObject([{ content: 'a', ephemeralTo: undefined }]);
    expect((await call(`POST ${token}`, { content: 'b', flags: 64 })).answer).toMatchObject({ flags: 64 });
    expect((await asked).messages[1]).toMatchObject({ ephemeralTo: ASKER });
  });

  it('are over after a quarter of an hour', async () => {
    const { token } = await answered({ type: 5 });
    discord.expireTokens();
    const late = await call(`POST ${token}`, { content: 'late' });
    expect([late.status, late.answer.code]).toEqual([401, 50027]);
  });

  it('are not answered with what does not fit them', async () => {
    const { response, callback } = await answered({ type: 8, data: { choices: [] } });
    expect(response.answer).toMatchObject({ code: 50035, errors: { type: {} } });
    expect((await call(callback, { type: 7, data: { content: 'a' } })).answer.code).toBe(50035);
    await call(callback, { type: 5 });
  });
});

describe('commands', () => {
  it('are overwritten in bulk, and keep their ids', async () => {
    const first = await register(SALARY, { name: 'old', description: 'Old' });
    const second = await register({ ...SALARY, description: 'More pay' });
    const [before, after] = [first, second].map(({ answer }) => Object.values(answer)[0] as Payload);
    expect(after?.id).toBe(before?.id);
    expect(discord.commands.map(({ name }) => name)).toEqual(['salary']);
    const of = `/applications/${BOT}/guilds/${discord.guild().id}/commands`;
    expect((await call(`POST ${of}`, { ...SALARY, name: 'here' })).status).toBe(201);
    expect((await call(`GET ${of}`)).answer).toMatchObject([{ name: 'here', guild_id: discord.guild().id }]);
    expect((await call(`DELETE ${of}/1`)).answer.code).toBe(10063);
  });
});

describe('calls', () => {
  it('need the token, a route, and to be let in', async () => {
    expect(await call('GET /users/@me', undefined, 'x')).toMatchObject({ status: 401, answer: { code: 0 } });
    expect((await call('GET /nothing')).status).toBe(404);
    expect((await call(`GET /channels/${HIDDEN}`)).answer.code).toBe(50001);
    expect((await call('GET /guilds/1')).answer.code).toBe(10004);
  });

  it('fail, and are limited, as they are told to', async () => {
    discord.failNext('GET /users/:id', 500);
    expect((await call(`GET /users/${ASKER}`)).status).toBe(500);
    expect((await call(`GET /users/${ASKER}`)).status).toBe(200);
    discord.rateLimitNext('GET /users/:id', { retryAfterS: 7, scope: 'global' });
    const { status, headers, answer } = await call(`GET /users/${ASKER}`);
    expect([status, headers.get('retry-after'), headers.get('x-ratelimit-global')]).toEqual([
      429,
      '7',
      'true',
    ]);
    expect(answer).toMatchObject({ retry_after: 7, global: true });
    expect(() => discord.failNext('GET /nothing', 500)).toThrow('No route');
  });
});
