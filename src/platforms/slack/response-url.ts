/** Answers through the address that comes with a command or a press: it works where the bot is not a member. */
import ky, { HTTPError } from 'ky';
import { CALL_RETRIES, RESPONSE_TIMEOUT_MS } from './limits.ts';
import type { Message } from './message.ts';
import { RefusedBlocksError } from './refused-blocks.ts';

/** Who sees it: the one who asked, or everybody in the conversation. */
export type Audience = 'ephemeral' | 'in_channel';

/** Slack puts off by 429, and by 503 when it is down; both say that nothing was done. */
const PUT_OFF = [429, 503];

/**
 * Sends one message. Slack takes five within 30 minutes.
 * @param thread where in the conversation, if not at its end
 * @throws RefusedBlocksError, or ky's own errors with Slack's answer
 */
export async function respond(
  responseUrl: string,
  { text, blocks }: Message,
  audience: Audience,
  thread?: string,
): Promise<void> {
  const json = {
    text,
    ...(blocks.length > 0 ? { blocks } : {}),
    response_type: audience,
    replace_original: false,
    unfurl_links: false,
    unfurl_media: false,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  };
  try {
    await ky.post(responseUrl, {
      json,
      timeout: RESPONSE_TIMEOUT_MS,
      retry: { limit: CALL_RETRIES, methods: ['post'], statusCodes: PUT_OFF, afterStatusCodes: PUT_OFF },
    });
  } catch (error) {
    if (!(error instanceof HTTPError)) throw error;
    const said = await error.response.text().catch(() => '');
    throw said.includes('invalid_blocks') ? new RefusedBlocksError(said, error) : error;
  }
}
