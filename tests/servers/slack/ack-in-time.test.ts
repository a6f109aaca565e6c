/** Slack's three seconds, side by side, since each of these tests lasts that long. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { callApi } from './call-api.ts';
import { startLocalSlack } from './local-slack.ts';
import { startBolt } from './start-bolt.ts';

describe.concurrent('without an answer in 3 seconds', () => {
  it('an envelope, and the trigger in it, are too late', async () => {
    const { slack, stop } = await startBolt('socket', (app) => {
      app.command('/salary', async () => {});
    });
    const late = await slack.command({ text: '' });
    expect(late).toMatchObject({ acked: false, inTime: false, ack: undefined });
    expect(slack.deliveries).toMatchObject([{ inTime: false }]);
    const { answer } = await callApi(slack, 'views.open', {
      trigger_id: late.triggerId,
      view: { type: 'modal', title: { type: 'plain_text', text: 'Late' }, blocks: [] },
    });
    expect(answer).toEqual({ ok: false, error: 'expired_trigger_id' });
    await stop();
  });

  it('an HTTP request is too late', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const slack = await startLocalSlack({ transport: 'http', eventsUrl: `http://127.0.0.1:${port}` });
    expect(await slack.command({ text: '' })).toMatchObject({
      status: undefined,
      acked: false,
      inTime: false,
    });
    silent.close();
    await slack.stop();
  });
});
