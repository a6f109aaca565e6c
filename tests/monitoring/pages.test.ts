/** The pages that the started bot shows to whoever runs it. */
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startSlackBot } from '../platforms/slack/with-bot.ts';
import { startPostgres } from '../servers/postgres.ts';
import { startLocalSlack } from '../servers/slack/local-slack.ts';
import { startOnBoth } from './both-platforms.ts';
import { lookIn } from './look-in.ts';

/** Sends a text, and then a little more again and again; resolves with the answer when the connection is closed. */
function sendTo(port: number, text: string, drip?: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let got = '';
    const dripping = setInterval(() => drip !== undefined && socket.write(drip), 200);
    socket.on('data', (chunk) => {
      got += chunk;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      clearInterval(dripping);
      resolve(got);
    });
  });
}

describe('the pages', () => {
  it('say that it lives, that it is ready, and what it has counted', async () => {
    const { slack, discord, pages } = await startOnBoth();
    expect(await (await pages.get('/healthz')).json()).toEqual({ alive: true });
    expect(await pages.readyOnce(({ ready }) => ready)).toEqual({
      status: 200,
      ready: true,
      parts: {
        slack: { ready: true },
        discord: { ready: true },
        store: { ready: true },
        data: { ready: true },
      },
    });
    const asked = await slack.command({ text: 'senior seattle' });
    await slack.waitFor(() => asked.responses[0], 'an answer');
    const command = await discord.command({ name: 'salary', options: { query: 'senior seattle' } });
    await discord.waitFor(() => command.messages[0], 'an answer');
    await expect
      .poll(() => pages.metric('salary_bot_question_duration_seconds_count', { platform: 'discord' }))
      .toBe(1);
    const pay = { intent: 'pay', outcome: 'answered' };
    expect(await pages.metric('salary_bot_questions_total', { platform: 'slack', ...pay })).toBe(1);
    expect(await pages.metric('salary_bot_questions_total', { platform: 'discord', ...pay })).toBe(1);
    expect(await pages.metric('salary_bot_ack_duration_seconds_count', { platform: 'slack' })).toBe(1);
    expect(await pages.metric('salary_bot_ack_duration_seconds_count', { platform: 'discord' })).toBe(1);
    expect(await pages.metric('salary_bot_queue_length', { platform: 'slack', queue: 'events' })).toBe(0);
    expect(await pages.metric('process_resident_memory_bytes')).toBeGreaterThan(0);
    const metrics = await pages.get('/metrics');
    expect(metrics.headers.get('content-type')).toContain('text/plain; version=0.0.4');
  });

  it('count what the platforms put off, and who is told to wait', async () => {
    const { slack, discord, pages } = await startOnBoth();
    slack.rateLimitNext('chat.postMessage', 0);
    const mention = await slack.mention({ text: 'senior seattle' });
    await slack.waitFor(() => slack.messages.find(({ thread_ts }) => thread_ts === mention.ts), 'an answer');
    expect(await pages.metric('salary_bot_rate_limits_total', { platform: 'slack' })).toBe(1);
    await Promise.all(
      Array.from({ length: 35 }, () => discord.command({ name: 'salary', options: { query: 'help' } })),
    );
    expect(await pages.metric('salary_bot_asked_to_wait_total', { platform: 'discord' })).toBeGreaterThan(0);
  });

  it('say which part is not there, and count connections that are opened anew', async () => {
    const { slack, discord, pages } = await startOnBoth();
    await pages.readyOnce(({ ready }) => ready);
    slack.dropSockets();
    discord.dropSockets();
    const down = await pages.readyOnce(({ parts }) => parts.slack?.ready === false);
    expect(down).toMatchObject({
      status: 503,
      parts: { slack: { why: 'Not connected.' }, data: { ready: true } },
    });
    expect(await pages.metric('salary_bot_ready', { part: 'slack' })).toBe(0);
    await pages.readyOnce(({ ready }) => ready);
    expect(await pages.metric('salary_bot_reconnects_total', { platform: 'slack' })).toBe(1);
    expect(await pages.metric('salary_bot_reconnects_total', { platform: 'discord' })).toBe(1);
  });

  it('say that the store is away, and count what it failed at', async () => {
    const postgres = await startPostgres();
    onTestFinished(() => postgres.stop());
    const { slack, pages } = await startOnBoth({
      settings: { DATABASE_URL: await postgres.createDatabase() },
    });
    await pages.readyOnce(({ ready }) => ready);
    await postgres.pause();
    const asked = await slack.command({ text: 'senior seattle' });
    await slack.waitFor(() => asked.responses[0], 'an answer');
    const { status, parts } = await pages.readyOnce(({ ready }) => !ready);
    expect([status, parts.store?.ready, parts.slack?.ready]).toEqual([503, false, true]);
    expect(await pages.metric('salary_bot_store_faults_total')).toBeGreaterThan(0);
    await postgres.resume();
    await pages.readyOnce(({ ready }) => ready);
  });

  it('share one port with what Slack sends', async () => {
    const slack = await startLocalSlack({ transport: 'http' });
    const bot = await startSlackBot(slack, {
      SLACK_BOT_TOKEN: slack.workspace().botToken,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      PORT: '0',
      HOST: '127.0.0.1',
    });
    onTestFinished(async () => {
      await bot.stop();
      await slack.stop();
    });
    const pages = lookIn(bot);
    slack.eventsUrl = `${pages.origin}/slack/events`;
    const asked = await slack.command({ text: 'senior seattle' });
    expect(asked).toMatchObject({ status: 200, inTime: true });
    await slack.waitFor(() => asked.responses[0], 'an answer');
    expect((await pages.ready()).status).toBe(200);
    expect((await pages.get('/slack/events')).status).toBe(405);
    // A body that never ends is given up, as is one that is too large.
    const port = Number(new URL(pages.origin).port);
    const head = 'POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: ';
    const answers = await Promise.all([
      sendTo(port, `${head}1000\r\n\r\n`, 'a'),
      sendTo(port, `${head}9000000\r\n\r\n`, 'a'.repeat(500_000)),
    ]);
    expect(answers.map((answer) => answer.split(' ')[1])).toEqual(['408', '413']);
    // Nobody installs where there is one token.
    expect((await pages.get('/slack/install')).status).toBe(404);
  });

  it('are not there where no port is set', async () => {
    const slack = await startLocalSlack();
    const bot = await startSlackBot(slack, {
      SLACK_BOT_TOKEN: slack.workspace().botToken,
      SLACK_APP_TOKEN: 'xapp-1',
    });
    onTestFinished(async () => {
      await bot.stop();
      await slack.stop();
    });
    expect(bot.output()).not.toContain('listening');
  });
});

describe('the listener', () => {
  it('says nothing of what it does not know, and takes no other methods', async () => {
    const { pages } = await startOnBoth();
    for (const path of [
      '/',
      '/metrics/',
      '/healthz/x',
      '//healthz',
      '/../healthz',
      '/favicon.ico',
      '/slack/events',
    ]) {
      const answer = await pages.get(path);
      expect([path, answer.status, await answer.text()]).toEqual([
        path,
        path === '/../healthz' ? 200 : 404,
        expect.any(String),
      ]);
    }
    const unknown = await pages.get('/nothing');
    expect(await unknown.text()).toBe('');
    expect([...unknown.headers.keys()].sort()).toEqual(['connection', 'date', 'transfer-encoding']);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await pages.get('/metrics', { method });
      expect([answer.status, answer.headers.get('allow'), await answer.text()]).toEqual([
        405,
        'GET, HEAD',
        '',
      ]);
    }
    const head = await pages.get('/readyz', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect((await pages.get('/healthz?probe=1')).status).toBe(200);
  });

  it('gives up on whoever sends too much, or too slowly, and answers others meanwhile', async () => {
    const { pages, bot } = await startOnBoth();
    const port = Number(new URL(pages.origin).port);
    const send = (text: string, drip?: string) => sendTo(port, text, drip);
    const long = send(`GET /healthz HTTP/1.1\r\nHost: x\r\nLong: ${'a'.repeat(20_000)}\r\n\r\n`);
    const silent = send('');
    const slowHeaders = send('GET /healthz HTTP/1.1\r\nHost: x\r\n', 'a: b\r\n');
    const slowBody = send('POST /slack/events HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n', 'a');
    const garbage = send('\u0000\u0001\r\n\r\n');
    expect(await long).toMatch(/^HTTP\/1\.1 431 /);
    expect(await garbage).toMatch(/^HTTP\/1\.1 400 /);
    expect((await pages.get('/healthz')).status).toBe(200);
    expect(await slowHeaders).toMatch(/^HTTP\/1\.1 408 /);
    expect(await silent).toMatch(/^(HTTP\/1\.1 408 |$)/);
    expect(await slowBody).toMatch(/^HTTP\/1\.1 404 /);
    expect((await pages.get('/healthz')).status).toBe(200);
    expect(bot.output()).not.toContain('"level":50');
  });
});
