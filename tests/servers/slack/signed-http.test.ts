/** HTTP deliveries are signed as Slack signs them, so that the real SDK takes the right ones only. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import type { LocalSlack } from './local-slack.ts';
import { startBolt } from './start-bolt.ts';

let slack: LocalSlack;
let stop: () => Promise<void>;
const heard: (string | undefined)[] = [];
beforeAll(async () => {
  ({ slack, stop } = await startBolt('http', (app) => {
    app.command('/salary', ({ ack }) => ack('hello'));
    app.event('tokens_revoked', async () => {});
    app.event('app_uninstalled', async () => {});
    app.message('', async ({ message, context }) => {
      heard.push(`${message.ts} ${context.retryNum} ${context.retryReason}`);
    });
  }));
});
afterAll(() => stop());

it('a right signature is taken, a wrong, an old and a missing one are not', async () => {
  expect(await slack.command({ text: '' })).toMatchObject({ status: 200, ack: 'hello', acked: true });
  for (const signature of ['wrong', 'old', 'none'] as const)
    expect(await slack.command({ text: '', signature })).toMatchObject({ status: 401, acked: false });
});

it('a redelivery has the retry headers', async () => {
  const said = await slack.directMessage({ text: 'hi' });
  await slack.redeliver(said, { num: 2, reason: 'http_error' });
  expect(heard).toEqual([`${said.ts} undefined undefined`, `${said.ts} 2 http_error`]);
});

it('an address proves itself with the challenge', async () => {
  const { challenge, body, status } = await slack.urlVerification();
  expect([status, JSON.parse(body)]).toEqual([200, { challenge }]);
});

it('removing the app sends both events and ends the token', async () => {
  const sent = await slack.uninstall();
  expect(sent.map(({ payload }) => payload.event)).toMatchObject([
    { type: 'tokens_revoked', tokens: { bot: ['U0BOT1'] } },
    { type: 'app_uninstalled' },
  ]);
  expect((await callApi(slack, 'auth.test', {})).answer).toMatchObject({ error: 'account_inactive' });
});
