/** Calls the local Discord as a client would that has no SDK: to see what is on the wire. */
import type { LocalDiscord } from './local-discord.ts';
import type { Payload } from './recording.ts';

export interface RestAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly answer: Payload;
}

/** With the bot's token unless told; `route` is `POST /channels/1/messages`. */
export async function callRest(
  discord: LocalDiscord,
  route: string,
  body?: unknown,
  token: string = discord.token,
): Promise<RestAnswer> {
  const [method = 'GET', path = ''] = route.split(' ');
  const response = await fetch(`${discord.apiUrl}/v10${path}`, {
    method,
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = (text === '' ? {} : JSON.parse(text)) as Payload;
  return { status: response.status, headers: response.headers, answer };
}
