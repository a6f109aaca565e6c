/** Why a call of Slack's failed, for whoever runs the bot: with the cure. */
import { webApi } from '@slack/bolt';
import type { Finding } from '../../chat/health.ts';
import { isTokenRefusal, slackRefusal } from './slack-error.ts';

/** @param what the token that the call was made with, as its setting is called, or what was asked */
export function explainFailure(error: unknown, what: string): Pick<Finding, 'mark' | 'words'> {
  if (error instanceof webApi.WebAPIRateLimitedError)
    return { mark: 'warning', words: 'Slack wants to be left alone for a while. Try again in a minute.' };
  const { code } = slackRefusal(error) ?? {};
  if (code !== undefined)
    return { mark: 'fault', words: `Slack refused ${what} (${code}). ${cureOf(code, what)}` };
  const went =
    error instanceof webApi.WebAPIHTTPError
      ? `Slack answered ${error.statusCode}`
      : 'Slack cannot be reached';
  return {
    mark: 'fault',
    words: `${went}. Check the network, status.slack.com, and SLACK_API_URL if it is set; then try again.`,
  };
}

const CURES: Readonly<Record<string, string | undefined>> = {
  SLACK_APP_TOKEN:
    "Generate one with the scope connections:write under Basic Information, App-Level Tokens, in the app's settings at api.slack.com/apps, and see that Socket Mode is on there.",
  SLACK_BOT_TOKEN:
    "Copy it anew from OAuth & Permissions in the app's settings at api.slack.com/apps, and see that the app is installed.",
};

function cureOf(code: string, what: string): string {
  return CURES[what] ?? (isTokenRefusal(code) ? 'Install the app there again.' : 'Try again later.');
}
