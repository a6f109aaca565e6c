/** HTTP to the app as Slack sends it: signed over the version, the time and the raw body, and timed. */
import { createHmac } from 'node:crypto';
import { ACK_WITHIN_MS, type Delivery, type DeliveryOptions, type Transport } from './delivery.ts';
import type { Payload } from './recording.ts';
import type { World } from './world.ts';

export interface RawPost {
  readonly body: string;
  readonly contentType: 'application/json' | 'application/x-www-form-urlencoded';
  readonly headers?: Readonly<Record<string, string>>;
  readonly signature?: NonNullable<DeliveryOptions['signature']>;
}

export interface HttpAnswer {
  /** Undefined where no answer came in time. */
  readonly status: number | undefined;
  readonly body: string;
  readonly ms: number;
}

const OLD_S = 600;

/** Posts a body to the app's address; an answer that takes more than three seconds counts as none. */
export async function sendRaw(world: World, post: RawPost): Promise<HttpAnswer> {
  const started = performance.now();
  const took = (): number => performance.now() - started;
  try {
    const response = await fetch(world.eventsUrl, {
      method: 'POST',
      headers: { 'content-type': post.contentType, ...post.headers, ...sign(world.signingSecret, post) },
      body: post.body,
      signal: AbortSignal.timeout(ACK_WITHIN_MS),
    });
    const body = await response.text();
    return { status: response.status, body, ms: took() };
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError')
      return { status: undefined, body: '', ms: took() };
    throw error;
  }
}

export function createHttpTransport(world: World): Transport {
  return {
    async deliver(type, payload, options = {}) {
      const answer = await sendRaw(world, {
        ...encode(type, payload),
        headers: retryHeaders(options),
        signature: options.signature ?? 'valid',
      });
      const acked = answer.status === 200;
      return {
        type,
        payload,
        acked,
        ack: acked && answer.body !== '' ? parseOr(answer.body) : undefined,
        ms: answer.ms,
        inTime: answer.status !== undefined,
        status: answer.status,
        attempts: 1,
      };
    },
    async stop() {},
  };
}

function sign(secret: string, { body, signature = 'valid' }: RawPost): Record<string, string> {
  if (signature === 'none') return {};
  const now = Math.floor(Date.now() / 1_000) - (signature === 'old' ? OLD_S : 0);
  const key = signature === 'wrong' ? `not ${secret}` : secret;
  const digest = createHmac('sha256', key).update(`v0:${now}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(now), 'x-slack-signature': `v0=${digest}` };
}

function encode(type: Delivery['type'], payload: Payload): Pick<RawPost, 'body' | 'contentType'> {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields =
    type === 'interactive'
      ? { payload: JSON.stringify(payload) }
      : Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, String(value)]));
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

function retryHeaders({ retry }: DeliveryOptions): Record<string, string> {
  return retry ? { 'x-slack-retry-num': String(retry.num), 'x-slack-retry-reason': retry.reason } : {};
}

function parseOr(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
