/** Who may decide for others: asked of Slack each time, as people come and go. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';

const userSchema = z.object({
  user: z.object({ is_admin: z.boolean().default(false), is_owner: z.boolean().default(false) }),
});
const channelSchema = z.object({
  channel: z.object({ creator: z.string().optional(), is_member: z.boolean().default(false) }),
});

/** Whether somebody is an admin or an owner of the workspace. */
export async function isWorkspaceAdmin(client: webApi.WebClient, user: string): Promise<boolean> {
  const { user: found } = userSchema.parse(await client.users.info({ user }));
  return found.is_admin || found.is_owner;
}

export interface ChannelFacts {
  readonly creator: string | undefined;
  /** Whether the bot is in it; only then does it hear what is said there. */
  readonly isMember: boolean;
}

/** @returns none where the bot cannot see the channel: a private one it is not in, or a direct conversation */
export async function channelFacts(
  client: webApi.WebClient,
  channel: string,
): Promise<ChannelFacts | undefined> {
  try {
    const { channel: found } = channelSchema.parse(await client.conversations.info({ channel }));
    return { creator: found.creator, isMember: found.is_member };
  } catch (error) {
    const { data } = error as Partial<webApi.WebAPIPlatformError>;
    if (data?.error === 'channel_not_found' || data?.error === 'missing_scope') return undefined;
    throw error;
  }
}
