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
const NEEDED: readonly PermissionsString[] = ['ViewChannel', 'AttachFiles', 'ReadMessageHistory'];
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
  const toPost = THREADS.includes(type) ? 'SendMessagesInThreads' : 'SendMessages';
  const missing = rights.missing([...NEEDED, toPost]).map((name) => NAMES[name] ?? name);
  if (missing.length > 0)
    return `I may not post there yet. Give me ${inWords(missing)} in that channel, then try again.`;
  return isLocked && !rights.has(PermissionFlagsBits.ManageThreads) ? LOCKED : undefined;
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
