/** Response URLs are good for five posts, see the blocks checked, and reach the message that was acted on. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { respondTo } from './call-api.ts';
import type { LocalSlack } from './local-slack.ts';
import { startBolt } from './start-bolt.ts';
import { OUTSIDE } from './workspace.ts';

let slack: LocalSlack;
let stop: () => Promise<void>;
beforeAll(async () => {
  ({ slack, stop } = await startBolt('socket', (app) => {
    app.command('/salary', ({ ack }) => ack({ text: 'at once' }));
  }));
});
afterAll(() => stop());

it('take five posts, from where the bot is no member too', async () => {
  const { responseUrl } = await slack.command({ text: '', channel: OUTSIDE });
  for (let used = 0; used < 5; used += 1) expect(await respondTo(responseUrl, { text: 'hi' })).toBe('200 ok');
  expect(await respondTo(responseUrl, { text: 'hi' })).toBe('404 {"ok":false,"error":"used_url"}');
});

it('count an answer that came with the ack for none of the five', async () => {
  const asked = await slack.command({ text: '' });
  expect(asked.responses).toMatchObject([{ url: 'ack', message: { text: 'at once', via: 'ack' } }]);
});

it('replace and delete what the command was answered with', async () => {
  const asked = await slack.command({ text: '' });
  await respondTo(asked.responseUrl, { text: 'better', replace_original: true });
  expect(asked.responses[0]?.message).toMatchObject({ text: 'better', edits: 1 });
  await respondTo(asked.responseUrl, { delete_original: true });
  expect(asked.responses[0]?.message?.deleted).toBe(true);
});

it('answer bad blocks, injected faults and half an hour with an HTTP error', async () => {
  const { responseUrl } = await slack.command({ text: '' });
  slack.refusedBlockTypes = ['divider'];
  const body = { text: 'hi', blocks: [{ type: 'divider' }] };
  expect(await respondTo(responseUrl, body)).toBe('400 invalid_blocks');
  slack.refusedBlockTypes = [];
  expect(await respondTo(responseUrl, body)).toBe('200 ok');
  slack.failNextResponse(500, 'server_error');
  expect(await respondTo(responseUrl, body)).toBe('500 server_error');
  expect(await respondTo(responseUrl, {})).toBe('400 no_text');
  slack.expireResponseUrls();
  expect(await respondTo(responseUrl, body)).toBe('404 {"ok":false,"error":"expired_url"}');
});
