/**
 * The assistant pane, and the Messages tab that succeeds it: questions to begin with, a status while an answer is
 * worked out, and a title for the thread. They are extras: where Slack refuses one, the answer still comes.
 */
import { webApi } from '@slack/bolt';
import { z } from 'zod';
import { describeFault } from '../../chat/describe-fault.ts';
import { cut, harmless } from '../../chat/plain-words.ts';
import type { OnEvent } from './heard.ts';
import { EXTRA_TIMEOUT_MS, MAX_SUGGESTED_PROMPTS, MAX_THREAD_TITLE_CHARACTERS } from './limits.ts';
import type { Said } from './parse-event.ts';
import { createQuietLogger } from './quiet-logger.ts';
import type { Services } from './services.ts';

const WORKING = 'is looking it up…';

const startedSchema = z.object({
  assistant_thread: z.object({ channel_id: z.string(), thread_ts: z.string() }),
});

/** For apps that still have the pane; newer ones open Messages instead (see show-home.ts). */
export const hearPaneStarted: OnEvent = async ({ event, client }, services) => {
  const { assistant_thread } = startedSchema.parse(event);
  await suggest(client, assistant_thread, services);
};

/** Offers questions to begin with. @param place a thread, or a conversation as a whole */
export async function suggest(
  client: webApi.WebClient,
  place: { readonly channel_id: string; readonly thread_ts?: string },
  services: Services,
): Promise<void> {
  const prompts = services.samples
    .slice(0, MAX_SUGGESTED_PROMPTS)
    .map((sample) => ({ title: sample, message: sample }));
  await callExtra(client, services, 'assistant.threads.setSuggestedPrompts', { ...place, prompts });
}

/** Shown until the answer is there. */
export async function showWorking(client: webApi.WebClient, said: Said, services: Services): Promise<void> {
  const { channel: channel_id, thread: thread_ts } = said;
  const status = { channel_id, thread_ts, status: WORKING };
  await callExtra(client, services, 'assistant.threads.setStatus', status);
}

export async function showTitle(client: webApi.WebClient, said: Said, services: Services): Promise<void> {
  const { channel: channel_id, thread: thread_ts, text } = said;
  const title = cut(harmless(text), MAX_THREAD_TITLE_CHARACTERS);
  await callExtra(client, services, 'assistant.threads.setTitle', { channel_id, thread_ts, title });
}

/** By a client of its own, which neither waits nor tries again: an answer is never held up by it. */
async function callExtra(
  { token, slackApiUrl }: webApi.WebClient,
  { log }: Services,
  method: string,
  options: Record<string, unknown>,
): Promise<void> {
  const impatient = new webApi.WebClient(token, {
    slackApiUrl,
    timeout: EXTRA_TIMEOUT_MS,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: createQuietLogger(log),
  });
  await impatient
    .apiCall(method, options)
    .catch((fault: unknown) => log.info(describeFault(fault), 'Slack took no extra for a thread'));
}
