/** How the started bot ends, and what does not end it. */
import { describe, expect, it } from 'vitest';
import { project } from '../engine.ts';
import { startOnBoth } from '../monitoring/both-platforms.ts';
import type { LocalSlack } from '../servers/slack/local-slack.ts';

const SLOW_MS = 1_500;
const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, SLOW_MS));
const throwing = {
  NODE_OPTIONS: `--import=${project}tests/monitoring/throw-on-signal.mjs`,
  TO_HIDE: 'nothing',
};

/** An answer is on its way and never gets there. */
async function answerForever(slack: LocalSlack): Promise<void> {
  const begun = new Promise<void>((resolve) =>
    slack.onCall('chat.postMessage', 'before', () => {
      resolve();
      return new Promise<void>(() => {});
    }),
  );
  await slack.mention({ text: 'senior seattle' });
  await begun;
}

describe('a bot that is told to end', () => {
  it('finishes what is under way on every platform, takes on nothing more, and exits with 0', async () => {
    const { slack, discord, bot, pages } = await startOnBoth();
    slack.onCall('chat.postMessage', 'before', slowly);
    discord.onCall('POST /channels/:id/messages', 'before', slowly);
    const mention = await slack.mention({ text: 'senior seattle' });
    const said = await discord.mention({ text: 'senior seattle' });
    bot.signal('SIGTERM');
    await bot.wrote('ending, once what is under way is done');
    // A balancer sends its requests elsewhere.
    await expect(pages.get('/readyz')).rejects.toThrow('fetch failed');
    const late = await discord.command({ name: 'salary', options: { query: 'senior boston' } });
    expect([late.response, slack.connections()]).toEqual([undefined, 0]);
    expect(await bot.exited).toBe(0);
    expect(slack.messages.filter(({ thread_ts }) => thread_ts === mention.ts)).toHaveLength(1);
    expect(said.replies).toHaveLength(1);
    expect(bot.output()).not.toContain('"level":50');
  });

  it('ends at once when it is told twice', async () => {
    const { slack, bot } = await startOnBoth();
    await answerForever(slack);
    bot.signal('SIGTERM');
    await bot.wrote('ending, once what is under way is done');
    bot.signal('SIGTERM');
    expect(await bot.exited).toBe(143);
  });

  it('waits no longer than ten seconds for what does not end', async () => {
    const { slack, bot } = await startOnBoth();
    await answerForever(slack);
    bot.signal('SIGINT');
    expect(await bot.exited).toBe(0);
  });
});

describe('a fault that nobody caught', () => {
  it('ends the bot with 1 where it was thrown, once what is under way is done', async () => {
    const { slack, bot } = await startOnBoth({ settings: throwing });
    slack.onCall('chat.postMessage', 'before', slowly);
    const mention = await slack.mention({ text: 'senior seattle' });
    bot.signal('SIGUSR2');
    await bot.wrote('a fault that nobody caught: the bot ends');
    expect(await bot.exited).toBe(1);
    expect(bot.lines().some(({ level }) => level === 60)).toBe(true);
    expect(slack.messages.filter(({ thread_ts }) => thread_ts === mention.ts)).toHaveLength(1);
  });

  it('is counted and ends nothing where it is a promise that nobody waited for', async () => {
    const { slack, bot, pages } = await startOnBoth({ settings: throwing });
    bot.signal('SIGPIPE');
    await bot.wrote('a fault that nobody caught');
    expect(await pages.metric('salary_bot_uncaught_faults_total', { kind: 'rejection' })).toBe(1);
    const asked = await slack.command({ text: 'senior seattle' });
    await slack.waitFor(() => asked.responses[0], 'an answer');
    expect((await pages.readyOnce(({ ready }) => ready)).status).toBe(200);
  });
});
