/** What an event looks like on its way to the app: the Events API's envelope, and messages as people write them. */
import type { Payload } from './recording.ts';
import type { SlackChannel, Workspace } from './workspace.ts';
import { APP_ID, type World } from './world.ts';

/** Slack's deprecated verification token, which is still in every payload. */
export const VERIFICATION_TOKEN = 'verification-token';

export function wrapEvent(world: World, workspace: Workspace, event: Payload): Payload {
  const eventId = world.ids.next('Ev');
  return {
    token: VERIFICATION_TOKEN,
    team_id: workspace.id,
    context_team_id: workspace.id,
    context_enterprise_id: null,
    api_app_id: APP_ID,
    event,
    type: 'event_callback',
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1_000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.id,
        user_id: workspace.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  };
}

export interface Said {
  readonly workspace: Workspace;
  readonly channel: SlackChannel;
  readonly user: string;
  readonly text: string;
  readonly ts: string;
  readonly thread_ts: string | undefined;
}

/** A `message` event; `app_mention` has the same fields without `channel_type`. */
export function messageEvent(said: Said): Payload {
  const { workspace, channel, user, text, ts, thread_ts } = said;
  const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }];
  return {
    type: 'message',
    user,
    ts,
    client_msg_id: `msg-${ts}`,
    text,
    team: workspace.id,
    ...(thread_ts === undefined ? {} : { thread_ts, parent_user_id: user }),
    blocks: [{ type: 'rich_text', block_id: `block-${ts}`, elements }],
    channel: channel.id,
    event_ts: ts,
    channel_type: channel.user === undefined ? (channel.is_private ? 'group' : 'channel') : 'im',
  };
}

export function mentionEvent(said: Said): Payload {
  const { channel_type: _, ...event } = messageEvent(said);
  return { ...event, type: 'app_mention' };
}
