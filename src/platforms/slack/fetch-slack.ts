/** How the SDK reaches the network, where its own way would answer twice or not at all. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Meter } from '../../chat/meter.ts';

type Fetch = (...given: Parameters<webApi.FetchFunction>) => Promise<Response>;

const refusedSchema = z.object({ ok: z.literal(false), error: z.string() });

/**
 * The same, but what Slack says no with is told, and that it wants to be left alone is counted.
 * @param onRefused told Slack's code
 */
export function observed(
  fetch: Fetch,
  meter: Meter,
  onRefused: (code: string) => void,
): webApi.FetchFunction {
  return async (url, init) => {
    const response = await fetch(url, init);
    if (response.status === TOO_MANY) meter.note({ kind: 'rate-limited', platform: 'slack' });
    else if (response.ok) {
      const answer: unknown = await response
        .clone()
        .json()
        .catch(() => undefined);
      const { data } = refusedSchema.safeParse(answer);
      if (data) onRefused(data.error);
    }
    return response;
  };
}

const TOO_MANY = 429;

const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/** Whether it says that no connection came about: nothing was sent, so nothing is sent twice. */
export function neverConnected(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } };
  return NEVER_CONNECTED.has(code ?? cause?.code ?? '');
}

/**
 * A message whose answer was lost may have been posted: the SDK would post it again. To the SDK it looks like a refusal
 * of Slack's, which it does not repeat.
 */
export const fetchOnce: Fetch = async (url, init) => {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (!String(url).endsWith('chat.postMessage') || neverConnected(error)) throw error;
    return Response.json({ ok: false, error: 'answer_lost' });
  }
};

/** Opening a socket is tried again whatever went wrong on the way; the SDK would give up on a 502. */
export const fetchOrRetry: Fetch = async (url, init) => {
  const response = await fetch(url, init);
  if (!response.ok && response.status !== 429) throw new TypeError(`Slack answered ${response.status}.`);
  return response;
};
