/** HTTP instead of a socket: signatures, and installation into many workspaces by OAuth. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../servers/free-port.ts';
import { beginInstall, endInstall } from '../../servers/slack/install-app.ts';
import { type LocalSlack, startLocalSlack } from '../../servers/slack/local-slack.ts';
import type { RunningBot } from '../start-bot.ts';
import { startSlackBot } from './with-bot.ts';

describe('a start that cannot work', () => {
  it('names the setting that Slack refuses, without a stack trace', async () => {
    const slack = await startLocalSlack();
    try {
      const environment = { SLACK_BOT_TOKEN: 'xoxb-made-up', SLACK_APP_TOKEN: 'xapp-1' };
      const failure = await startSlackBot(slack, environment).catch((error: unknown) => String(error));
      expect(failure).toContain('ended with 1');
      expect(failure).toContain('Slack refused SLACK_BOT_TOKEN (invalid_auth)');
      expect(failure).not.toMatch(/at .*dist\//);
      expect(failure).not.toContain('xoxb-made-up');
    } finally {
      await slack.stop();
    }
  });
});

describe('HTTP for one workspace', () => {
  let slack: LocalSlack;
  let bot: RunningBot;
  beforeAll(async () => {
    slack = await startLocalSlack({ transport: 'http' });
    const port = await freePort();
    slack.eventsUrl = `http://127.0.0.1:${port}/slack/events`;
    bot = await startSlackBot(slack, {
      SLACK_BOT_TOKEN: slack.workspace().botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      PORT: String(port),
      HOST: '127.0.0.1',
    });
  });
  afterAll(async () => {
    await bot?.stop();
    await slack?.stop();
  });

  it('answers commands and mentions', async () => {
    const command = await slack.command({ text: 'senior seattle' });
    expect(command).toMatchObject({ status: 200, inTime: true });
    await slack.waitFor(() => command.responses[0], 'an answer');
    const mention = await slack.mention({ text: 'senior in berlin' });
    await slack.waitFor(() => slack.messages.find(({ thread_ts }) => thread_ts === mention.ts), 'an answer');
    await slack.redeliver(mention, { num: 1, reason: 'http_timeout' });
    await slack.settled(300);
    expect(slack.messages.filter(({ thread_ts }) => thread_ts === mention.ts)).toHaveLength(1);
  });

  it('proves that it is there', async () => {
    const { status, body, challenge } = await slack.urlVerification();
    expect(status).toBe(200);
    expect(body).toContain(challenge);
  });

  it.each(['wrong', 'old', 'none'] as const)(
    'turns away a request whose signature is %s',
    async (signature) => {
      const before = slack.messages.length;
      const asked = await slack.command({ text: 'senior seattle', signature });
      expect(asked.status).toBe(401);
      await slack.settled(200);
      expect(slack.messages.length).toBe(before);
    },
  );

  it('turns away a body that is too large', async () => {
    const { status } = await slack.sendRaw({
      body: `text=${'a'.repeat(3_000_000)}`,
      contentType: 'application/x-www-form-urlencoded',
    });
    expect(status).toBeGreaterThanOrEqual(400);
  });
});

describe('installation into many workspaces', () => {
  let slack: LocalSlack;
  let bot: RunningBot;
  let home = '';
  beforeAll(async () => {
    slack = await startLocalSlack({ transport: 'http', workspaces: 2 });
    const port = await freePort();
    home = `http://127.0.0.1:${port}`;
    slack.eventsUrl = `${home}/slack/events`;
    bot = await startSlackBot(slack, {
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_CLIENT_ID: slack.clientId,
      SLACK_CLIENT_SECRET: slack.clientSecret,
      SLACK_STATE_SECRET: 'a long random text of our own',
      PORT: String(port),
      HOST: '127.0.0.1',
    });
  });
  afterAll(async () => {
    await bot?.stop();
    await slack?.stop();
  });

  const install = async (team: string): Promise<Response> =>
    endInstall(home, await beginInstall(home), slack.issueCode({ team }));

  const answered = async (team: string) => {
    const before = slack.messages.length;
    await slack.mention({ text: 'senior in berlin', team });
    await slack.settled(400);
    return slack.messages.slice(before);
  };

  it('asks for exactly the scopes of the manifest', async () => {
    const start = await fetch(`${home}/slack/install`, { redirect: 'manual' });
    const asked = new URL(start.headers.get('location') ?? '').searchParams.get('scope')?.split(',');
    expect(asked?.sort()).toEqual([...slack.workspace().scopes].sort());
  });

  it('answers each workspace by its own token once it has the app, and no longer once it removes it', async () => {
    const [first, second] = slack.workspaces;
    if (!first || !second) throw new Error('Two workspaces are needed.');
    expect(await answered(first.id)).toEqual([]);
    expect((await install(first.id)).status).toBe(200);
    expect((await install(second.id)).status).toBe(200);
    expect((await answered(first.id)).map(({ team }) => team)).toEqual([first.id]);
    expect((await answered(second.id)).map(({ team }) => team)).toEqual([second.id]);
    await slack.uninstall(second.id);
    await slack.settled(300);
    expect(await answered(second.id)).toEqual([]);
    expect(await answered(first.id)).toHaveLength(1);
  });

  it('is not undone by news of an earlier removal', async () => {
    const [first] = slack.workspaces;
    if (!first) throw new Error('A workspace is needed.');
    const event = { type: 'app_uninstalled' };
    const long_ago = Math.floor(Date.now() / 1000) - 3_600;
    await slack.event(event, { team: first.id, envelope: { event_time: long_ago } });
    await slack.settled(300);
    expect(await answered(first.id)).toHaveLength(1);
  });

  it('keeps no token that can be read', async () => {
    const { readFileSync, readdirSync } = await import('node:fs');
    const files = readdirSync(bot.folder).map((file) => readFileSync(`${bot.folder}/${file}`, 'latin1'));
    expect(files.join('')).not.toContain(slack.workspaces[0]?.botToken);
    expect(bot.output()).not.toContain(slack.workspaces[0]?.botToken);
  });

  it('refuses an installation that it did not begin', async () => {
    const code = slack.issueCode({});
    const response = await fetch(`${home}/slack/oauth_redirect?code=${code}&state=made-up`);
    expect(response.status).toBeGreaterThanOrEqual(400);
  });
});
