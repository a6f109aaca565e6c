/** Finds a message of the bot's in a channel's history, hours after Discord forgot its nonce. */
import { PermissionFlagsBits, Routes } from 'discord.js';
import { z } from 'zod';
import { RefusedForGoodError } from '../../chat/poster.ts';
import { fetchChannelRights } from './channel-rights.ts';
import { MAX_HISTORY_PAGE, MAX_HISTORY_PAGES } from './limits.ts';

type Get = (route: `/${string}`, query?: URLSearchParams) => Promise<unknown>;

const userSchema = z.object({ id: z.string() });
const historySchema = z.array(
  z.object({
    id: z.string(),
    author: userSchema,
    components: z.array(z.object({ id: z.number().optional() })).default([]),
  }),
);

/**
 * @param component the number of its outermost component
 * @param since it was posted after this or not at all; milliseconds since 1970
 * @returns its id; undefined where it is surely not there
 * @throws RefusedForGoodError where the bot may not look, DiscordAPIError, or Error where there is too much to look through
 */
export async function findMessage(
  get: Get,
  channel: string,
  component: number,
  since: number,
): Promise<string | undefined> {
  const { id: bot } = userSchema.parse(await get(Routes.user()));
  let after = snowflakeAt(since);
  for (let page = 0; page < MAX_HISTORY_PAGES; page += 1) {
    const query = new URLSearchParams({ after, limit: String(MAX_HISTORY_PAGE) });
    const messages = historySchema.parse(await get(Routes.channelMessages(channel), query));
    // Other bots number their components as they like.
    const found = messages.find(
      ({ author, components }) => author.id === bot && components.some(({ id }) => id === component),
    );
    if (found) return found.id;
    if (page === 0 && messages.length === 0) await demandHistory(get, bot, channel);
    if (messages.length === 0) return undefined;
    after = newest(messages.map(({ id }) => id));
  }
  throw new Error('More was said in the channel since than can be looked through.');
}

/**
 * Discord shows an empty history to whoever may not read it. Then nobody knows whether the message has arrived: posting
 * it blindly might say everything twice, and go on doing so, so an admin is asked for the right instead.
 */
async function demandHistory(get: Get, bot: string, channel: string): Promise<void> {
  const { rights } = await fetchChannelRights(get, bot, channel);
  if (!rights.has(PermissionFlagsBits.ReadMessageHistory)) throw new RefusedForGoodError(NO_HISTORY);
}

const NO_HISTORY =
  'I could not look whether it had arrived there. Give me Read Message History in that channel.';

const DISCORD_EPOCH_MS = 1_420_070_400_000;

/** The lowest id that a message of this moment can have. */
function snowflakeAt(moment: number): string {
  return String(BigInt(Math.max(0, Math.floor(moment) - DISCORD_EPOCH_MS)) << 22n);
}

function newest(ids: readonly string[]): string {
  return ids.reduce((last, id) => (BigInt(id) > BigInt(last) ? id : last));
}
