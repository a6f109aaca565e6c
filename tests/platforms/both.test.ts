/** One process that serves both platforms: neither SDK gets in the way of the other. */
import { expect, it, onTestFinished } from 'vitest';
import { startLocalDiscord } from '../servers/discord/local-discord.ts';
import { startLocalSlack } from '../servers/slack/local-slack.ts';
import { discordSettings, slackSettings } from './settings-of.ts';
import { startBot } from './start-bot.ts';

it('answers on both, with a picture where there is a chart', async () => {
  const [slack, discord] = await Promise.all([startLocalSlack(), startLocalDiscord()]);
  const bot = await startBot({
    environment: {
      ...slackSettings(slack),
      ...discordSettings(discord),
    },
    connected: 'Discord is connected',
  });
  onTestFinished(async () => {
    await bot.stop();
    await Promise.all([slack.stop(), discord.stop()]);
  });
  await bot.wrote('Slack is connected');
  const onSlack = await slack.command({ text: 'percentiles' });
  await slack.waitFor(() => onSlack.responses[0], 'an answer in Slack');
  const onDiscord = await discord.command({ name: 'salary', options: { query: 'percentiles' } });
  const answer = await discord.waitFor(() => onDiscord.messages.at(-1), 'an answer on Discord');
  expect(answer.attachments).toHaveLength(1);
  const said = await discord.mention({ text: 'percentiles' });
  const reply = await discord.waitFor(
    () => discord.messages.find(({ reference }) => reference === said.id),
    'a reply to a mention',
  );
  expect(reply.attachments).toHaveLength(1);
  expect(discord.faults).toEqual([]);
  expect(bot.output()).not.toContain('"level":50');
});
