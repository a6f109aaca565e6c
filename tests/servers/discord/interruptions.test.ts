/** What a test can do at the moment of a call, and Discord's limits on calls where they are switched on. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callRest } from './call-rest.ts';
import { type LocalDiscord, startLocalDiscord } from './local-discord.ts';
import { ASKER, BOT, GENERAL, RANDOM } from './places.ts';

let discord: LocalDiscord;
beforeAll(async () => {
  discord = await startLocalDiscord();
});
afterAll(() => discord.stop());

const POST = 'POST /channels/:channel/messages';
const post = (channel = GENERAL) => callRest(discord, `POST /channels/${channel}/messages`, { content: 'a' });

describe('a call', () => {
  it('waits for what a test does before it is carried out, and after', async () => {
    const seen: string[] = [];
    const note = (when: string) => async () => {
      await Promise.resolve();
      seen.push(`${when} ${discord.messages.length}`);
    };
    discord.onCall(POST, 'before', note('before'));
    discord.onCall(POST, 'after', note('after'));
    await post();
    await post();
    expect(seen).toEqual(['before 0', 'after 1']);
    expect(() => discord.onCall('GET /nothing', 'before', () => {})).toThrow('No route');
  });

  it('never arrives, or its answer does not, as often as a test says', async () => {
    const before = discord.messages.length;
    discord.loseNext(POST, 'call');
    await expect(post()).rejects.toThrow();
    expect(discord.messages.length).toBe(before);
    discord.loseNext(POST, 'answer', 2);
    await expect(post()).rejects.toThrow();
    await expect(post()).rejects.toThrow();
    expect(discord.messages.length).toBe(before + 2);
    expect((await post()).status).toBe(200);
  });
});

describe('limits', () => {
  it('are off unless they are switched on', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => post()));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });

  it('allow a channel five messages in five seconds, and say how many are left', async () => {
    discord.limitRates(true);
    const left: unknown[] = [];
    for (let i = 0; i < 5; i += 1) left.push((await post()).headers.get('x-ratelimit-remaining'));
    expect(left).toEqual(['4', '3', '2', '1', '0']);
    const { status, headers, answer } = await post();
    expect([status, headers.get('x-ratelimit-scope')]).toEqual([429, 'user']);
    expect(Number(headers.get('retry-after'))).toBeLessThanOrEqual(5);
    expect(answer).toMatchObject({ global: false, retry_after: expect.any(Number) });
    expect((await post(RANDOM)).status).toBe(200);
    discord.limitRates(false);
  });

  it('allow fifty calls a second in all, answers to interactions aside', async () => {
    discord.limitRates(true);
    const calls = await Promise.all(
      Array.from({ length: 120 }, (_, i) => callRest(discord, `GET /users/${i % 2 === 0 ? ASKER : BOT}`)),
    );
    const refused = calls.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('x-ratelimit-global')).toBe('true');
    expect(refused[0]?.answer).toMatchObject({ global: true });
    const answer = await callRest(discord, 'POST /interactions/1/no/callback', { type: 5 });
    expect(answer.status).toBe(404);
    discord.limitRates(false);
  });
});
