/** What people, and Discord itself, do that reaches the bot as an event. */
import { ChannelType, GatewayIntentBits } from 'discord.js';
import type { Delivery, MessageDelivery } from './delivery.ts';
import {
  ASKER,
  addChannel,
  addGuild,
  BOT,
  type Channel,
  channelOf,
  directMessageWith,
  GUILD,
  type Guild,
  guildOf,
  OTHER_BOT,
} from './places.ts';
import { announceMessage } from './post-message.ts';
import type { CreatedMessage, Payload } from './recording.ts';
import { showChannel, showGuild } from './show-place.ts';
import type { World } from './world.ts';

/** Who and where; the first server's #general and its ordinary member unless told. A thread is a channel too. */
export interface Place {
  readonly user?: string;
  readonly channel?: string;
  readonly guild?: string;
}

export interface Saying extends Place {
  readonly text: string;
  /** The id of a message that it replies to. */
  readonly reply_to?: string;
  /** Only bots have any. */
  readonly components?: readonly Payload[];
}

export interface Speaking {
  message(said: Saying): Promise<MessageDelivery>;
  /** A message that names the bot, put in front where the text does not. */
  mention(said: Saying): Promise<MessageDelivery>;
  directMessage(said: Omit<Saying, 'channel' | 'guild'>): Promise<MessageDelivery>;
  /** Another bot posts. */
  botMessage(said: Omit<Saying, 'user'>): Promise<MessageDelivery>;
  /** Somebody changes what they said: MESSAGE_UPDATE. */
  edit(message: { readonly id: string }, text: string): Promise<Delivery>;
  /** Somebody takes back what they said: MESSAGE_DELETE. */
  remove(message: { readonly id: string }): Promise<Delivery>;
  /** Somebody opens a thread, on a message or in a channel: THREAD_CREATE. Its id is a channel's. */
  openThread(opened: {
    readonly name: string;
    readonly message?: { readonly id: string };
    readonly channel?: string;
  }): Promise<Channel>;
  /** Adds the bot to a new server: GUILD_CREATE. */
  joinGuild(): Promise<Guild>;
  /** Removes the bot from a server: GUILD_DELETE, and no access from then on. */
  removeFromGuild(guild?: string): Promise<Delivery>;
  /** A server cannot be reached for now: GUILD_DELETE with `unavailable`. */
  outage(guild?: string): Promise<Delivery>;
  /** Any other event of the gateway; to every connection unless a server is told. */
  event(event: string, payload: Payload, guild?: string): Promise<Delivery>;
}

export function createSpeaking(world: World): Speaking {
  const say = (place: Saying, reference: string | undefined): MessageDelivery => {
    const channel = placeOf(world, place);
    const message: CreatedMessage = {
      id: world.ids.next(),
      channel: channel.id,
      guild: channel.guild,
      author: place.user ?? ASKER,
      via: 'person',
      ephemeralTo: undefined,
      interaction: undefined,
      reference,
      content: place.text,
      embeds: [],
      components: place.components ?? [],
      flags: 0,
      attachments: [],
      payload: { content: place.text },
      edits: 0,
      deleted: false,
    };
    world.allMessages.set(message.id, message);
    const { id, guild, author } = message;
    const delivery = record(announceMessage(world, 'MESSAGE_CREATE', message));
    return {
      ...delivery,
      id,
      channel: channel.id,
      guild,
      author,
      text: place.text,
      get replies() {
        return world.recorder.messages.filter((one) => one.reference === id || one.channel === id);
      },
    };
  };

  const record = (delivery: Delivery): Delivery => {
    world.recorder.record('deliveries', delivery);
    return delivery;
  };

  const send = (event: string, payload: Payload, guild?: string, intents?: number): Delivery => {
    const audience = {
      guild,
      everywhere: guild === undefined,
      ...(intents === undefined ? {} : { intents }),
    };
    return record({ event, payload, shards: world.dispatch(event, payload, audience) });
  };

  const said = ({ id }: { readonly id: string }): CreatedMessage => {
    const found = world.allMessages.get(id);
    if (!found) throw new Error(`There is no message ${id}.`);
    return found;
  };

  return {
    message: async (saying) => say(saying, saying.reply_to),
    async mention(saying) {
      const name = `<@${BOT}>`;
      const text = saying.text.includes(name) ? saying.text : `${name} ${saying.text}`;
      return say({ ...saying, text }, saying.reply_to);
    },
    async directMessage({ user = ASKER, ...saying }) {
      return say({ ...saying, user, channel: directMessageWith(world, user).id }, saying.reply_to);
    },
    botMessage: async (saying) => say({ ...saying, user: OTHER_BOT }, saying.reply_to),
    async edit(message, text) {
      const found = said(message);
      found.content = text;
      found.edits += 1;
      return record(announceMessage(world, 'MESSAGE_UPDATE', found));
    },
    async remove(message) {
      const found = said(message);
      found.deleted = true;
      return record(announceMessage(world, 'MESSAGE_DELETE', found));
    },
    async openThread({ name, message, channel }) {
      const parent = message
        ? channelOf(world, said(message).channel)
        : placeOf(world, { ...(channel === undefined ? {} : { channel }) });
      const thread = addChannel(world, {
        id: message?.id ?? world.ids.next(),
        name,
        type: ChannelType.PublicThread,
        guild: parent.guild,
        parent: parent.id,
        botPermissions: parent.botPermissions,
      });
      send(
        'THREAD_CREATE',
        { ...showChannel(world, thread), newly_created: true },
        thread.guild,
        GatewayIntentBits.Guilds,
      );
      return thread;
    },
    async joinGuild() {
      const guild = addGuild(world);
      send('GUILD_CREATE', showGuild(world, guild), guild.id, GatewayIntentBits.Guilds);
      return guild;
    },
    async removeFromGuild(id = GUILD) {
      guildOf(world, id).botIsMember = false;
      return send('GUILD_DELETE', { id }, id, GatewayIntentBits.Guilds);
    },
    outage: async (id = GUILD) =>
      send('GUILD_DELETE', { id, unavailable: true }, id, GatewayIntentBits.Guilds),
    event: async (event, payload, guild) => send(event, payload, guild),
  };
}

/** @throws Error where there is no such place */
export function placeOf(world: World, { channel, guild }: Place): Channel {
  if (channel !== undefined) return channelOf(world, channel);
  const wanted = guildOf(world, guild).id;
  const general = [...world.channels.values()].find((one) => one.guild === wanted);
  if (!general) throw new Error(`The server ${wanted} has no channel.`);
  return general;
}
