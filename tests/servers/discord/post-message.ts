/** Making, changing and deleting messages of the bot, and telling the gateway of anybody's. */
import { ChannelType, MessageFlags } from 'discord.js';
import type { Delivery } from './delivery.ts';
import { type Channel, channelOf } from './places.ts';
import type { CreatedMessage, MessageVia, Payload, SentFile } from './recording.ts';
import { messageIntents, showMessageEvent } from './show-message.ts';
import { payloadAt, payloadsAt, textAt, type World } from './world.ts';

export interface NewMessage {
  readonly channel: string;
  readonly via: MessageVia;
  readonly body: Payload;
  readonly files: readonly SentFile[];
  readonly ephemeralTo?: string | undefined;
  readonly interaction?: string;
}

/** Makes a message of the bot without showing it to anybody yet. */
export function makeMessage(world: World, made: NewMessage): CreatedMessage {
  const { body, channel, ephemeralTo, interaction } = made;
  const reference = textAt(payloadAt(body, 'message_reference') ?? {}, 'message_id');
  const message: CreatedMessage = {
    id: world.ids.next(),
    channel,
    guild: channelOf(world, channel).guild,
    author: world.applicationId,
    via: made.via,
    ephemeralTo,
    interaction,
    reference: reference === '' ? undefined : reference,
    content: textAt(body, 'content'),
    embeds: payloadsAt(body, 'embeds'),
    components: payloadsAt(body, 'components'),
    flags: flagsOf(body, ephemeralTo),
    attachments: made.files.map((file) => ({ ...file, id: world.ids.next() })),
    payload: body,
    edits: 0,
    deleted: false,
  };
  world.allMessages.set(message.id, message);
  return message;
}

/** Records a message of the bot, and shows it to whoever can see it. */
export function showNew(world: World, message: CreatedMessage): void {
  world.recorder.record('messages', message);
  announceMessage(world, 'MESSAGE_CREATE', message);
}

/** Fields that the body leaves out stay as they are. */
export function changeMessage(
  world: World,
  message: CreatedMessage,
  body: Payload,
  files: readonly SentFile[],
): void {
  if ('content' in body) message.content = textAt(body, 'content');
  if ('embeds' in body) message.embeds = payloadsAt(body, 'embeds');
  if ('components' in body) message.components = payloadsAt(body, 'components');
  if ('flags' in body)
    message.flags |= Number(body.flags ?? 0) & (MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2);
  const named = payloadsAt(body, 'attachments').map((one) => String(one.id));
  const kept =
    'attachments' in body ? message.attachments.filter(({ id }) => named.includes(id)) : message.attachments;
  message.attachments = [...kept, ...files.map((file) => ({ ...file, id: world.ids.next() }))];
  message.payload = body;
}

/** Changes a message that people already saw. */
export function editMessage(
  world: World,
  message: CreatedMessage,
  body: Payload,
  files: readonly SentFile[],
): void {
  changeMessage(world, message, body, files);
  message.edits += 1;
  announceMessage(world, 'MESSAGE_UPDATE', message);
  world.recorder.changed();
}

export function deleteMessage(world: World, message: CreatedMessage): void {
  message.deleted = true;
  announceMessage(world, 'MESSAGE_DELETE', message);
  world.recorder.changed();
}

/** Sends a message event to the connections that may see it. */
export function announceMessage(world: World, event: string, message: CreatedMessage): Delivery {
  const channel = channelOf(world, message.channel);
  const { guild } = channel;
  const payloadFor = (intents: number): Payload =>
    event === 'MESSAGE_DELETE'
      ? { id: message.id, channel_id: channel.id, ...(guild === undefined ? {} : { guild_id: guild }) }
      : showMessageEvent(world, message, intents);
  const payload = payloadFor(messageIntents(world, message.channel));
  const visible = message.ephemeralTo === undefined && isAround(world, channel);
  if (!visible) return { event, payload, shards: [] };
  const audience = { guild, intents: messageIntents(world, message.channel), as: payloadFor };
  return { event, payload, shards: world.dispatch(event, payload, audience) };
}

/** Whether the bot is where the message is; among friends it never is. */
function isAround(world: World, { guild, type, botPermissions }: Channel): boolean {
  if (guild === undefined) return type !== ChannelType.GroupDM;
  return world.guilds.get(guild)?.botIsMember === true && botPermissions.includes('ViewChannel');
}

function flagsOf(body: Payload, ephemeralTo: string | undefined): number {
  const asked = Number(body.flags ?? 0) & ~MessageFlags.Ephemeral;
  return ephemeralTo === undefined ? asked : asked | MessageFlags.Ephemeral;
}
