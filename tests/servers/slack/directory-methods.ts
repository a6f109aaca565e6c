/** The rest of the Web API that the bot needs: who it is, who and where people are, assistant threads, OAuth. */
import { historyMethod } from './history-method.ts';
import type { Payload } from './recording.ts';
import type { Method } from './web-api.ts';
import { directMessageWith, type SlackChannel, type SlackUser, type Workspace } from './workspace.ts';
import { APP_ID, CLIENT_ID, CLIENT_SECRET, textAt, type World } from './world.ts';

export const directoryMethods: Readonly<Record<string, Method>> = {
  'api.test': { noToken: true, run: (_, args) => ({ ok: true, args }) },
  'auth.test': {
    run: (world, _, workspace) => ({
      ok: true,
      url: `${world.origin}/`,
      team: workspace.name,
      user: 'salary-bot',
      team_id: workspace.id,
      user_id: workspace.botUserId,
      bot_id: workspace.botId,
      is_enterprise_install: false,
    }),
  },
  'users.info': {
    scope: 'users:read',
    run(_, args, workspace) {
      const user = workspace.users.get(textAt(args, 'user'));
      if (!user) return { ok: false, error: 'user_not_found' };
      return { ok: true, user: showUser(workspace, user, args.include_locale === true) };
    },
  },
  'conversations.info': {
    scope: readingScope,
    run(_, args, workspace) {
      const channel = visibleChannel(workspace, args);
      return channel ? { ok: true, channel: showChannel(workspace, channel) } : NO_CHANNEL;
    },
  },
  'conversations.open': {
    scope: 'im:write',
    run(_, args, workspace) {
      const user = textAt(args, 'users');
      if (user === '') return { ok: false, error: 'users_list_not_supplied' };
      const found = workspace.users.get(user);
      if (!found) return { ok: false, error: 'user_not_found' };
      if (found.deleted) return { ok: false, error: 'user_disabled' };
      if (found.is_bot) return { ok: false, error: 'cannot_dm_bot' };
      return { ok: true, channel: { id: directMessageWith(workspace, user).id } };
    },
  },
  'conversations.history': historyMethod,
  'assistant.threads.setStatus': assistantMethod('status'),
  'assistant.threads.setTitle': assistantMethod('title'),
  'assistant.threads.setSuggestedPrompts': assistantMethod('prompts'),
  'apps.connections.open': {
    appToken: true,
    run(world) {
      const url = world.issueSocketUrl();
      return url === undefined ? { ok: false, error: 'forbidden_app' } : { ok: true, url };
    },
  },
  'oauth.v2.access': { noToken: true, run: exchangeCode },
};

const NO_CHANNEL: Payload = { ok: false, error: 'channel_not_found' };

function visibleChannel(workspace: Workspace, args: Payload): SlackChannel | undefined {
  const channel = workspace.channels.get(textAt(args, 'channel') || textAt(args, 'channel_id'));
  return channel?.is_private && !channel.is_member ? undefined : channel;
}

function readingScope(args: Payload, workspace: Workspace): string {
  const channel = visibleChannel(workspace, args);
  if (channel?.user !== undefined) return 'im:read';
  return channel?.is_private ? 'groups:read' : 'channels:read';
}

function assistantMethod(required: 'status' | 'title' | 'prompts'): Method {
  return {
    scope: 'assistant:write',
    run(_, args, workspace) {
      const channel = visibleChannel(workspace, args);
      if (!channel) return NO_CHANNEL;
      if (args[required] === undefined || (required !== 'prompts' && args.thread_ts === undefined))
        return { ok: false, error: 'invalid_arguments' };
      const prompts = required === 'prompts' ? args.prompts : [];
      const right = Array.isArray(prompts) && prompts.length <= 4 && prompts.every(isPrompt);
      return right ? { ok: true } : { ok: false, error: 'invalid_arguments' };
    },
  };
}

function isPrompt(prompt: unknown): boolean {
  if (typeof prompt !== 'object' || prompt === null) return false;
  return textAt(prompt as Payload, 'title') !== '' && textAt(prompt as Payload, 'message') !== '';
}

function showUser(workspace: Workspace, user: SlackUser, withLocale: boolean): Payload {
  const { id, name, deleted, tz, locale, is_admin, is_owner, is_bot } = user;
  return {
    id,
    team_id: workspace.id,
    name,
    real_name: name,
    deleted,
    tz,
    is_admin,
    is_owner,
    is_primary_owner: false,
    is_bot,
    is_restricted: false,
    profile: { real_name: name, display_name: name },
    ...(withLocale ? { locale } : {}),
  };
}

function showChannel(workspace: Workspace, channel: SlackChannel): Payload {
  const { id, name, creator, is_member, is_private, is_archived, user } = channel;
  if (user !== undefined) return { id, is_im: true, is_archived, user, context_team_id: workspace.id };
  const shown = { id, name, creator, is_member, is_private, is_archived };
  return { ...shown, is_channel: !is_private, is_group: is_private, is_im: false, is_mpim: false };
}

function exchangeCode(world: World, args: Payload): Payload {
  const known = world.codes.get(textAt(args, 'code'));
  if (args.client_id !== CLIENT_ID) return { ok: false, error: 'invalid_client_id' };
  if (args.client_secret !== CLIENT_SECRET) return { ok: false, error: 'bad_client_secret' };
  if (!known) return { ok: false, error: 'invalid_code' };
  if (known.used) return { ok: false, error: 'code_already_used' };
  known.used = true;
  const workspace = world.workspaces.find(({ id }) => id === known.team);
  if (!workspace) return { ok: false, error: 'team_not_found' };
  workspace.installed = true;
  return {
    ok: true,
    access_token: workspace.botToken,
    token_type: 'bot',
    scope: workspace.scopes.join(','),
    bot_user_id: workspace.botUserId,
    app_id: APP_ID,
    team: { id: workspace.id, name: workspace.name },
    enterprise: null,
    authed_user: { id: known.user },
    is_enterprise_install: false,
  };
}
