/** Posts into a conversation as the bot. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Message } from './message.ts';
import { asRefusal } from './refused-blocks.ts';

export interface Destination {
  readonly channel: string;
  readonly thread?: string;
}

/** Nothing that is posted unfurls a link, or is read for names to notify. */
const QUIET = { unfurl_links: false, unfurl_media: false, link_names: false, mrkdwn: false } as const;

/** What a digest is found again by: a note of its delivery that people do not see. */
export const DELIVERY_EVENT = 'salary_bot_digest';

/** @throws RefusedBlocksError, or the Web API's own errors */
export async function postMessage(
  client: webApi.WebClient,
  { channel, thread }: Destination,
  message: Message,
): Promise<void> {
  await post(client, { channel, ...(thread === undefined ? {} : { thread_ts: thread }) }, message);
}

/**
 * Posts a message that can be found again.
 * @returns Slack's id of the message
 * @throws RefusedBlocksError, or the Web API's own errors
 */
export async function postDelivery(
  client: webApi.WebClient,
  channel: string,
  message: Message,
  delivery: string,
): Promise<string> {
  const metadata = { event_type: DELIVERY_EVENT, event_payload: { delivery } };
  return postedSchema.parse(await post(client, { channel, metadata }, message)).ts;
}

const postedSchema = z.object({ ts: z.string() });

function post(
  client: webApi.WebClient,
  where: Readonly<Record<string, unknown>>,
  { text, blocks }: Message,
): Promise<unknown> {
  return client
    .apiCall('chat.postMessage', { ...where, text, ...QUIET, ...(blocks.length > 0 ? { blocks } : {}) })
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
