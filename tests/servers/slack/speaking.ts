/** What people, and Slack itself, do that reaches the app as a command or an event. */

import type {
  Delivery,
  DeliveryOptions,
  InteractionDelivery,
  MessageDelivery,
  Transport,
} from './delivery.ts';
import { mentionEvent, messageEvent, type Said, wrapEvent } from './events.ts';
import type { Payload } from './recording.ts';
import type { ResponseUrls } from './response-urls.ts';
import { type CommandSaid, sendCommand } from './send-command.ts';
import { ASKER, directMessageWith, GENERAL } from './workspace.ts';
import { channelOf, textAt, type World, workspaceOf } from './world.ts';

/** Who and where; the first workspace, its ordinary user and its general channel unless told. */
export interface Place {
  readonly team?: string;
  readonly user?: string;
  readonly channel?: string;
}

export interface Saying extends Place, DeliveryOptions {
  readonly text: string;
  readonly thread_ts?: string;
}

export interface Speaking {
  /** `/salary text`; another `command` may be named. */
  command(said: CommandSaid): Promise<InteractionDelivery>;
  /**
   * A message that names the bot (put in front where the text does not): `app_mention`, and `message` with the
   * same ts where the app gets message events.
   */
  mention(said: Saying): Promise<MessageDelivery>;
  /** A message in a channel that the bot is in; `event` overrides fields of the event. */
  message(said: Saying & { readonly event?: Payload }): Promise<MessageDelivery>;
  directMessage(said: Omit<Saying, 'channel'>): Promise<MessageDelivery>;
  /** Somebody changes what they said: `message_changed`. */
  edit(message: MessageDelivery, text: string): Promise<Delivery>;
  /** Somebody takes back what they said: `message_deleted`. */
  remove(message: MessageDelivery): Promise<Delivery>;
  /** Another app posts; `own: true` is the bot's own message coming back to it. */
  botMessage(said: Saying & { readonly own?: boolean }): Promise<MessageDelivery>;
  /** The same event (same event_id) again, as after an answer that Slack did not get. */
  redeliver(event: Delivery, retry?: { readonly num?: number; readonly reason?: string }): Promise<Delivery>;
  openHome(opened: Place & { readonly tab?: 'home' | 'messages' }): Promise<Delivery>;
  /** Opens the assistant's pane: `assistant_thread_started`; then `directMessage` with its `thread_ts`. */
  openAssistant(opened: Place): Promise<Delivery & { readonly channel: string; readonly thread_ts: string }>;
  /** Any other event of the Events API, in its envelope; `envelope` overrides fields of that. */
  event(event: Payload, to?: Place & DeliveryOptions & { readonly envelope?: Payload }): Promise<Delivery>;
  /** Removes the app: the token stops working, then `tokens_revoked` and `app_uninstalled`. */
  uninstall(team?: string): Promise<readonly Delivery[]>;
}

export function createSpeaking(world: World, transport: Transport, responseUrls: ResponseUrls): Speaking {
  const deliverEvent = (team: string | undefined, event: Payload, options?: DeliveryOptions) =>
    transport.deliver('events_api', wrapEvent(world, workspaceOf(world, team), event), options);

  const hear = (said: Saying): Said => {
    const workspace = workspaceOf(world, said.team);
    const channel = channelOf(workspace, said.channel ?? GENERAL);
    if (!channel.is_member) throw new Error(`Slack sends no events of ${channel.id}: the bot is not in it.`);
    const { user = ASKER, text, thread_ts } = said;
    return { workspace, channel, user, text, ts: world.ids.ts(), thread_ts };
  };

  const deliverSaid = async (
    said: Said,
    events: readonly Payload[],
    options: DeliveryOptions,
  ): Promise<MessageDelivery> => {
    const { channel, user, text, ts, thread_ts, workspace } = said;
    world.said.push(said);
    const [first, ...also] = await Promise.all(
      events.map((event) => deliverEvent(workspace.id, event, options)),
    );
    if (!first) throw new Error('Nothing was sent.');
    return { ...first, ts, channel: channel.id, user, text, thread_ts, also };
  };

  /** What became of a message travels without an author of its own, so as Slack has it: hidden, with a subtype. */
  const change = (
    { payload, channel, text, user, ts, thread_ts }: MessageDelivery,
    subtype: string,
    rest: Payload,
  ) => {
    const workspace = workspaceOf(world, textAt(payload, 'team_id'));
    const before = messageEvent({
      workspace,
      channel: channelOf(workspace, channel),
      user,
      text,
      ts,
      thread_ts,
    });
    const now = world.ids.ts();
    return deliverEvent(workspace.id, {
      type: 'message',
      subtype,
      hidden: true,
      channel,
      ts: now,
      event_ts: now,
      channel_type: before.channel_type,
      previous_message: before,
      ...rest,
    });
  };

  return {
    command: (said) => sendCommand(world, transport, responseUrls, said),
    async mention(saying) {
      const heard = hear(saying);
      const name = `<@${heard.workspace.botUserId}>`;
      const said = { ...heard, text: heard.text.includes(name) ? heard.text : `${name} ${heard.text}` };
      const events = world.messageEvents ? [mentionEvent(said), messageEvent(said)] : [mentionEvent(said)];
      return deliverSaid(said, events, saying);
    },
    async message(saying) {
      if (!world.messageEvents)
        throw new Error('Slack sends no messages to an app that is not subscribed to them.');
      const said = hear(saying);
      return deliverSaid(said, [{ ...messageEvent(said), ...saying.event }], saying);
    },
    async directMessage(saying) {
      const { id } = directMessageWith(workspaceOf(world, saying.team), saying.user ?? ASKER);
      const said = hear({ ...saying, channel: id });
      return deliverSaid(said, [messageEvent(said)], saying);
    },
    edit(message, text) {
      const { user, ts, thread_ts } = message;
      const edited = { user, ts: world.ids.ts() };
      const thread = thread_ts === undefined ? {} : { thread_ts };
      return change(message, 'message_changed', {
        message: { type: 'message', user, text, ts, ...thread, edited },
      });
    },
    remove: (message) => change(message, 'message_deleted', { deleted_ts: message.ts }),
    async botMessage(saying) {
      const said = hear(saying);
      const { workspace } = said;
      const bot = saying.own
        ? { bot_id: workspace.botId, user: workspace.botUserId }
        : { bot_id: 'B0OTHER', subtype: 'bot_message', username: 'other-bot', user: undefined };
      return deliverSaid(said, [{ ...messageEvent(said), ...bot }], saying);
    },
    redeliver: ({ type, payload }, { num = 1, reason = 'http_timeout' } = {}) =>
      transport.deliver(type, payload, { retry: { num, reason } }),
    openHome({ team, user = ASKER, tab = 'home' }) {
      const channel = directMessageWith(workspaceOf(world, team), user).id;
      const shown = world.recorder.views.findLast((one) => one.type === 'home' && one.user === user);
      const view = shown && tab === 'home' ? { view: shown.view } : {};
      return deliverEvent(team, {
        type: 'app_home_opened',
        user,
        channel,
        tab,
        ...view,
        event_ts: world.ids.ts(),
      });
    },
    async openAssistant({ team, user = ASKER, channel = GENERAL }) {
      const workspace = workspaceOf(world, team);
      const thread = { channel: directMessageWith(workspace, user).id, thread_ts: world.ids.ts() };
      const delivery = await deliverEvent(team, {
        type: 'assistant_thread_started',
        assistant_thread: {
          user_id: user,
          context: { channel_id: channel, team_id: workspace.id, enterprise_id: null },
          channel_id: thread.channel,
          thread_ts: thread.thread_ts,
        },
        event_ts: world.ids.ts(),
      });
      return { ...delivery, ...thread };
    },
    event(event, { team, envelope, ...options } = {}) {
      const whole = wrapEvent(world, workspaceOf(world, team), { event_ts: world.ids.ts(), ...event });
      return transport.deliver('events_api', { ...whole, ...envelope }, options);
    },
    uninstall(team) {
      const workspace = workspaceOf(world, team);
      workspace.installed = false;
      const tokens = { oauth: [], bot: [workspace.botUserId] };
      return Promise.all([
        deliverEvent(workspace.id, { type: 'tokens_revoked', tokens, event_ts: world.ids.ts() }),
        deliverEvent(workspace.id, { type: 'app_uninstalled', event_ts: world.ids.ts() }),
      ]);
    },
  };
}
