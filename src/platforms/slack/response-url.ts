/**
 * Answers through the address that comes with a command or a press: it works where the bot is not a member. Most of what
 * people ask is answered this way, so it goes over connections that stay open, with nothing between.
 */
import pRetry from 'p-retry';
import { Agent, request } from 'undici';
import type { Handling } from '../../chat/handling.ts';
import { renderOnce } from '../../chat/render-once.ts';
import { pause } from '../../chat/within.ts';
import { escapeMarkup } from './escape-markup.ts';
import { neverConnected } from './fetch-slack.ts';
import { CALL_RETRIES, MAX_RESPONSE_PAUSE_MS, RESPONSE_TIMEOUT_MS } from './limits.ts';
import type { Message } from './message.ts';
import { isAboutBlocks, RefusedBlocksError } from './refused-blocks.ts';

/** Answers to what is being handled. */
type Answering = { readonly handling: Handling };

/** Who sees it: the one who asked, or everybody in the conversation. */
export type Audience = 'ephemeral' | 'in_channel';

/** Slack puts off by 429, and by 503 when it is down; both say that nothing was done. */
const PUT_OFF = [429, 503];
/** Where it names no time. */
const FIRST_PAUSE_MS = 500;

const connections = new Agent({ headersTimeout: RESPONSE_TIMEOUT_MS, bodyTimeout: RESPONSE_TIMEOUT_MS });

/** Slack's answer to a message that it did not take. */
class ResponseRefusedError extends Error {
  override readonly name = 'ResponseRefusedError';
  readonly status: number;
  /** How long Slack wants to be left alone. */
  readonly retryAfterMs: number;

  constructor(status: number, retryAfter: unknown, said: string) {
    const why = /^\w+$|(?<="error":\s*")\w+/.exec(said)?.[0] ?? 'it did not say why';
    super(`Slack took no answer (${status}): ${why}.`);
    this.status = status;
    this.retryAfterMs = Number(retryAfter) * 1000 || 0;
  }
}

/** How a message stands to the one that was acted on. */
export type Standing = 'beside' | 'instead';

/**
 * Sends one message. Slack takes five within 30 minutes.
 * @param thread where in the conversation, if not at its end
 * @throws RefusedBlocksError, or another with Slack's answer
 */
export async function respond(
  { handling }: Answering,
  responseUrl: string,
  message: Message,
  audience: Audience,
  thread?: string,
  standing: Standing = 'beside',
): Promise<void> {
  const body = bodyOf(message, { audience, thread, standing });
  await pRetry(() => post(responseUrl, body), {
    retries: CALL_RETRIES,
    minTimeout: 0,
    shouldRetry: ({ error }) =>
      error instanceof ResponseRefusedError ? isPutOff(error) : neverConnected(error),
    async onFailedAttempt({ error, attemptNumber, retriesLeft }) {
      const refusal = error instanceof ResponseRefusedError ? error : undefined;
      if (refusal?.status === 429) handling.rateLimited();
      if (retriesLeft === 0 || (refusal && !isPutOff(refusal))) return;
      await pause(refusal?.retryAfterMs || FIRST_PAUSE_MS * 2 ** (attemptNumber - 1));
    },
  });
}

interface Manner {
  readonly audience: Audience;
  readonly thread: string | undefined;
  readonly standing: Standing;
}

const bodyOf = renderOnce(
  ({ text, blocks }: Message, { audience, thread, standing }: Manner) =>
    Buffer.from(
      JSON.stringify({
        text,
        ...(blocks.length > 0 ? { blocks } : {}),
        response_type: audience,
        replace_original: standing === 'instead',
        unfurl_links: false,
        unfurl_media: false,
        ...(thread === undefined ? {} : { thread_ts: thread }),
      }),
    ),
  ({ audience, thread, standing }) => `${audience} ${standing} ${thread}`,
);

async function post(responseUrl: string, message: Buffer): Promise<void> {
  const { statusCode, headers, body } = await request(responseUrl, {
    dispatcher: connections,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: message,
  });
  const said = await body.text();
  if (statusCode < 300 && !/"ok":\s*false/.test(said)) return;
  const refusal = new ResponseRefusedError(statusCode, headers['retry-after'], said);
  throw isAboutBlocks(said) ? new RefusedBlocksError(said, refusal) : refusal;
}

/** The address was used too often or for too long. */
export function hasExpired(error: unknown): boolean {
  return error instanceof ResponseRefusedError && error.status === 404;
}

/** Nothing was done, and it may be tried again soon. */
function isPutOff({ status, retryAfterMs }: ResponseRefusedError): boolean {
  return PUT_OFF.includes(status) && retryAfterMs <= MAX_RESPONSE_PAUSE_MS;
}

/** A few words for the asker alone. */
export function tellPrivately(
  answering: Answering,
  responseUrl: string,
  thread?: string,
): (text: string) => Promise<void> {
  return (text) =>
    respond(answering, responseUrl, { text: escapeMarkup(text), blocks: [] }, 'ephemeral', thread);
}
