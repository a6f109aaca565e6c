/**
 * The workspaces the app is installed in: people, channels, and the bot's own identity and scopes. Everything
 * that a test may want to be otherwise is writable, and counts from the next call on.
 */

export interface SlackUser {
  readonly id: string;
  name: string;
  is_admin: boolean;
  is_owner: boolean;
  is_bot: boolean;
  deleted: boolean;
  tz: string;
  locale: string;
}

export interface SlackChannel {
  readonly id: string;
  name: string;
  creator: string;
  /** Whether the bot is in it. */
  is_member: boolean;
  is_private: boolean;
  is_archived: boolean;
  /** The other person of a direct message; undefined for channels. */
  readonly user: string | undefined;
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly botToken: string;
  readonly botUserId: string;
  readonly botId: string;
  /** False after `uninstall`: its token then answers `account_inactive`. */
  installed: boolean;
  scopes: string[];
  readonly users: Map<string, SlackUser>;
  readonly channels: Map<string, SlackChannel>;
}

/** People and channels of every workspace unless a test adds its own. */
export const ADMIN = 'U0ADMIN';
export const OWNER = 'U0OWNER';
export const ASKER = 'U0ASKER';
export const COLLEAGUE = 'U0COLLEAGUE';
export const GENERAL = 'C0GENERAL';
export const RANDOM = 'C0RANDOM';
/** A public channel that the bot is not in. */
export const OUTSIDE = 'C0OUTSIDE';
export const ARCHIVED = 'C0ARCHIVED';
/** A private channel that the bot is in. */
export const PRIVATE = 'C0PRIVATE';
/** A private channel that the bot is not in, and so cannot see. */
export const HIDDEN = 'C0HIDDEN';

/** What the app asks for; `startLocalSlack({ scopes })` and a workspace's own `scopes` say otherwise. */
export const SCOPES: readonly string[] = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'users:read',
];

/** The workspace number `index`, counted from 1: `T0001`, `xoxb-1-local`, `U0BOT1`, `B0BOT1`. */
export function createWorkspace(index: number, scopes: readonly string[]): Workspace {
  const workspace: Workspace = {
    id: `T000${index}`,
    name: `Workspace ${index}`,
    domain: `workspace-${index}`,
    botToken: `xoxb-${index}-local`,
    botUserId: `U0BOT${index}`,
    botId: `B0BOT${index}`,
    installed: true,
    scopes: [...scopes],
    users: new Map(),
    channels: new Map(),
  };
  addUser(workspace, { id: workspace.botUserId, name: 'salary-bot', is_bot: true });
  addUser(workspace, { id: ADMIN, name: 'ada', is_admin: true });
  addUser(workspace, { id: OWNER, name: 'olga', is_admin: true, is_owner: true });
  addUser(workspace, { id: ASKER, name: 'asker' });
  addUser(workspace, { id: COLLEAGUE, name: 'colleague' });
  addChannel(workspace, { id: GENERAL, name: 'general', creator: OWNER });
  addChannel(workspace, { id: RANDOM, name: 'random' });
  addChannel(workspace, { id: OUTSIDE, name: 'outside', is_member: false });
  addChannel(workspace, { id: ARCHIVED, name: 'archived', is_archived: true });
  addChannel(workspace, { id: PRIVATE, name: 'private', is_private: true });
  addChannel(workspace, { id: HIDDEN, name: 'hidden', is_private: true, is_member: false });
  return workspace;
}

export function addUser(workspace: Workspace, user: Partial<SlackUser> & { readonly id: string }): SlackUser {
  const added: SlackUser = {
    name: user.id.toLowerCase(),
    is_admin: false,
    is_owner: false,
    is_bot: false,
    deleted: false,
    tz: 'America/Los_Angeles',
    locale: 'en-US',
    ...user,
  };
  workspace.users.set(added.id, added);
  return added;
}

export function addChannel(
  workspace: Workspace,
  channel: Partial<SlackChannel> & { readonly id: string },
): SlackChannel {
  const added: SlackChannel = {
    name: channel.id.toLowerCase(),
    creator: ADMIN,
    is_member: true,
    is_private: false,
    is_archived: false,
    user: undefined,
    ...channel,
  };
  workspace.channels.set(added.id, added);
  return added;
}

/** @throws Error where the workspace has no such user */
export function userOf(workspace: Workspace, id: string): SlackUser {
  const found = workspace.users.get(id);
  if (!found) throw new Error(`${workspace.id} has no user ${id}; add it with addUser.`);
  return found;
}

/** The direct message between the bot and a user, made on first use. */
export function directMessageWith(workspace: Workspace, user: string): SlackChannel {
  const id = `D${user.slice(1)}`;
  return workspace.channels.get(id) ?? addChannel(workspace, { id, name: 'directmessage', user });
}
