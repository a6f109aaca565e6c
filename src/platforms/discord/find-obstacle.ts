/** What keeps a digest from a channel, found out before it is set up rather than on Monday morning. */
import { ChannelType, DiscordAPIError, PermissionFlagsBits, type PermissionsString } from 'discord.js';
import { type ChannelRights, fetchChannelRights, type Get } from './channel-rights.ts';

const THREADS: readonly number[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];
const TAKES_DIGESTS: readonly number[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement, ...THREADS];

/** Without Read Message History nobody could tell after an outage whether a digest has arrived. */
const FOR_DIGESTS: readonly PermissionsString[] = ['ViewChannel', 'AttachFiles', 'ReadMessageHistory'];
const FOR_LISTENING: readonly PermissionsString[] = ['ViewChannel', 'ReadMessageHistory'];
/** All that is written in them is in threads. */
const OF_THREADS: readonly number[] = [...THREADS, ChannelType.GuildForum, ChannelType.GuildMedia];
/** As Discord's settings call them. */
const NAMES: Partial<Record<PermissionsString, string>> = {
  ViewChannel: 'View Channel',
  SendMessages: 'Send Messages',
  SendMessagesInThreads: 'Send Messages in Threads',
  AttachFiles: 'Attach Files',
  ReadMessageHistory: 'Read Message History',
};

/**
 * @param bot the bot's own user id
 * @param guild the server that the channel must be of
 * @returns a sentence with the cure; none where nothing does
 */
export async function findObstacle(
  get: Get,
  bot: string,
  guild: string,
  channel: string,
): Promise<string | undefined> {
  const found = await look(get, bot, channel);
  // A channel of another server is none, whether the bot is there or not.
  if (found?.guild !== guild) return UNKNOWN;
  const { type, rights, isLocked } = found;
  if (!TAKES_DIGESTS.includes(type)) return WRONG_KIND;
  const missing = missingRights(found, FOR_DIGESTS);
  if (missing !== undefined) return `I may not post there yet. ${missing}`;
  return isLocked && !rights.has(PermissionFlagsBits.ManageThreads) ? LOCKED : undefined;
}

/**
 * What keeps the bot from answering in a channel that it listens in. Parameters and result are those of `findObstacle`.
 */
export async function findListeningObstacle(
  get: Get,
  bot: string,
  guild: string,
  channel: string,
): Promise<string | undefined> {
  const found = await look(get, bot, channel);
  if (found?.guild !== guild) return UNKNOWN;
  const missing = missingRights(found, FOR_LISTENING);
  return missing === undefined ? undefined : `I may not answer there. ${missing}`;
}

function missingRights(
  { type, rights }: ChannelRights,
  needed: readonly PermissionsString[],
): string | undefined {
  const toPost = OF_THREADS.includes(type) ? 'SendMessagesInThreads' : 'SendMessages';
  const missing = rights.missing([...needed, toPost]).map((name) => NAMES[name] ?? name);
  return missing.length > 0 ? `Give me ${inWords(missing)} in that channel, then try again.` : undefined;
}

const UNKNOWN =
  'I see no such channel in this server. If it is there, give me View Channel in it, then try again.';
const WRONG_KIND = 'Digests go to text channels, announcement channels and threads: choose one of those.';
const LOCKED = 'That thread is locked. Unlock it, or choose another place.';

async function look(get: Get, bot: string, channel: string): Promise<ChannelRights | undefined> {
  if (!/^\d{1,20}$/.test(channel)) return undefined;
  return fetchChannelRights(get, bot, channel).catch((error: unknown) => {
    if (error instanceof DiscordAPIError && (error.status === 403 || error.status === 404)) return undefined;
    throw error;
  });
}

function inWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
