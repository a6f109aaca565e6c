/** Several processes that share Discord's servers among them. */
import { describe, expect, it } from 'vitest';
import { startLocalDiscord } from '../../servers/discord/local-discord.ts';
import { channelId } from '../../servers/discord/places.ts';
import { START_PROGRAM } from '../npm-start.ts';
import { discordSettings } from '../settings-of.ts';
import { startBot } from '../start-bot.ts';

describe('two shards', () => {
  it('answer each server once, by the process whose it is', async () => {
    const discord = await startLocalDiscord({ guilds: 2, recommendedShards: 2 });
    const bot = await startBot({
      environment: { ...discordSettings(discord), DISCORD_SHARDS: '2' },
      // Node finds the rest of the name by itself, and so must they.
      program: START_PROGRAM.replace(/\.js$/, ''),
      connected: 'Discord is connected by all shards',
    });
    try {
      const asked = await Promise.all(
        [0, 1].map((guild) => discord.mention({ text: 'senior in berlin', channel: channelId(guild, 1) })),
      );
      for (const one of asked) await discord.waitFor(() => one.replies[0], 'an answer');
      await discord.settled(400);
      expect(asked.map(({ replies }) => replies.length)).toEqual([1, 1]);
      expect(new Set(asked.flatMap(({ shards }) => shards)).size).toBe(2);
      expect(discord.faults).toEqual([]);
    } finally {
      expect(await bot.stop()).toBe(0);
      await discord.stop();
    }
  });
});
