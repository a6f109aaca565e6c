/** How the SDK reaches the network, where its own way would answer twice or not at all. */
import type { webApi } from '@slack/bolt';

type Fetch = webApi.FetchFunction;

/** Codes of a connection that never came about: nothing was sent, so nothing is sent twice. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * A message whose answer was lost may have been posted: the SDK would post it again. To the SDK it looks like a refusal
 * of Slack's, which it does not repeat.
 */
export const fetchOnce: Fetch = async (url, init) => {
  try {
    return await fetch(url, init);
  } catch (error) {
    const { code } = (error as { cause?: { code?: string } }).cause ?? {};
    if (!String(url).endsWith('chat.postMessage') || NEVER_CONNECTED.has(code ?? '')) throw error;
    return Response.json({ ok: false, error: 'answer_lost' });
  }
};

/** Opening a socket is tried again whatever went wrong on the way; the SDK would give up on a 502. */
export const fetchOrRetry: Fetch = async (url, init) => {
  const response = await fetch(url, init);
  if (!response.ok && response.status !== 429) throw new TypeError(`Slack answered ${response.status}.`);
  return response;
};
