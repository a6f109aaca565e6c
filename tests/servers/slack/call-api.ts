/** Calls the local Slack as a client would that has no SDK: to see what is on the wire. */
import type { LocalSlack } from './local-slack.ts';
import type { Payload } from './recording.ts';

/** A form-encoded call with the first workspace's token unless told; JSON where `json` is set. */
export async function callApi(
  slack: LocalSlack,
  method: string,
  args: Payload,
  { token = slack.workspace().botToken, json = false }: { token?: string; json?: boolean } = {},
): Promise<{ readonly status: number; readonly headers: Headers; readonly answer: Payload }> {
  const fields = Object.entries(args).map(([key, value]): [string, string] => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const response = await fetch(`${slack.apiUrl}${method}`, {
    method: 'POST',
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      'content-type': json ? 'application/json' : 'application/x-www-form-urlencoded',
    },
    body: json ? JSON.stringify(args) : new URLSearchParams(fields).toString(),
  });
  const answer = (await response.json()) as Payload;
  return { status: response.status, headers: response.headers, answer };
}

/** Posts to a response URL. */
export async function respondTo(url: string | undefined, body: Payload): Promise<string> {
  const response = await fetch(url ?? '', { method: 'POST', body: JSON.stringify(body) });
  return `${response.status} ${await response.text()}`;
}
