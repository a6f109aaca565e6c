/** What the bot finds in a channel's history, and what its messages are known again by. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callRest } from './call-rest.ts';
import { type LocalDiscord, startLocalDiscord } from './local-discord.ts';
import { GENERAL, HIDDEN, RANDOM } from './places.ts';
import type { Payload } from './recording.ts';

let discord: LocalDiscord;
beforeAll(async () => {
  discord = await startLocalDiscord();
});
afterAll(() => discord.stop());

const call = (route: string, body?: unknown) => callRest(discord, route, body);
const post = (body: object, channel = GENERAL) => call(`POST /channels/${channel}/messages`, body);
const list = async (query: string, channel = RANDOM) =>
  Object.values((await call(`GET /channels/${channel}/messages?${query}`)).answer) as Payload[];

describe('a channel’s history', () => {
  it('is what came after, before or around a message, as many as asked for, the newest first', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 6; i += 1) ids.push((await discord.message({ text: `${i}`, channel: RANDOM })).id);
    const [, b = '', , d = '', , f = ''] = ids;
    const found = async (query: string) => (await list(query)).map(({ id }) => ids.indexOf(String(id)));
    expect(await found(`after=${b}&limit=2`)).toEqual([3, 2]);
    expect(await found(`before=${d}&limit=2`)).toEqual([2, 1]);
    expect(await found(`around=${d}&limit=3`)).toEqual([4, 3, 2]);
    expect(await found('limit=2')).toEqual([5, 4]);
    expect(await found(`after=${f}`)).toEqual([]);
    const wrong = await Promise.all(
      ['limit=101', 'limit=0', `after=${b}&before=${d}`, 'after=x'].map((query) =>
        call(`GET /channels/${RANDOM}/messages?${query}`),
      ),
    );
    expect(wrong.map(({ answer }) => answer.code)).toEqual([50035, 50035, 50035, 50035]);
  });

  it('is empty for a bot that may not read it, and closed where it may not see the channel', async () => {
    const all = discord.channel(RANDOM).botPermissions;
    discord.setBotPermissions(RANDOM, ['ViewChannel', 'SendMessages']);
    expect(await list('limit=5')).toEqual([]);
    discord.setBotPermissions(RANDOM, all);
    expect((await call(`GET /channels/${HIDDEN}/messages`)).answer.code).toBe(50001);
  });

  it('shows what others said only to a bot that may read it', async () => {
    await discord.message({ text: 'among us', channel: RANDOM });
    expect((await list('limit=1'))[0]?.content).toBe('');
    await discord.mention({ text: 'you there', channel: RANDOM });
    expect((await list('limit=1'))[0]?.content).toContain('you there');
  });
});

describe('components', () => {
  const text = (content: string, id?: number) => ({ type: 10, content, ...(id === undefined ? {} : { id }) });
  const send = (...components: object[]) => post({ flags: 1 << 15, components });

  it('keep the number they were given; the others get the next that is free', async () => {
    const { answer } = await send(
      { type: 17, id: 1_234_567_890, components: [text('a'), text('b', 2), text('c', 0)] },
      text('d'),
    );
    const numbers = (all: unknown): unknown =>
      (all as Payload[]).map(({ id, components }) => (components ? [id, numbers(components)] : id));
    expect(numbers(answer.components)).toEqual([[1_234_567_890, [1, 2, 3]], 4]);
    const [found] = await list('limit=1', GENERAL);
    expect(numbers(found?.components)).toEqual(numbers(answer.components));
  });

  it('do not share a number, nor have one of more than 31 bits', async () => {
    expect((await send(text('a', 7), text('b', 7))).answer.code).toBe(50035);
    expect((await send(text('a', 2 ** 31))).answer.code).toBe(50035);
  });
});

describe('a nonce', () => {
  const once = (nonce: string, channel?: string) =>
    post({ content: 'once', nonce, enforce_nonce: true }, channel);

  it('is remembered for some minutes', async () => {
    const start = discord.now();
    const first = await once('n1');
    expect((await once('n1')).answer.id).toBe(first.answer.id);
    discord.now = () => start + 10 * 60_000;
    expect((await once('n1')).answer.id).not.toBe(first.answer.id);
    discord.now = Date.now;
  });

  it('whose message was deleted makes no other', async () => {
    const { answer } = await once('n2');
    await call(`DELETE /channels/${GENERAL}/messages/${answer.id}`);
    expect((await once('n2')).answer.code).toBe(10008);
    discord.forgetNonces();
    expect((await once('n2')).status).toBe(200);
  });
});

describe('a thread', () => {
  it('opens when somebody posts in it, unless it is locked', async () => {
    const thread = await discord.openThread({ name: 'pay' });
    thread.archived = true;
    expect((await post({ content: 'a' }, thread.id)).status).toBe(200);
    expect((await call(`GET /channels/${thread.id}`)).answer).toMatchObject({
      thread_metadata: { archived: false },
    });
    thread.locked = true;
    expect((await post({ content: 'a' }, thread.id)).answer.code).toBe(160005);
  });
});

describe('a channel that is removed', () => {
  it('is unknown', async () => {
    const { id } = discord.addChannel('short', 0);
    expect((await post({ content: 'a' }, id)).status).toBe(200);
    discord.removeChannel(id);
    expect((await post({ content: 'a' }, id)).answer.code).toBe(10003);
  });
});
