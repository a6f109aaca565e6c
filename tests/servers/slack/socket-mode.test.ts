/** Socket Mode's connections come and go, and no envelope is lost with them. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { callApi } from './call-api.ts';
import { type LocalSlack, startLocalSlack } from './local-slack.ts';
import type { Payload } from './recording.ts';

let slack: LocalSlack;
beforeEach(async () => {
  slack = await startLocalSlack();
});
afterEach(() => slack.stop());

interface Client {
  readonly socket: WebSocket;
  readonly heard: Payload[];
  readonly closed: Promise<unknown>;
}

async function connect(onEnvelope: (envelope: Payload, socket: WebSocket) => void): Promise<Client> {
  const { answer } = await callApi(slack, 'apps.connections.open', {}, { token: 'xapp-1' });
  const heard: Payload[] = [];
  const socket = new WebSocket(String(answer.url));
  socket.on('message', (data) => {
    const message = JSON.parse(data.toString()) as Payload;
    heard.push(message);
    if (message.envelope_id !== undefined) onEnvelope(message, socket);
  });
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await new Promise((resolve) => socket.once('open', resolve));
  return { socket, heard, closed };
}

const ack = ({ envelope_id }: Payload, socket: WebSocket): void =>
  socket.send(JSON.stringify({ envelope_id, payload: { text: 'hi' } }));

it('a ticket opens one connection', async () => {
  const { answer } = await callApi(slack, 'apps.connections.open', {}, { token: 'xapp-1' });
  const first = new WebSocket(String(answer.url));
  await new Promise((resolve) => first.once('open', resolve));
  const second = new WebSocket(String(answer.url));
  expect(String(await new Promise((resolve) => second.once('error', resolve)))).toContain('401');
});

it('greets, and gives each envelope to one of the connections', async () => {
  const clients = [await connect(ack), await connect(ack)];
  await slack.connected(2);
  const sent = await Promise.all([slack.command({ text: 'a' }), slack.command({ text: 'b' })]);
  expect(sent.map(({ ack: answer }) => answer)).toEqual([{ text: 'hi' }, { text: 'hi' }]);
  for (const { heard } of clients)
    expect(heard).toMatchObject([
      { type: 'hello' },
      { type: 'slash_commands', accepts_response_payload: true },
    ]);
});

it('sends what a dropped connection left without ack again on the next, marked as a retry', async () => {
  const mute = await connect(() => slack.dropSockets());
  const delivered = slack.directMessage({ text: 'hi' });
  await mute.closed;
  const { heard } = await connect(ack);
  expect(await delivered).toMatchObject({ acked: true, attempts: 2 });
  expect(heard[1]).toMatchObject({ type: 'events_api', retry_attempt: 1, retry_reason: 'timeout' });
  expect(heard[1]?.payload).toEqual(mute.heard[1]?.payload);
});

it('says goodbye before it closes, and then uses that connection no more', async () => {
  const { heard, closed } = await connect(ack);
  slack.disconnect('refresh_requested');
  const delivered = slack.directMessage({ text: 'hi' });
  await closed;
  expect(heard.at(-1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
  await connect(ack);
  expect(await delivered).toMatchObject({ acked: true, attempts: 1 });
});
