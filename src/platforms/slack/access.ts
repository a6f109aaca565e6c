/** How the app reaches Slack, and by which token it speaks in a workspace. */
import type { Authorize, Installation, InstallationStore, webApi } from '@slack/bolt';
import { z } from 'zod';
import type { Installations } from '../../chat/records.ts';
import { within } from '../../chat/within.ts';
import { LOOK_UP_PATIENCE_MS } from './limits.ts';

/** One workspace by its token, or any number that install the app themselves. */
export type Access =
  | { readonly kind: 'one'; readonly botToken: string }
  | {
      readonly kind: 'many';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly stateSecret: string;
    };

/** What is kept of an installation: what it takes to speak, nothing about who installed it. */
const keptSchema = z.object({
  botToken: z.string(),
  botId: z.string(),
  botUserId: z.string(),
  scopes: z.array(z.string()),
});

/** No workspace of that id has the app installed. */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';
}

/** @returns the token to speak by in a workspace; none where the app is not installed there. @throws StoreError */
export async function botTokenOf(
  access: Access,
  installations: Installations,
  workspace: string,
): Promise<string | undefined> {
  if (access.kind === 'one') return access.botToken;
  const kept = await installations.find('slack', workspace);
  return kept === undefined ? undefined : keptSchema.parse(JSON.parse(kept)).botToken;
}

/** Every event of the one workspace is answered by the one token. @param who what Slack said the token belongs to */
export function authorizeOne(botToken: string, who: webApi.AuthTestResponse): Authorize<boolean> {
  const { bot_id, user_id, team_id } = who;
  const result = {
    botToken,
    ...(bot_id === undefined ? {} : { botId: bot_id }),
    ...(user_id === undefined ? {} : { botUserId: user_id }),
  };
  return async (source) => ({ ...result, teamId: source.teamId ?? team_id ?? '' });
}

/**
 * Where installations go when somebody installs the app, and where Bolt finds the token to answer by. A workspace that
 * was met before is looked up again, as another process may have installed it anew since; where the store is slow or
 * away it is answered by what was found before, as Slack waits three seconds.
 */
export function createInstallationStore(
  installations: Installations,
  onFault: (fault: unknown) => void,
): InstallationStore {
  const met = new Map<string, string>();
  const lookUp = async (workspace: string): Promise<string | undefined> => {
    const kept = await installations.find('slack', workspace);
    if (kept === undefined) met.delete(workspace);
    else met.set(workspace, kept);
    return kept;
  };
  const lookUpOr = (before: string, workspace: string): Promise<string | undefined> => {
    const now = lookUp(workspace).catch((fault: unknown) => {
      onFault(fault);
      return before;
    });
    return within(LOOK_UP_PATIENCE_MS, now, () => before);
  };
  return {
    async storeInstallation(installation) {
      const { bot } = installation;
      if (!bot) throw new Error('Slack sent no bot token; the app asks for bot scopes only.');
      const { token, id, userId, scopes } = bot;
      const kept = JSON.stringify({ botToken: token, botId: id, botUserId: userId, scopes });
      await installations.keep('slack', workspaceOf(installation), kept);
      met.set(workspaceOf(installation), kept);
    },
    async fetchInstallation({ isEnterpriseInstall, enterpriseId, teamId }) {
      const workspace = (isEnterpriseInstall ? enterpriseId : teamId) ?? '';
      const before = met.get(workspace);
      const kept = await (before === undefined ? lookUp(workspace) : lookUpOr(before, workspace));
      if (kept === undefined) throw new NotInstalledError('The app is not installed in that workspace.');
      return toInstallation(workspace, isEnterpriseInstall, keptSchema.parse(JSON.parse(kept)));
    },
  };
}

function toInstallation(
  workspace: string,
  isEnterpriseInstall: boolean,
  { botToken, botId, botUserId, scopes }: z.infer<typeof keptSchema>,
): Installation {
  const place = { id: workspace };
  return {
    team: isEnterpriseInstall ? undefined : place,
    enterprise: isEnterpriseInstall ? place : undefined,
    isEnterpriseInstall,
    // Who installed it is nobody's business.
    user: { id: '', token: undefined, scopes: undefined },
    bot: { token: botToken, id: botId, userId: botUserId, scopes },
  };
}

function workspaceOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const workspace = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (workspace === undefined) throw new Error('Slack named no workspace in the installation.');
  return workspace;
}
