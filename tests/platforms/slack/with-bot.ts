/** A local Slack and the started bot, for all tests of a file. */
import { afterAll, beforeAll } from 'vitest';
import type { InteractionDelivery } from '../../servers/slack/delivery.ts';
import { type LocalSlack, type LocalSlackOptions, startLocalSlack } from '../../servers/slack/local-slack.ts';
import type { PostedMessage } from '../../servers/slack/recording.ts';
import { slackSettings } from '../settings-of.ts';
import { type RunningBot, startBot } from '../start-bot.ts';

export interface WithBot {
  readonly slack: LocalSlack;
  readonly bot: RunningBot;
  /** Kills the bot and starts it anew over the same store. */
  restart(): Promise<void>;
  /** What `/salary text` is answered. */
  ask(text: string, user?: string): Promise<PostedMessage>;
  /** The message that answered a command or a press. */
  answerTo(asked: InteractionDelivery): Promise<PostedMessage>;
  /** Messages in a thread, without the one that opened it. */
  inThread(ts: string): PostedMessage[];
}

/** Starts the bot against a local Slack. */
export function startSlackBot(
  slack: LocalSlack,
  environment: Readonly<Record<string, string>>,
  folder?: string,
): Promise<RunningBot> {
  return startBot({
    environment: { SLACK_API_URL: slack.apiUrl, ...environment },
    connected: 'Slack is connected',
    ...(folder === undefined ? {} : { folder }),
  });
}

/**
 * Starts both before the file's tests, stops both after them.
 * @param settings further ones of the bot
 */
export function withBot(
  options: LocalSlackOptions = {},
  settings: Readonly<Record<string, string>> = {},
): WithBot {
  let slack: LocalSlack | undefined;
  let bot: RunningBot | undefined;
  beforeAll(async () => {
    slack = await startLocalSlack(options);
    bot = await start(slack);
  });
  afterAll(async () => {
    await bot?.stop();
    await slack?.stop();
  });
  const start = (at: LocalSlack, folder?: string) =>
    startSlackBot(at, { ...slackSettings(at), ...settings }, folder);
  const started = <T>(one: T | undefined): T => {
    if (!one) throw new Error('Not started yet.');
    return one;
  };
  return {
    get slack() {
      return started(slack);
    },
    get bot() {
      return started(bot);
    },
    async restart() {
      const { folder } = started(bot);
      await bot?.kill();
      bot = await start(started(slack), folder);
    },
    async ask(text, user) {
      return this.answerTo(await this.slack.command(user === undefined ? { text } : { text, user }));
    },
    async answerTo(asked) {
      const { message, answer } = await this.slack.waitFor(() => asked.responses.at(-1), 'an answer');
      if (!message) throw new Error(`Slack refused the answer: ${answer}`);
      return message;
    },
    inThread: (ts) => started(slack).messages.filter(({ thread_ts }) => thread_ts === ts),
  };
}
