/** What Slack says of a bot token: whose it is, what it lets the bot do, and in which channels. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import type { ChannelInUse, Finding } from '../../chat/health.ts';
import { lookAtChannels } from '../../chat/look-at-channels.ts';
import { SCOPES } from './connect.ts';
import { explainFailure } from './explain-failure.ts';
import { obstacleIn } from './visit-desk.ts';

/** How the findings call things. */
export interface Named {
  readonly token: string;
  /** The token, within a sentence. */
  readonly setting: string;
  readonly scopes: string;
  readonly channels: string;
}

/** @returns the workspace's id, where Slack took the token */
export async function lookAtWorkspace(
  client: webApi.WebClient,
  named: Named,
  channelsOf: (workspace: string) => readonly ChannelInUse[],
): Promise<{ readonly workspace?: string; readonly findings: readonly Finding[] }> {
  const what = named.token;
  const who = await client.auth.test().then(
    (answer) => testSchema.parse(answer),
    (error: unknown) => ({ what, ...explainFailure(error, named.setting) }),
  );
  if ('mark' in who) return { findings: [who] };
  const { team, team_id: workspace, user, response_metadata } = who;
  const words = `it is ${user}'s in ${team} (${workspace}).`;
  const channels = await lookAtChannels(named.channels, channelsOf(workspace), ({ channel }) =>
    obstacle(client, channel),
  );
  const scopes = compareScopes(named.scopes, response_metadata?.scopes);
  return { workspace, findings: [{ mark: 'ok', what, words }, scopes, ...channels] };
}

const testSchema = z.object({
  team: z.string().default('a workspace'),
  team_id: z.string(),
  user: z.string().default('a bot'),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

function compareScopes(what: string, granted: readonly string[] | undefined): Finding {
  if (granted === undefined)
    return { mark: 'warning', what, words: 'Slack did not say which the token has. Try again later.' };
  const missing = SCOPES.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return { mark: 'ok', what, words: `all ${SCOPES.length} are there.` };
  const words = `missing: ${missing.join(', ')}. Paste the bot's manifest.yaml anew under App Manifest in the app's settings, then install the app again.`;
  return { mark: 'fault', what, words };
}

async function obstacle(client: webApi.WebClient, channel: string): Promise<string | undefined> {
  try {
    return await obstacleIn(client, channel);
  } catch (error) {
    return explainFailure(error, 'to say whether I am in it').words;
  }
}
