/** What anybody can send to the address that Slack sends to: only what Slack signed is read, and the rest learns nothing. */
import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSlackBot } from '../platforms/slack/with-bot.ts';
import type { RunningBot } from '../platforms/start-bot.ts';
import { freePort } from '../servers/free-port.ts';
import type { Delivery, InteractionDelivery } from '../servers/slack/delivery.ts';
import { beginInstall, endInstall } from '../servers/slack/install-app.ts';
import { type LocalSlack, startLocalSlack } from '../servers/slack/local-slack.ts';
import { findLeaks } from './find-leaks.ts';
import { bursts } from './fuzz-runs.ts';
import { spoiltInBursts } from './in-bursts.ts';
import { mutate, type Payload } from './mutate.ts';
import { CANARY, MEGABYTE, slowTexts } from './nasty-texts.ts';
import { type HttpSaid, sayHttp } from './say-http.ts';
import { faultsSince, markOf, newcomer } from './slack-burst.ts';

const STATE_SECRET = 'a long random text of our own';
/** As the listener takes it. */
const LARGEST_BODY = 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';

let slack: LocalSlack;
let bot: RunningBot;
let port = 0;
beforeAll(async () => {
  slack = await startLocalSlack({ transport: 'http' });
  port = await freePort();
  slack.eventsUrl = `http://127.0.0.1:${port}/slack/events`;
  bot = await startSlackBot(slack, {
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_CLIENT_ID: slack.clientId,
    SLACK_CLIENT_SECRET: slack.clientSecret,
    SLACK_STATE_SECRET: STATE_SECRET,
    PORT: String(port),
    HOST: '127.0.0.1',
  });
  const home = `http://127.0.0.1:${port}`;
  await endInstall(home, await beginInstall(home), slack.issueCode({}));
});
afterAll(async () => {
  await bot?.stop();
  await slack?.stop();
});

/** The headers that Slack would sign it with. */
function signed(body: string | Buffer, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const now = Math.floor(Date.now() / 1_000);
  const digest = createHmac('sha256', slack.signingSecret).update(`v0:${now}:`).update(body).digest('hex');
  return {
    'content-type': FORM,
    'x-slack-request-timestamp': String(now),
    'x-slack-signature': `v0=${digest}`,
    ...more,
  };
}

const post = (body: string | Buffer, headers: Readonly<Record<string, string>>, path = '/slack/events') =>
  sayHttp(port, { method: 'POST', path, headers, body });

async function expectWell(mark: ReturnType<typeof markOf>): Promise<void> {
  const asked: InteractionDelivery = await slack.command({ text: 'senior seattle', user: newcomer(slack) });
  expect(asked).toMatchObject({ status: 200, inTime: true });
  const { body } = await slack.waitFor(() => asked.responses[0], 'an answer');
  expect(JSON.stringify(body)).toContain('$165,000');
  expect(faultsSince({ slack, bot }, mark)).toEqual([]);
}

/** A body that was too long may have been cut off before its answer could be read. */
const expectRefused = (said: HttpSaid) => {
  expect([0, 413]).toContain(said.status);
  if (said.status !== 0) expectNothingTold(said);
};

/** Whoever is not Slack learns that it is refused, and nothing else. */
function expectNothingTold({ status, body, raw }: HttpSaid): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(body.length).toBeLessThan(200);
  expect(findLeaks(raw, [STATE_SECRET, slack.signingSecret, bot.folder])).toEqual([]);
  expect(raw).not.toMatch(/^(?:server|x-powered-by):/im);
}

const COMMAND = (text: string) =>
  new URLSearchParams({
    command: '/salary',
    text,
    team_id: 'T0001',
    channel_id: 'C0GENERAL',
    user_id: 'U0ASKER',
    trigger_id: '1.2.x',
    response_url: 'http://127.0.0.1:1/',
  }).toString();

describe('a request that Slack did not sign', () => {
  it.each([
    ['nothing', {}],
    ['an empty signature', { 'x-slack-signature': '' }],
    ['half a signature', { 'x-slack-signature': 'v0=' }],
    ['a signature of another version', { 'x-slack-signature': 'v1=aa' }],
    ['a signature of another length', { 'x-slack-signature': `v0=${'a'.repeat(5_000)}` }],
    ['a signature of other letters', { 'x-slack-signature': `v0=${'é'.repeat(64)}` }],
    ['a time that is no number', { 'x-slack-request-timestamp': 'soon' }],
    ['a time without end', { 'x-slack-request-timestamp': 'Infinity' }],
    ['a time of long ago', { 'x-slack-request-timestamp': '0' }],
    ['a time to come', { 'x-slack-request-timestamp': '99999999999' }],
    ['no time', { 'x-slack-request-timestamp': '' }],
  ])('is turned away: %s', async (_, headers) => {
    const body = COMMAND('senior seattle');
    const given =
      Object.keys(headers).length === 0 ? { 'content-type': FORM } : { ...signed(body), ...headers };
    const said = await post(body, given);
    expectNothingTold(said);
    expect(said.status).toBe(401);
  });

  it('brings nothing in behind a check of the certificate, which needs no signature', async () => {
    const before = slack.calls.length;
    const said = await post(`ssl_check=1&${COMMAND('senior seattle')}`, { 'content-type': FORM });
    expect(said).toMatchObject({ status: 200, body: '' });
    await slack.settled(50);
    expect(slack.calls.length).toBe(before);
  });

  it('is not turned away by how it is spelt: any bytes', async () => {
    const mark = markOf({ slack, bot });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        expectNothingTold(await post(Buffer.from(bytes), { 'content-type': FORM }));
      }),
      bursts(20),
    );
    await expectWell(mark);
  });
});

describe('a request that is signed', () => {
  it('may hold anything: it is answered, and the next one as well', async () => {
    const mark = markOf({ slack, bot });
    const bodies = [
      '',
      '1',
      '"x"',
      '[]',
      '{}',
      '{',
      'payload=',
      'payload=1',
      'payload={',
      'payload=%ff',
      'payload=[]&payload=[]',
      '__proto__=1&constructor=2&toString=3',
      'payload={"__proto__":{"type":"block_actions"}}',
      `${'a=1&'.repeat(20_000)}`,
      `payload=${'['.repeat(100_000)}${']'.repeat(100_000)}`,
      '{"type":"url_verification"}',
      '{"type":"url_verification","challenge":{"a":1}}',
      '{"type":"event_callback"}',
      '{"type":"event_callback","event":null}',
      '{"type":"event_callback","event":{"type":{}}}',
      `{"type":"event_callback","event":${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
    ];
    const types = [
      FORM,
      'application/json',
      'text/plain',
      `${FORM}; charset=utf-8`,
      'multipart/form-data',
      '',
    ];
    const said = await Promise.all(
      bodies.flatMap((body) => types.map((type) => post(body, signed(body, { 'content-type': type })))),
    );
    for (const { status, raw } of said) {
      expect([200, 400, 401, 404, 500]).toContain(status);
      expect(findLeaks(raw, [STATE_SECRET, slack.signingSecret, bot.folder])).toEqual([]);
    }
    await expectWell(mark);
  });

  it('may be spoilt in any way', async () => {
    const templates = await httpTemplates();
    const wanted = { size: 10, count: 6, mark: () => markOf({ slack, bot }), expectWell };
    await spoiltInBursts(templates, wanted, async (spoilt) => {
      for (const [template, mutations] of spoilt) {
        const { body, type } = encoded(template.type, mutate(template.payload, mutations));
        void post(body, signed(body, { 'content-type': type }));
      }
    });
  });

  it('is read up to a megabyte, and refused beyond it whatever it says of its length', async () => {
    const mark = markOf({ slack, bot });
    const of = (length: number) => `payload=${'a'.repeat(length - 'payload='.length)}`;
    const fits = of(LARGEST_BODY);
    expect((await post(fits, signed(fits))).status).toBe(400);
    for (const body of [of(LARGEST_BODY + 1), of(4 * MEGABYTE)]) {
      expectRefused(await post(body, signed(body)));
      const chunked = { ...signed(body), 'transfer-encoding': 'chunked' };
      expectRefused(await sayHttp(port, { method: 'POST', path: '/slack/events', headers: chunked, body }));
    }
    await expectWell(mark);
  });

  it('is not unpacked', async () => {
    const packed = gzipSync(Buffer.alloc(50 * MEGABYTE, 'a'));
    const said = await post(packed, signed(packed, { 'content-encoding': 'gzip' }));
    expectNothingTold(said);
  });

  it('is answered within its time, whatever makes a reader slow is in it', async () => {
    await fc.assert(
      fc.asyncProperty(slowTexts(100_000), async (text) => {
        const mark = markOf({ slack, bot });
        const user = newcomer(slack);
        expect(await slack.command({ text, user })).toMatchObject({ status: 200 });
        expect(await slack.command({ text: `digest ${text}`, user: 'U0ADMIN' })).toMatchObject({
          status: 200,
        });
        await expectWell(mark);
      }),
      bursts(6),
    );
    expect(bot.output()).not.toContain(CANARY);
  });
});

/** As Slack writes it. */
function encoded(type: Delivery['type'], payload: Payload): { body: string; type: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields =
    type === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.entries(payload).map(([key, value]): [string, string] => [
          key,
          typeof value === 'string' ? value : JSON.stringify(value),
        ]);
  return { body: new URLSearchParams(fields).toString(), type: FORM };
}

async function httpTemplates(): Promise<readonly Delivery[]> {
  await slack.command({ text: 'senior seattle', user: newcomer(slack) });
  await slack.mention({ text: 'senior in berlin' });
  await slack.directMessage({ text: 'senior seattle' });
  await slack.openHome({});
  await slack.event({ type: 'app_uninstalled' }, { team: 'T0001', envelope: { event_time: 1 } });
  await slack.command({ text: 'offer' });
  await slack.settled(100);
  return [...slack.deliveries];
}

describe('somebody who installs the app', () => {
  it.each([
    '',
    '?',
    '?code=',
    '?code=a&state=',
    '?code=a&state=made-up',
    '?code=a&state=a.b.c',
    '?code=a&state=eyJhbGciOiJub25lIn0.e30.',
    `?code=${'a'.repeat(8_000)}&state=${'b'.repeat(4_000)}`,
    '?error=access_denied',
    '?error=%3Cscript%3Ealert(1)%3C/script%3E',
    '?code=%00&state=%ff',
    '?state[]=a&code[]=b&__proto__=c',
    '?code=a&state=%3Cimg%20src=x%3E',
  ])('comes back with what was never sent: %s', async (query) => {
    const said = await sayHttp(port, {
      method: 'GET',
      path: `/slack/oauth_redirect${query}`,
      headers: { cookie: 'slack-app-oauth-state=x' },
    });
    expect(said.status).toBeGreaterThanOrEqual(400);
    expect(said.body).not.toMatch(/<script|<img/i);
    expect(findLeaks(said.raw, [STATE_SECRET, slack.signingSecret, slack.clientSecret, bot.folder])).toEqual(
      [],
    );
  });

  it('finds a page that shows no secret', async () => {
    const said = await sayHttp(port, { method: 'GET', path: '/slack/install?<script>', headers: {} });
    expect(said.raw).not.toContain('<script>');
    expect(findLeaks(said.raw, [STATE_SECRET, slack.signingSecret, slack.clientSecret])).toEqual([]);
  });
});

describe('a bot that was sent all this', () => {
  it('is still listening, and has no open end', async () => {
    await expectWell(markOf({ slack, bot }));
    const socket = connect(port, '127.0.0.1').on('error', () => {});
    socket.write('POST /slack/events HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc');
    socket.destroy();
    await expectWell(markOf({ slack, bot }));
  });
});
