/** What the real client does about a rate limit, and about what the bot may not see or do. */
import type { Client } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from './local-discord.ts';
import { GENERAL, HIDDEN, READ_ONLY } from './places.ts';
import { startClient } from './start-client.ts';

let discord: LocalDiscord;
let client: Client<true>;
beforeAll(async () => {
  discord = await startLocalDiscord();
  client = await startClient(discord, (one) =>
    one.on('messageCreate', async (message) => {
      if (!message.author.bot) await message.reply('heard');
    }),
  );
});
afterAll(async () => {
  await client.destroy();
  await discord.stop();
});

it('a rate limit is waited for', async () => {
  discord.rateLimitNext('POST /channels/:channel/messages', { retryAfterS: 0.1 });
  const said = await discord.mention({ text: 'again' });
  await discord.waitFor(() => said.replies[0], 'a reply');
  const posts = discord.calls.filter(({ path, method }) => method === 'POST' && path.endsWith('/messages'));
  expect(posts.slice(-2).map(({ status }) => status)).toEqual([429, 200]);
});

it('the bot sees what it may see, and posts where it may', async () => {
  const [open, closed, mute] = await Promise.all(
    [GENERAL, HIDDEN, READ_ONLY].map((channel) => discord.botMessage({ text: 'hi', channel })),
  );
  expect([open?.shards, closed?.shards, mute?.shards]).toEqual([[0], [], [0]]);
  const post = (id: string) => client.rest.post(`/channels/${id}/messages`, { body: { content: 'hi' } });
  await expect(post(READ_ONLY)).rejects.toMatchObject({ status: 403, code: 50013 });
  await expect(post(HIDDEN)).rejects.toMatchObject({ status: 403, code: 50001 });
  const changed = new Promise((resolve) => client.once('channelUpdate', resolve));
  discord.setBotPermissions(GENERAL, ['ViewChannel']);
  await changed;
  const channel = client.channels.cache.get(GENERAL);
  if (!channel || channel.isDMBased()) throw new Error('No channel.');
  expect(channel.permissionsFor(client.user)?.has('SendMessages')).toBe(false);
});
