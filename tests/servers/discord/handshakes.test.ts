/** The gateway's own rules, as a client without an SDK meets them. */
import { once } from 'node:events';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { callRest } from './call-rest.ts';
import { type LocalDiscord, startLocalDiscord } from './local-discord.ts';
import type { Payload } from './recording.ts';

let discord: LocalDiscord;
beforeAll(async () => {
  discord = await startLocalDiscord();
});
afterAll(() => discord.stop());

/** Sends these one by one, and resolves with all that came up to a message of this op, or with the close code. */
async function talk(messages: readonly Payload[], until?: number): Promise<Payload[] | number> {
  const { answer } = await callRest(discord, 'GET /gateway/bot');
  const socket = new WebSocket(`${answer.url}?v=10&encoding=json`);
  const heard: Payload[] = [];
  const done = new Promise<Payload[]>((resolve) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Payload;
      heard.push(message);
      if (message.op === until) resolve(heard);
    });
  });
  const closed = once(socket, 'close').then(([code]) => Number(code));
  await once(socket, 'open');
  for (const message of messages) socket.send(JSON.stringify(message));
  const outcome = await Promise.race([done, closed]);
  socket.close();
  return outcome;
}

const identify = (more: object = {}) => ({
  op: 2,
  d: { token: discord.token, intents: 1, properties: {}, ...more },
});

it('greets, and answers a heartbeat', async () => {
  const heard = await talk([identify(), { op: 1, d: null }], 11);
  expect(heard).toMatchObject([
    { op: 10, d: { heartbeat_interval: expect.any(Number) } },
    { op: 0, s: 1, t: 'READY', d: { session_id: expect.any(String), shard: [0, 1] } },
    { op: 0, s: 2, t: 'GUILD_CREATE' },
    { op: 11 },
  ]);
});

it('closes with the code of what went wrong', async () => {
  const resume = (seq: number) => ({ op: 6, d: { token: discord.token, session_id: 'session-none', seq } });
  expect(await talk([{ op: 3, d: {} }])).toBe(4003);
  expect(await talk([{ op: 99, d: {} }])).toBe(4001);
  expect(await talk([identify(), identify()])).toBe(4005);
  expect(await talk([identify({ token: 'no' })])).toBe(4004);
  expect(await talk([identify({ shard: [2, 2] })])).toBe(4010);
  expect(await talk([identify({ intents: 1 << 30 })])).toBe(4013);
  expect(await talk([identify({ intents: 1 << 15 })])).toBe(4014);
  expect(await talk([resume(1)], 9)).toMatchObject([{ op: 10 }, { op: 9, d: false }]);
});
