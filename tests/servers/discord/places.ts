/**
 * The servers the bot is in, their channels and people. Everything that a test may want to be otherwise is
 * writable, and counts from the next call on.
 */
import { ChannelType } from 'discord.js';
import { guildId } from './ids.ts';
import { BOT_PERMISSIONS, MEMBER_PERMISSIONS, type PermissionName } from './permissions.ts';

export interface Person {
  readonly id: string;
  name: string;
  bot: boolean;
  locale: string;
  /** False: direct messages to them are refused with 50007. */
  acceptsDirectMessages: boolean;
}

export interface Channel {
  readonly id: string;
  readonly type: number;
  name: string;
  readonly guild: string | undefined;
  /** The channel that a thread is in. */
  readonly parent: string | undefined;
  /** The people of a direct or group message, without the bot. */
  readonly recipients: readonly string[];
  /** What the bot may do in it; `setBotPermissions` also tells the bot. */
  botPermissions: readonly PermissionName[];
  /** A thread that was quiet for long; whoever writes in it opens it again. */
  archived: boolean;
  /** A thread that takes no messages but of those who manage threads. */
  locked: boolean;
}

export interface Guild {
  readonly id: string;
  name: string;
  locale: string;
  readonly owner: string;
  /** False: its people can use the bot only where they installed it for themselves. */
  botIsMember: boolean;
  /** What its members may do, by user id. */
  readonly members: Map<string, readonly PermissionName[]>;
}

export interface Places {
  readonly guilds: Map<string, Guild>;
  readonly channels: Map<string, Channel>;
  readonly people: Map<string, Person>;
}

export const BOT = '400000000000000001';
/** May manage every server (`ManageGuild`). */
export const ADMIN = '400000000000000002';
export const OWNER = '400000000000000003';
export const ASKER = '400000000000000004';
export const COLLEAGUE = '400000000000000005';
export const OTHER_BOT = '400000000000000006';

/** The first server, and its channels. */
export const GUILD = guildId(0);
export const GENERAL = channelId(0, 1);
export const RANDOM = channelId(0, 2);
/** The bot can see it but not post in it. */
export const READ_ONLY = channelId(0, 3);
/** The bot cannot see it. */
export const HIDDEN = channelId(0, 4);

export const THREAD_TYPES: ReadonlySet<number> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

export function createPlaces(guilds: number): Places {
  const places: Places = { guilds: new Map(), channels: new Map(), people: new Map() };
  addPerson(places, { id: BOT, name: 'salary-bot', bot: true });
  addPerson(places, { id: ADMIN, name: 'ada' });
  addPerson(places, { id: OWNER, name: 'olga' });
  addPerson(places, { id: ASKER, name: 'asker' });
  addPerson(places, { id: COLLEAGUE, name: 'colleague' });
  addPerson(places, { id: OTHER_BOT, name: 'other-bot', bot: true });
  for (let index = 0; index < guilds; index += 1) addGuild(places);
  return places;
}

/** Adds the next server: `#general`, `#random`, `#read-only` and `#hidden`, with the people above. */
export function addGuild(places: Places): Guild {
  const index = places.guilds.size;
  const guild: Guild = {
    id: guildId(index),
    name: `Server ${index + 1}`,
    locale: 'en-US',
    owner: OWNER,
    botIsMember: true,
    members: new Map([
      [ADMIN, [...MEMBER_PERMISSIONS, 'ManageGuild']],
      [OWNER, [...MEMBER_PERMISSIONS, 'Administrator']],
      [ASKER, MEMBER_PERMISSIONS],
      [COLLEAGUE, MEMBER_PERMISSIONS],
      [OTHER_BOT, MEMBER_PERMISSIONS],
    ]),
  };
  places.guilds.set(guild.id, guild);
  const mute = BOT_PERMISSIONS.filter((name) => !name.startsWith('SendMessages'));
  addChannel(places, { id: channelId(index, 1), name: 'general', guild: guild.id });
  addChannel(places, { id: channelId(index, 2), name: 'random', guild: guild.id });
  addChannel(places, { id: channelId(index, 3), name: 'read-only', guild: guild.id, botPermissions: mute });
  addChannel(places, { id: channelId(index, 4), name: 'hidden', guild: guild.id, botPermissions: [] });
  return guild;
}

export function addChannel(
  places: Places,
  channel: Partial<Channel> & { readonly id: string; readonly name: string },
): Channel {
  const added: Channel = {
    type: ChannelType.GuildText,
    guild: undefined,
    parent: undefined,
    recipients: [],
    botPermissions: [...BOT_PERMISSIONS],
    archived: false,
    locked: false,
    ...channel,
  };
  places.channels.set(added.id, added);
  return added;
}

export function addPerson(places: Places, person: Partial<Person> & { readonly id: string }): Person {
  const added: Person = {
    name: `user-${person.id}`,
    bot: false,
    locale: 'en-US',
    acceptsDirectMessages: true,
    ...person,
  };
  places.people.set(added.id, added);
  return added;
}

/** The direct message between the bot and a person, made on first use. */
export function directMessageWith(places: Places, user: string): Channel {
  const id = String(BigInt(user) + 100_000_000_000n);
  const made = { id, name: '', type: ChannelType.DM, recipients: [user] };
  return places.channels.get(id) ?? addChannel(places, made);
}

/** The first server unless told. @throws Error where there is no such server */
export function guildOf(places: Places, id: string = GUILD): Guild {
  const found = places.guilds.get(id);
  if (!found) throw new Error(`There is no server ${id}.`);
  return found;
}

/** @throws Error where there is no such channel */
export function channelOf(places: Places, id: string): Channel {
  const found = places.channels.get(id);
  if (!found) throw new Error(`There is no channel ${id}.`);
  return found;
}

/** @throws Error where there is no such person */
export function personOf(places: Places, id: string): Person {
  const found = places.people.get(id);
  if (!found) throw new Error(`There is no person ${id}.`);
  return found;
}

/** @example channelId(0, 1) // the first server's #general */
export function channelId(guildIndex: number, number: number): string {
  return String(BigInt(guildId(guildIndex)) + BigInt(number));
}
