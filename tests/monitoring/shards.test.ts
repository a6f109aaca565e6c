/** Shards seen from the process that started them. */
import { expect, it, onTestFinished } from 'vitest';
import { discordSettings } from '../platforms/settings-of.ts';
import { startBot } from '../platforms/start-bot.ts';
import { startLocalDiscord } from '../servers/discord/local-discord.ts';
import { channelId } from '../servers/discord/places.ts';
import { lookIn } from './look-in.ts';

it('the first process shows for all of them whether they are ready, and counts for all', async () => {
  const discord = await startLocalDiscord({ guilds: 2, recommendedShards: 2 });
  const bot = await startBot({
    environment: {
      ...discordSettings(discord),
      DISCORD_SHARDS: '2',
      PORT: '0',
      HOST: '127.0.0.1',
    },
    connected: 'Discord is connected by all shards',
  });
  onTestFinished(async () => {
    await bot.stop();
    await discord.stop();
  });
  const pages = lookIn(bot);
  expect(await pages.ready()).toMatchObject({
    status: 200,
    parts: { 'discord-shard-0': { ready: true }, 'discord-shard-1': { ready: true } },
  });
  // One listener, however many processes.
  expect(bot.output().split('listening for HTTP')).toHaveLength(2);
  for (const guild of [0, 1]) {
    const said = await discord.mention({ text: 'senior in berlin', channel: channelId(guild, 1) });
    await discord.waitFor(() => said.replies[0], 'an answer');
  }
  await expect
    .poll(() => pages.metric('salary_bot_questions_total', { platform: 'discord', intent: 'pay' }))
    .toBe(2);
  expect(await pages.metric('salary_bot_queue_length', { platform: 'discord', queue: 'events' })).toBe(0);

  const started = bot.lines().find(({ msg }) => msg === 'a shard is started');
  process.kill(Number(started?.pid), 'SIGKILL');
  const down = await pages.readyOnce(({ ready }) => !ready);
  expect(Object.entries(down.parts).filter(([, part]) => !part.ready)).toHaveLength(1);
  await pages.readyOnce(({ ready }) => ready);
  expect(await pages.metric('salary_bot_platform_failures_total', { platform: 'discord' })).toBe(1);
  expect(await bot.stop()).toBe(0);
});
