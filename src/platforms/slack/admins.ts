/** Who may decide for others: asked of Slack each time, as people come and go. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { slackRefusal } from './slack-error.ts';

const userSchema = z.object({
  user: z.object({
    is_admin: z.boolean().default(false),
    is_owner: z.boolean().default(false),
    tz: z.string().nullish(),
  }),
});
const channelSchema = z.object({
  channel: z.object({
    creator: z.string().optional(),
    is_member: z.boolean().default(false),
    is_archived: z.boolean().default(false),
  }),
});

export interface PersonFacts {
  /** An admin or an owner of the workspace, or named in the settings. */
  readonly isAdmin: boolean;
  /** The IANA zone of their clock, where Slack says it. */
  readonly zone: string | undefined;
}

/** @param named ids of people who may do what admins may */
export async function personFacts(
  client: webApi.WebClient,
  user: string,
  named: readonly string[],
): Promise<PersonFacts> {
  const { user: found } = userSchema.parse(await client.users.info({ user }));
  const isAdmin = found.is_admin || found.is_owner || named.includes(user);
  return { isAdmin, zone: found.tz ?? undefined };
}

export interface ChannelFacts {
  readonly creator: string | undefined;
  /** Whether the bot is in it; only then does it hear what is said there, and may post. */
  readonly isMember: boolean;
  readonly isArchived: boolean;
}

/** @throws the Web API's own errors */
export async function readChannel(client: webApi.WebClient, channel: string): Promise<ChannelFacts> {
  const { channel: found } = channelSchema.parse(await client.conversations.info({ channel }));
  return { creator: found.creator, isMember: found.is_member, isArchived: found.is_archived };
}

/** @returns none where the bot cannot see the channel: a private one it is not in, or a direct conversation */
export async function channelFacts(
  client: webApi.WebClient,
  channel: string,
): Promise<ChannelFacts | undefined> {
  try {
    return await readChannel(client, channel);
  } catch (error) {
    const { code } = slackRefusal(error) ?? {};
    if (code === 'channel_not_found' || code === 'missing_scope') return undefined;
    throw error;
  }
}
