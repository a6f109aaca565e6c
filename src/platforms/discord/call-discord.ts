/**
 * How discord.js calls Discord. Its own way hands files to whichever undici was loaded first in the process; Slack's
 * socket brings another one, and that takes none of them. Here there is one, and files are turned into bytes before.
 */
import { STATUS_CODES } from 'node:http';
import type { RESTOptions } from 'discord.js';
import { Agent, request } from 'undici';
import { formToBytes } from './form-to-bytes.ts';

/** The call that Discord waits three seconds for, with the id of its interaction. */
export const FIRST_RESPONSE = /\/interactions\/(\d+)\/[^/]+\/callback(?:\?|$)/;

/** Many more at once would only wait for each other at the other end, some until they are given up. */
const CONNECTIONS = 64;

const connections = new Agent({ connections: CONNECTIONS });
/** First responses wait for nothing else. */
const firstResponses = new Agent({ connections: CONNECTIONS });

/** @throws undici's own errors where Discord is out of reach, or the signal's once the call is under way */
export const callDiscord: RESTOptions['makeRequest'] = async (url, { method, headers, body, signal }) => {
  // What the SDK gives of these is what `fetch` takes: text, or a form with files.
  const form = body instanceof FormData ? await formToBytes(body) : undefined;
  const answer = await request(url, {
    dispatcher: FIRST_RESPONSE.test(url) ? firstResponses : connections,
    method: (method ?? 'GET') as 'GET',
    headers: {
      ...(headers as Record<string, string>),
      ...(form ? { 'content-type': form.type } : {}),
    },
    body: form?.bytes ?? ((body ?? null) as string | null),
    ...(signal ? { signal } : {}),
  });
  const { statusCode: status } = answer;
  // Read whole, as the SDK does not read all: a body that is left unread holds on to its connection.
  const said = Buffer.from(await answer.body.arrayBuffer());
  return {
    status,
    statusText: STATUS_CODES[status] ?? '',
    ok: status >= 200 && status < 300,
    headers: new Headers(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
    body: null,
    bodyUsed: false,
    json: async () => JSON.parse(said.toString()),
    text: async () => said.toString(),
    arrayBuffer: async () => new Uint8Array(said).buffer,
  };
};
