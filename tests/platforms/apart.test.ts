/** One platform fails, and the other one neither notices nor suffers. */
import { describe, expect, it } from 'vitest';
import { startOnBoth } from '../monitoring/both-platforms.ts';
import type { LocalDiscord } from '../servers/discord/local-discord.ts';
import type { LocalSlack } from '../servers/slack/local-slack.ts';

async function answersOnSlack(slack: LocalSlack): Promise<void> {
  const asked = await slack.command({ text: 'senior seattle' });
  await slack.waitFor(() => asked.responses[0], 'an answer');
}

async function answersOnDiscord(discord: LocalDiscord): Promise<void> {
  const asked = await discord.command({ name: 'salary', options: { query: 'senior seattle' } });
  await discord.waitFor(() => asked.messages[0], 'an answer');
}

const LEFT_OUT = 'a platform has failed, and is left out until the bot is started again';
const TRIED_AGAIN = 'a platform has failed, and is tried again';

describe('while the bot runs', () => {
  it('a token of Slack that is revoked leaves Discord answering', async () => {
    const { slack, discord, bot, pages } = await startOnBoth();
    await slack.uninstall();
    await bot.wrote(LEFT_OUT);
    const { status, parts } = await pages.ready();
    expect([status, parts.slack?.ready, parts.discord?.ready]).toEqual([503, false, true]);
    expect(parts.slack?.why).toContain('Slack refused SLACK_BOT_TOKEN (account_inactive). Copy it anew');
    expect(await pages.metric('salary_bot_platform_failures_total', { platform: 'slack' })).toBe(1);
    expect(slack.connections()).toBe(0);
    await answersOnDiscord(discord);
  });

  it('an app token of Slack that is revoked is noticed when the socket is opened anew', async () => {
    const { slack, discord, bot } = await startOnBoth();
    slack.failNext('apps.connections.open', 'invalid_auth', 50);
    slack.dropSockets();
    await bot.wrote(LEFT_OUT);
    expect(bot.output()).toContain('Slack refused SLACK_APP_TOKEN (invalid_auth)');
    await answersOnDiscord(discord);
  });

  it('a token of Discord that is reset leaves Slack answering', async () => {
    const { slack, discord, bot, pages } = await startOnBoth();
    discord.token = 'another';
    discord.closeSockets(4004);
    await bot.wrote(LEFT_OUT);
    const { parts } = await pages.ready();
    expect([parts.slack?.ready, parts.discord?.ready]).toEqual([true, false]);
    expect(parts.discord?.why).toContain('See that DISCORD_TOKEN is right');
    expect(await pages.metric('salary_bot_platform_failures_total', { platform: 'discord' })).toBe(1);
    await answersOnSlack(slack);
    expect(await bot.stop()).toBe(0);
  });

  it('the bot ends with the cure of each when both are gone', async () => {
    const { slack, discord, bot } = await startOnBoth();
    discord.token = 'another';
    discord.closeSockets(4004);
    await bot.wrote(LEFT_OUT);
    await slack.uninstall();
    expect(await bot.exited).toBe(1);
    expect(bot.output()).toMatch(/\nSlack refused SLACK_BOT_TOKEN .*\nDiscord closed the connection/);
  });
});

describe('at the start', () => {
  it('a token that Discord does not take leaves Slack answering', async () => {
    const { slack, bot, pages } = await startOnBoth({
      settings: { DISCORD_TOKEN: 'wrong' },
      connects: ['Slack'],
    });
    await bot.wrote(LEFT_OUT);
    expect((await pages.ready()).parts.discord?.why).toContain('Discord refused DISCORD_TOKEN');
    await answersOnSlack(slack);
  });

  it('a platform that is out of reach is tried again until it is there', async () => {
    const { slack, discord, bot, pages } = await startOnBoth({
      prepare: (_, discord) => discord.failNext('GET /gateway/bot', 500, 0, 6),
      connects: ['Slack', 'Discord'],
    });
    expect(bot.output()).toContain(TRIED_AGAIN);
    await pages.readyOnce(({ ready }) => ready);
    expect(await pages.metric('salary_bot_platform_failures_total', { platform: 'discord' })).toBeGreaterThan(
      0,
    );
    await answersOnDiscord(discord);
    await answersOnSlack(slack);
  });

  it('stops with the cure of each where both are wrong', async () => {
    const failure = await startOnBoth({
      settings: { DISCORD_TOKEN: 'wrong', SLACK_BOT_TOKEN: 'xoxb-wrong' },
    }).catch((error: unknown) => String(error));
    expect(failure).toContain('ended with 1');
    expect(failure).toMatch(
      /\nSlack refused SLACK_BOT_TOKEN \(invalid_auth\).*\nDiscord refused DISCORD_TOKEN/,
    );
  });
});
