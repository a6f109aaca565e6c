/** A local Discord and the started bot, for all tests of a file. */
import { afterAll, beforeAll, expect } from 'vitest';
import type { InteractionDelivery } from '../../servers/discord/delivery.ts';
import {
  type LocalDiscord,
  type LocalDiscordOptions,
  startLocalDiscord,
} from '../../servers/discord/local-discord.ts';
import type { CreatedMessage } from '../../servers/discord/recording.ts';
import { discordSettings } from '../settings-of.ts';
import { type RunningBot, startBot } from '../start-bot.ts';

export interface WithBot {
  readonly discord: LocalDiscord;
  readonly bot: RunningBot;
  /** Kills the bot and starts it anew over the same store. */
  restart(): Promise<void>;
  /** What `/salary query:` is answered. */
  ask(query: string, user?: string): Promise<CreatedMessage>;
  /** The message that answered a command or a press. */
  answerTo(asked: InteractionDelivery): Promise<CreatedMessage>;
}

export function startDiscordBot(
  discord: LocalDiscord,
  environment: Readonly<Record<string, string>> = {},
  folder?: string,
): Promise<RunningBot> {
  return startBot({
    environment: { ...discordSettings(discord), ...environment },
    connected: 'Discord is connected',
    ...(folder === undefined ? {} : { folder }),
  });
}

/** Starts both before the file's tests, stops both after them; nothing that Discord refuses was ever sent. */
export function withBot(
  options: LocalDiscordOptions = {},
  environment: Readonly<Record<string, string>> = {},
): WithBot {
  let discord: LocalDiscord | undefined;
  let bot: RunningBot | undefined;
  beforeAll(async () => {
    discord = await startLocalDiscord(options);
    bot = await startDiscordBot(discord, environment);
  });
  afterAll(async () => {
    await bot?.stop();
    await discord?.stop();
    expect(discord?.faults).toEqual([]);
  });
  const started = <T>(one: T | undefined): T => {
    if (!one) throw new Error('Not started yet.');
    return one;
  };
  return {
    get discord() {
      return started(discord);
    },
    get bot() {
      return started(bot);
    },
    async restart() {
      const { folder } = started(bot);
      await bot?.kill();
      bot = await startDiscordBot(started(discord), environment, folder);
    },
    async ask(query, user) {
      const asked = { name: 'salary', options: { query }, ...(user === undefined ? {} : { user }) };
      return this.answerTo(await this.discord.command(asked));
    },
    async answerTo(asked) {
      expect(asked.inTime).toBe(true);
      return started(discord).waitFor(() => asked.messages.at(-1), 'an answer');
    },
  };
}

/** All words that a message shows, its buttons' labels too. */
export function wordsOf(message: CreatedMessage): string {
  const words: string[] = [message.content];
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk);
    else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) {
        if ((key === 'content' || key === 'label' || key === 'description') && typeof value === 'string')
          words.push(value);
        else walk(value);
      }
    }
  };
  walk(message.components);
  return words.join('\n').replaceAll('\\', '').replaceAll('**', '');
}
