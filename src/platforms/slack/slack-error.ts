/** What Slack answered instead of doing what was asked. */
import { webApi } from '@slack/bolt';

export interface SlackRefusal {
  /** Slack's code, such as `channel_not_found`. */
  readonly code: string;
  /** The scope that is missing, where that is the reason. */
  readonly needed?: string;
}

/** @returns none for any other kind of error: a timeout, an outage, a fault of ours */
export function slackRefusal(error: unknown): SlackRefusal | undefined {
  if (!(error instanceof webApi.WebAPIPlatformError)) return undefined;
  const { error: code } = error.data;
  const needed: unknown = Reflect.get(error.data, 'needed');
  return { code, ...(typeof needed === 'string' ? { needed } : {}) };
}

/** The token is no good any more. */
const NO_TOKEN = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'team_disabled',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

/** Whether Slack's code says that the token is no good, whoever calls with it. */
export function isTokenRefusal(code: string): boolean {
  return NO_TOKEN.has(code);
}
