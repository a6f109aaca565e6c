/** Posts into a conversation as the bot. */
import type { webApi } from '@slack/bolt';
import type { Message } from './message.ts';
import { asRefusal } from './refused-blocks.ts';

export interface Destination {
  readonly channel: string;
  readonly thread?: string;
}

/** Nothing that is posted unfurls a link, or is read for names to notify. */
const QUIET = { unfurl_links: false, unfurl_media: false, link_names: false, mrkdwn: false } as const;

/** @throws RefusedBlocksError, or the Web API's own errors */
export async function postMessage(
  client: webApi.WebClient,
  { channel, thread }: Destination,
  message: Message,
): Promise<void> {
  const { text, blocks } = message;
  await client
    .apiCall('chat.postMessage', {
      channel,
      text,
      ...QUIET,
      ...(blocks.length > 0 ? { blocks } : {}),
      ...(thread === undefined ? {} : { thread_ts: thread }),
    })
    .catch((error: unknown) => {
      throw asRefusal(error);
    });
}

/** A few words that only one person sees. */
export async function postEphemeral(
  client: webApi.WebClient,
  { channel, thread }: Destination,
  user: string,
  text: string,
): Promise<void> {
  await client.apiCall('chat.postEphemeral', {
    channel,
    user,
    text,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  });
}
