/** Whatever goes wrong, nothing that the bot writes holds a secret of its settings, or one that a platform handed it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { project } from '../engine.ts';
import { startSlackBot } from '../platforms/slack/with-bot.ts';
import { startBot } from '../platforms/start-bot.ts';
import { startLocalDiscord } from '../servers/discord/local-discord.ts';
import { startPostgres } from '../servers/postgres.ts';
import { beginInstall, endInstall } from '../servers/slack/install-app.ts';
import { startLocalSlack } from '../servers/slack/local-slack.ts';
import { startOnBoth } from './both-platforms.ts';
import { lookIn } from './look-in.ts';

/** Every secret of these tests has this in it. */
const HIDE = 'HIDE';
const DISCORD_TOKEN = `MTHIDEHIDEHIDEHIDEHIDEHIDE.GHIDEx.${'HIDE'.repeat(8)}`;
const throwing = {
  NODE_OPTIONS: `--import=${project}tests/monitoring/throw-on-signal.mjs`,
  LOG_LEVEL: 'trace',
};

/** What the bot wrote before it could not start. */
async function whyNot(environment: Readonly<Record<string, string>>): Promise<string> {
  const settings = { NODE_ENV: 'production', ...environment };
  return startBot({ environment: settings, connected: 'is connected' }).then(
    () => expect.fail('It was to fail.'),
    (error: unknown) => String(error),
  );
}

describe('nothing secret is written', () => {
  it('where settings are wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'token'), 'HIDE-not-a-token\n');
    const said = await whyNot({
      SLACK_BOT_TOKEN: 'HIDE-bot',
      SLACK_APP_TOKEN_FILE: join(folder, 'token'),
      SLACK_SIGNING_SECRET: 'HIDE-signing',
      SLACK_CLIENT_SECRET: 'HIDE-client',
      SLACK_STATE_SECRET: 'HIDE-state',
      DATABASE_URL: 'mysql://me:HIDE-password@host/db',
      DISCORD_TOKEN,
    });
    expect(said).toContain('SLACK_BOT_TOKEN: a bot token starts with xoxb-');
    expect(said).toContain('SLACK_APP_TOKEN: an app token starts with xapp-');
    expect(said).not.toContain(HIDE);
  });

  it('where platforms and the store refuse them', async () => {
    const postgres = await startPostgres();
    const [slack, discord] = await Promise.all([startLocalSlack(), startLocalDiscord()]);
    onTestFinished(async () => {
      await Promise.all([postgres.stop(), slack.stop(), discord.stop()]);
    });
    const platforms = {
      LOG_LEVEL: 'trace',
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: 'xoxb-HIDE-bot',
      SLACK_APP_TOKEN: 'xapp-HIDE-app',
      DISCORD_API_URL: discord.apiUrl,
      DISCORD_TOKEN,
    };
    const wrong = new URL(await postgres.createDatabase());
    wrong.username = 'nobody';
    wrong.password = 'HIDE-p@ss/word';
    const said = [
      await whyNot(platforms),
      await whyNot({ ...platforms, DATABASE_URL: wrong.href }),
      await whyNot({ ...platforms, DATABASE_URL: 'postgres://me:HIDE-password@127.0.0.1:1/db' }),
      await whyNot({ ...platforms, DATABASE_URL: 'postgres://me:HIDE-password@no.such.host.invalid/db' }),
      await whyNot({
        ...platforms,
        SLACK_API_URL: 'http://127.0.0.1:1/HIDE-path/',
        DISCORD_API_URL: 'http://127.0.0.1:1',
      }),
    ].join('\n');
    expect(said).toContain('Slack refused SLACK_BOT_TOKEN');
    expect(said).toContain('Discord refused DISCORD_TOKEN');
    expect(said).toContain('DATABASE_URL');
    expect(said).toContain('Slack cannot be reached');
    expect(said).not.toContain(HIDE);
  });

  it('where calls fail, connections break, and faults that nobody caught name them', async () => {
    const { slack, discord, bot } = await startOnBoth({
      settings: {
        ...throwing,
        SLACK_APP_TOKEN: 'xapp-HIDE-app',
        DISCORD_TOKEN,
        TO_HIDE: `xoxb-HIDE-1 xoxe.xoxp-1-HIDE xapp-HIDE-app ${DISCORD_TOKEN} postgres://me:HIDE@host/db`,
      },
      prepare: (_, discord) => {
        discord.token = DISCORD_TOKEN;
      },
    });
    slack.failNextResponse(500, 'HIDE-answer', 5);
    await slack.command({ text: 'senior seattle HIDE-question' });
    slack.breakNext('chat.postMessage', 500, 5);
    await slack.mention({ text: 'HIDE-question offer 150k' });
    slack.failNext('chat.postMessage', 'no_such_thing');
    await slack.mention({ text: 'senior seattle' });
    discord.failNext('POST /interactions/:id/:token/callback', 500, 0, 10);
    await discord.command({ name: 'salary', options: { query: 'HIDE-question' } });
    discord.failNext('POST /channels/:id/messages', 403, 50_013, 2);
    await discord.mention({ text: 'HIDE-question' });
    await bot.wrote('an event could not be answered', 3);
    bot.signal('SIGPIPE');
    await bot.wrote('a fault that nobody caught');
    slack.dropSockets();
    discord.dropSockets();
    bot.signal('SIGUSR2');
    expect(await bot.exited).toBe(1);
    expect(bot.output()).toContain('broken, with <hidden>');
    expect(bot.output()).not.toContain(HIDE);
  });

  it('where requests by HTTP are malformed or forged, and installations fail', async () => {
    const slack = await startLocalSlack({ transport: 'http', signingSecret: 'HIDE-signing' });
    const bot = await startSlackBot(slack, {
      ...throwing,
      SLACK_SIGNING_SECRET: 'HIDE-signing',
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: 'HIDE-client',
      SLACK_STATE_SECRET: 'HIDE-state',
      TO_HIDE: 'HIDE-signing HIDE-client HIDE-state',
      PORT: '0',
      HOST: '127.0.0.1',
    });
    onTestFinished(async () => {
      await bot.stop();
      await slack.stop();
    });
    const { origin } = lookIn(bot);
    slack.eventsUrl = `${origin}/slack/events`;
    for (const signature of ['valid', 'wrong', 'none'] as const)
      for (const body of ['{"HIDE-question":', 'payload=HIDE{', 'text=HIDE-question&command=/salary'])
        await slack.sendRaw({ body, contentType: 'application/json', signature });
    await slack.command({ text: 'HIDE-question' });
    const begun = await beginInstall(origin);
    await endInstall(origin, begun, 'HIDE-code');
    await fetch(`${origin}/slack/oauth_redirect?code=HIDE-code&state=HIDE-state`);
    bot.signal('SIGPIPE');
    await bot.wrote('a fault that nobody caught');
    for (const page of ['/readyz', '/metrics', '/healthz', '/slack/nothing?HIDE'])
      expect(await (await fetch(`${origin}${page}`)).text()).not.toContain(HIDE);
    expect(bot.output()).toContain('signature');
    expect(bot.output()).not.toContain(HIDE);
    expect(bot.output()).not.toContain(begun.state);
  });
});
