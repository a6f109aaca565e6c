/** A real Bolt app converses through the local Slack, the same over Socket Mode and signed HTTP. */
import type { App } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LocalSlack } from './local-slack.ts';
import { startBolt } from './start-bolt.ts';
import { COLLEAGUE, PRIVATE } from './workspace.ts';

const text = (words: string) => ({ type: 'plain_text' as const, text: words });

const menu = {
  type: 'static_select' as const,
  action_id: 'pick',
  options: ['junior', 'senior'].map((value) => ({ text: text(value), value })),
};

function listen(app: App): void {
  app.action('pick', async ({ ack, action, respond }) => {
    await ack();
    if (action.type === 'static_select')
      await respond({ text: `picked ${action.selected_option.value}`, response_type: 'ephemeral' });
  });
  app.command('/salary', async ({ ack, respond, command }) => {
    await ack();
    const elements = [{ type: 'button' as const, text: text('Share'), action_id: 'share', value: '1' }];
    await respond({ text: `you asked ${command.text}`, blocks: [{ type: 'actions', elements }] });
  });
  app.action('share', async ({ ack, respond }) => {
    await ack();
    await respond({ text: 'shared', response_type: 'in_channel' });
    await respond({ delete_original: true });
  });
  app.event('app_mention', async ({ event, say }) => {
    const rating = (words: string) => ({ text: text(words), value: words });
    await say({
      text: `heard ${event.text}`,
      thread_ts: event.ts,
      blocks: [
        { type: 'section', text: { type: 'mrkdwn', text: '*hi*' }, accessory: menu },
        {
          type: 'context_actions',
          elements: [
            {
              type: 'feedback_buttons',
              action_id: 'rate',
              positive_button: rating('up'),
              negative_button: rating('down'),
            },
          ],
        },
      ],
    });
  });
  app.message('', async ({ message, say }) => {
    if (message.subtype === undefined && message.channel_type === 'im') await say(`dm ${message.text}`);
  });
  app.action('rate', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    const blocks = [
      {
        type: 'input' as const,
        block_id: 'b',
        label: text('Why'),
        element: { type: 'plain_text_input' as const, action_id: 'why' },
      },
    ];
    await client.views.open({
      trigger_id: body.trigger_id,
      view: { type: 'modal', callback_id: 'why', title: text('Why'), submit: text('Send'), blocks },
    });
  });
  app.view('why', async ({ ack, view }) => {
    const why = view.state.values.b?.why?.value;
    await (why === 'bad' ? ack({ response_action: 'errors', errors: { b: 'say more' } }) : ack());
  });
  app.shortcut('check', async ({ ack, respond }) => {
    await ack();
    await respond('checked');
  });
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [{ type: 'divider' }] },
    });
  });
}

describe.each(['socket', 'http'] as const)('over %s', (transport) => {
  let slack: LocalSlack;
  let stop: () => Promise<void>;
  beforeAll(async () => {
    ({ slack, stop } = await startBolt(transport, listen));
  });
  afterAll(() => stop());

  it('a command is answered to the asker alone, and its button shares and deletes', async () => {
    const asked = await slack.command({ text: 'senior seattle', user: COLLEAGUE });
    expect(asked).toMatchObject({ acked: true, inTime: true, ack: undefined });
    const answer = await slack.waitFor(() => asked.responses[0], 'an answer');
    expect(answer).toMatchObject({
      status: 200,
      message: { ephemeralTo: COLLEAGUE, text: 'you asked senior seattle' },
    });
    const pressed = await slack.pressButton({ on: answer, label: 'Share' });
    await slack.waitFor(() => answer.message?.deleted, 'the answer gone');
    expect(pressed.payload).not.toHaveProperty('message');
    expect(slack.messages.at(-1)).toMatchObject({
      text: 'shared',
      ephemeralTo: undefined,
      via: 'response_url',
    });
  });

  it('a mention arrives as app_mention and as message with one ts, and is answered in its thread', async () => {
    const said = await slack.mention({ text: 'junior berlin', channel: PRIVATE });
    expect(said.also.map(({ payload }) => payload.event)).toEqual([
      expect.objectContaining({ type: 'message', channel_type: 'group', ts: said.ts }),
    ]);
    const reply = await slack.waitFor(
      () => slack.messages.find((one) => one.thread_ts === said.ts),
      'a reply',
    );
    expect(reply).toMatchObject({
      text: 'heard <@U0BOT1> junior berlin',
      channel: PRIVATE,
      via: 'chat.postMessage',
    });
  });

  it('a menu in a message is chosen from, and answered to whoever did alone', async () => {
    const said = await slack.mention({ text: 'hi' });
    const on = await slack.waitFor(() => slack.messages.find((one) => one.thread_ts === said.ts), 'a reply');
    const chosen = await slack.chooseOption({ on, action_id: 'pick', value: 'senior', user: COLLEAGUE });
    expect(chosen.payload).toMatchObject({ message: { ts: on.ts }, container: { is_ephemeral: false } });
    const answer = await slack.waitFor(() => chosen.responses[0], 'an answer');
    expect(answer.message).toMatchObject({ text: 'picked senior', ephemeralTo: COLLEAGUE });
    await expect(slack.chooseOption({ on, action_id: 'pick', value: 'staff' })).rejects.toThrow(
      'junior, senior',
    );
  });

  it('what the bot says itself does not come back to its listeners', async () => {
    const before = slack.messages.length;
    const { channel } = await slack.openAssistant({});
    expect(await slack.botMessage({ text: 'me', own: true, channel })).toMatchObject({ acked: true });
    await slack.settled(50);
    expect(slack.messages.slice(before)).toEqual([]);
  });

  it('feedback opens a modal, whose submission gets errors or nothing', async () => {
    const said = await slack.mention({ text: 'hi' });
    const on = await slack.waitFor(() => slack.messages.find((one) => one.thread_ts === said.ts), 'a reply');
    await slack.giveFeedback({ on, positive: false });
    const view = await slack.waitFor(() => slack.views.find(({ type }) => type === 'modal'), 'a modal');
    const refused = await slack.submitModal({ view, values: { why: 'bad' } });
    expect(refused.ack).toEqual({ response_action: 'errors', errors: { b: 'say more' } });
    expect((await slack.submitModal({ view, values: { why: 'slow' } })).ack).toBeUndefined();
    await expect(slack.submitModal({ view, values: {} })).rejects.toThrow('why is required');
  });

  it('a direct message, a shortcut and the Home tab reach their listeners', async () => {
    const said = await slack.directMessage({ text: 'hello' });
    await slack.waitFor(() => slack.messages.find((one) => one.text === 'dm hello'), 'a reply');
    const used = await slack.messageShortcut({ callback_id: 'check', message: said });
    await slack.waitFor(() => used.responses[0]?.status === 200, 'a response');
    await slack.openHome({});
    const home = await slack.waitFor(() => slack.views.find(({ type }) => type === 'home'), 'a Home tab');
    const again = await slack.openHome({ user: home.user });
    expect(again.payload.event).toMatchObject({ tab: 'home', view: { id: home.id } });
  });

  it('an edited message comes as message_changed, a redelivered event with the same event_id', async () => {
    const said = await slack.directMessage({ text: 'one' });
    const edited = await slack.edit(said, 'two');
    expect(edited.payload.event).toMatchObject({
      subtype: 'message_changed',
      message: { text: 'two', ts: said.ts },
    });
    const again = await slack.redeliver(said);
    expect(again.payload.event_id).toBe(said.payload.event_id);
    await slack.waitFor(
      () => slack.messages.filter((one) => one.text === 'dm one').length === 2,
      'two replies',
    );
  });
});
