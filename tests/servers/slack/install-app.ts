/** What the browser of somebody does who presses "Add to Slack". */

export interface Begun {
  readonly state: string;
  readonly cookie: string;
}

/** Goes to the bot, which sends the browser on to Slack. @param origin of the bot */
export async function beginInstall(origin: string): Promise<Begun> {
  const page = await fetch(`${origin}/slack/install`, { redirect: 'manual' });
  return {
    state: new URL(page.headers.get('location') ?? '').searchParams.get('state') ?? '',
    cookie: page.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  };
}

/** Comes back from Slack. @param code that Slack issued */
export function endInstall(origin: string, { state, cookie }: Begun, code: string): Promise<Response> {
  return fetch(`${origin}/slack/oauth_redirect?code=${code}&state=${state}`, { headers: { cookie } });
}
