/** A local Slack, a local Discord, and one started bot on both, listening for HTTP. */
import { onTestFinished } from 'vitest';
import { discordSettings, slackSettings } from '../platforms/settings-of.ts';
import { type RunningBot, startBot } from '../platforms/start-bot.ts';
import { type LocalDiscord, startLocalDiscord } from '../servers/discord/local-discord.ts';
import { type LocalSlack, startLocalSlack } from '../servers/slack/local-slack.ts';
import { lookIn, type Pages } from './look-in.ts';

export interface OnBoth {
  readonly slack: LocalSlack;
  readonly discord: LocalDiscord;
  readonly bot: RunningBot;
  readonly pages: Pages;
}

export interface BothOptions {
  readonly settings?: Readonly<Record<string, string>>;
  /** Done before the bot is started. */
  readonly prepare?: (slack: LocalSlack, discord: LocalDiscord) => void;
  /** The platforms that it connects to. */
  readonly connects?: readonly ('Slack' | 'Discord')[];
}

/** For one test. */
export async function startOnBoth({
  settings = {},
  prepare,
  connects = ['Slack', 'Discord'],
}: BothOptions = {}): Promise<OnBoth> {
  const [slack, discord] = await Promise.all([startLocalSlack(), startLocalDiscord()]);
  onTestFinished(async () => {
    await Promise.all([slack.stop(), discord.stop()]);
  });
  prepare?.(slack, discord);
  const bot = await startBot({
    environment: {
      ...slackSettings(slack),
      ...discordSettings(discord),
      PORT: '0',
      HOST: '127.0.0.1',
      ...settings,
    },
    connected: `${connects[0]} is connected`,
  });
  onTestFinished(async () => void (await bot.stop()));
  for (const platform of connects) await bot.wrote(`${platform} is connected`);
  return { slack, discord, bot, pages: lookIn(bot) };
}
