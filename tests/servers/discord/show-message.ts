/** Messages as Discord sends them, with addresses for what is attached to them. */
import { GatewayIntentBits } from 'discord.js';
import { withIds } from './component-ids.ts';
import { BOT, channelOf, personOf } from './places.ts';
import type { CreatedMessage, Payload } from './recording.ts';
import { showMember, showUser } from './show-place.ts';
import type { World } from './world.ts';

const EPOCH_MS = 1_420_070_400_000n;

/** The REST form: as its sender sees it. */
export function showMessage(world: World, message: CreatedMessage): Payload {
  const channel = channelOf(world, message.channel);
  const referenced = message.reference === undefined ? undefined : world.allMessages.get(message.reference);
  const sentAt = new Date(Number((BigInt(message.id) >> 22n) + EPOCH_MS)).toISOString();
  return {
    id: message.id,
    channel_id: message.channel,
    type: typeOf(message),
    author: showUser(personOf(world, message.author)),
    content: message.content,
    timestamp: sentAt,
    edited_timestamp: message.edits > 0 ? sentAt : null,
    tts: false,
    mention_everyone: message.author !== BOT && /@(everyone|here)/.test(message.content),
    mentions: mentionedPeople(world, message, referenced),
    mention_roles: [...message.content.matchAll(/<@&(\d+)>/g)].map(([, id]) => id),
    attachments: showAttachments(world, message),
    embeds: linkAttachments(world, message, message.embeds),
    components: linkAttachments(world, message, withIds(message.components)),
    pinned: false,
    flags: message.flags,
    ...(message.via === 'response' || message.via === 'follow-up' ? ofInteraction(world, message) : {}),
    ...(message.reference === undefined
      ? {}
      : {
          message_reference: {
            type: 0,
            message_id: message.reference,
            channel_id: channel.id,
            guild_id: channel.guild,
          },
          referenced_message: referenced && !referenced.deleted ? showMessage(world, referenced) : null,
        }),
  };
}

/** As MESSAGE_CREATE has it for a connection with these intents: content only where the bot may read it. */
export function showMessageEvent(world: World, message: CreatedMessage, intents: number): Payload {
  const channel = channelOf(world, message.channel);
  const shown = showMessage(world, message);
  const mentions = (shown.mentions as readonly Payload[]).some(({ id }) => id === BOT);
  const readable =
    (intents & GatewayIntentBits.MessageContent) !== 0 ||
    message.author === BOT ||
    mentions ||
    channel.guild === undefined;
  const blank = readable ? {} : { content: '', embeds: [], attachments: [], components: [] };
  const where = channel.guild === undefined ? {} : { guild_id: channel.guild, member: showMember() };
  return { ...shown, ...blank, ...where, channel_type: channel.type };
}

/** The intents of which one is needed to hear of messages in a channel. */
export function messageIntents(world: World, channel: string): number {
  return channelOf(world, channel).guild === undefined
    ? GatewayIntentBits.DirectMessages
    : GatewayIntentBits.GuildMessages;
}

export function attachmentUrl(world: World, message: CreatedMessage, id: string, name: string): string {
  return `${world.origin}/attachments/${message.channel}/${id}/${encodeURIComponent(name)}`;
}

function showAttachments(world: World, message: CreatedMessage): Payload[] {
  return message.attachments.map(({ id, name, size, contentType, description }) => {
    const url = attachmentUrl(world, message, id, name);
    const alt = description === undefined ? {} : { description };
    return { id, filename: name, size, url, proxy_url: url, content_type: contentType, ...alt };
  });
}

function linkAttachments(world: World, message: CreatedMessage, parts: readonly Payload[]): Payload[] {
  const linked = JSON.stringify(parts).replace(/"attachment:\/\/([^"]+)"/g, (whole, name: string) => {
    const found = message.attachments.find((one) => one.name === name);
    return found ? JSON.stringify(attachmentUrl(world, message, found.id, name)) : whole;
  });
  return JSON.parse(linked) as Payload[];
}

const REPLY = 19;
const CHAT_INPUT_COMMAND = 20;

function typeOf(message: CreatedMessage): number {
  if (message.via === 'response') return CHAT_INPUT_COMMAND;
  return message.reference === undefined ? 0 : REPLY;
}

function mentionedPeople(
  world: World,
  message: CreatedMessage,
  referenced: CreatedMessage | undefined,
): Payload[] {
  const named = [...message.content.matchAll(/<@!?(\d+)>/g)].map(([, id]) => id ?? '');
  // A person's reply pings whom it replies to, unless they switch that off.
  const all = referenced && message.via === 'person' ? [...named, referenced.author] : named;
  return [...new Set(all)].flatMap((id) => {
    const person = world.people.get(id);
    return person ? [showUser(person)] : [];
  });
}

function ofInteraction(world: World, { interaction, author }: CreatedMessage): Payload {
  const found = interaction === undefined ? undefined : world.interactions.byId(interaction);
  const user = found && showUser(personOf(world, found.user));
  return {
    application_id: author,
    webhook_id: author,
    ...(found
      ? {
          interaction_metadata: {
            id: found.id,
            type: found.type,
            user,
            authorizing_integration_owners: {},
          },
        }
      : {}),
  };
}
