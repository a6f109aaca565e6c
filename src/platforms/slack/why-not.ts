/** Why the bot cannot post in some place, as Slack's codes say it: in words for an admin, each with its cure. */
import type { SlackRefusal } from './slack-error.ts';

const DIRECT = 'Digests go to channels: type this in a channel, or name one with #.';
const READ_ONLY =
  'Only some people may post in that channel: let me post there too, or choose another channel.';
const THREADS = 'That channel is not for messages of this kind: choose another channel.';
const NOT_ALLOWED = 'This workspace does not let me post there: whoever manages its apps can allow it again.';
const UNREACHABLE = 'That person takes no messages from me.';

const WORDS: Readonly<Record<string, string>> = {
  channel_not_found:
    'I cannot see that channel: type /invite @salary-bot there first. If it was deleted, choose another one.',
  not_in_channel: 'I am not in that channel: type /invite @salary-bot there first.',
  is_archived: 'That channel is archived: choose another one, or unarchive it and invite me again.',
  channel_type_not_supported: DIRECT,
  method_not_supported_for_channel_type: DIRECT,
  restricted_action: READ_ONLY,
  restricted_action_read_only_channel: READ_ONLY,
  restricted_action_thread_only_channel: THREADS,
  restricted_action_non_threadable_channel: THREADS,
  restricted_action_thread_locked: THREADS,
  messages_tab_disabled:
    'Messages to this app are turned off: turn on its Messages tab, under App Home in its settings.',
  cannot_dm_bot: UNREACHABLE,
  invalid_user_combination: UNREACHABLE,
  user_disabled: UNREACHABLE,
  user_not_found: UNREACHABLE,
  user_not_visible: UNREACHABLE,
  users_not_found: UNREACHABLE,
  access_denied: NOT_ALLOWED,
  app_access_restricted: NOT_ALLOWED,
  channel_is_limited_access: NOT_ALLOWED,
  ekm_access_denied: NOT_ALLOWED,
  enterprise_is_restricted: NOT_ALLOWED,
  no_permission: NOT_ALLOWED,
  not_allowed_token_type: NOT_ALLOWED,
  org_login_required: NOT_ALLOWED,
  team_access_not_granted: NOT_ALLOWED,
};

/** @returns none for a code that says nothing about the place, or nothing that lasts */
export function whyNot({ code, needed }: SlackRefusal): string | undefined {
  if (code !== 'missing_scope') return Object.hasOwn(WORDS, code) ? WORDS[code] : undefined;
  // Both belong to direct conversations; the app asks for neither.
  if (needed === 'im:read' || needed === 'mpim:read') return DIRECT;
  return `I lack the scope ${needed ?? 'for that'}: add it under OAuth & Permissions in the app's settings, then install the app again.`;
}

/** The bot was taken out of the workspace, and its token with it. */
export const REMOVED = 'The app was removed from this workspace: install it again.';
