/** Answers through the address that comes with a command or a press: it works where the bot is not a member. */
import ky, { HTTPError } from 'ky';
import { noteRateLimited } from '../../chat/handling.ts';
import { escapeMarkup } from './escape-markup.ts';
import { CALL_RETRIES, RESPONSE_TIMEOUT_MS } from './limits.ts';
import type { Message } from './message.ts';
import { isAboutBlocks, RefusedBlocksError } from './refused-blocks.ts';

/** Who sees it: the one who asked, or everybody in the conversation. */
export type Audience = 'ephemeral' | 'in_channel';

/** Slack puts off by 429, and by 503 when it is down; both say that nothing was done. */
const PUT_OFF = [429, 503];

/** How a message stands to the one that was acted on. */
export type Standing = 'beside' | 'instead';

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
  standing: Standing = 'beside',
): Promise<void> {
  const json = {
    text,
    ...(blocks.length > 0 ? { blocks } : {}),
    response_type: audience,
    replace_original: standing === 'instead',
    unfurl_links: false,
    unfurl_media: false,
    ...(thread === undefined ? {} : { thread_ts: thread }),
  };
  const answer = await ky
    .post(responseUrl, {
      json,
      timeout: RESPONSE_TIMEOUT_MS,
      hooks: { afterResponse: [(_, __, { status }) => (status === 429 ? noteRateLimited() : undefined)] },
      retry: { limit: CALL_RETRIES, methods: ['post'], statusCodes: PUT_OFF, afterStatusCodes: PUT_OFF },
    })
    .text()
    .catch(async (error: unknown) => {
      if (!(error instanceof HTTPError)) throw error;
      const said = await error.response.text().catch(() => '');
      throw isAboutBlocks(said) ? new RefusedBlocksError(said, error) : error;
    });
  if (!/"ok":\s*false/.test(answer)) return;
  throw isAboutBlocks(answer)
    ? new RefusedBlocksError(answer, undefined)
    : new Error(`Slack took no answer: ${/"error":\s*"(\w+)"/.exec(answer)?.[1] ?? 'it did not say why'}.`);
}

/** The address was used too often or for too long. */
export function hasExpired(error: unknown): boolean {
  return error instanceof HTTPError && error.response.status === 404;
}

/** A few words for the asker alone. */
export function tellPrivately(responseUrl: string, thread?: string): (text: string) => Promise<void> {
  return (text) => respond(responseUrl, { text: escapeMarkup(text), blocks: [] }, 'ephemeral', thread);
}
