/** The Web API's `chat.*`: posting, changing and deleting messages, refused where Slack refuses. */
import { answerRefusal, refuseMessage } from './check-message.ts';
import { changeMessage, deleteMessage, postMessage, showMessage } from './post-message.ts';
import type { Payload, PostedMessage } from './recording.ts';
import type { Method } from './web-api.ts';
import { directMessageWith, type SlackChannel, type Workspace } from './workspace.ts';
import { textAt, type World } from './world.ts';

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    scope: 'chat:write',
    run: (world, args, workspace) => post(world, args, workspace, undefined),
  },
  'chat.postEphemeral': {
    scope: 'chat:write',
    run(world, args, workspace) {
      const user = textAt(args, 'user');
      if (!workspace.users.has(user)) return refused('user_not_in_channel');
      return post(world, args, workspace, user);
    },
  },
  'chat.update': {
    scope: 'chat:write',
    run(world, args, workspace) {
      const message = findPosted(world, args, workspace);
      if (!message) return refused('message_not_found');
      const refusal = refuseMessage(world, args);
      if (refusal) return answerRefusal(world, refusal);
      changeMessage(world, message, args);
      const { channel, ts, text } = message;
      return { ok: true, channel, ts, text, message: showMessage(workspace, message) };
    },
  },
  'chat.delete': {
    scope: 'chat:write',
    run(world, args, workspace) {
      const message = findPosted(world, args, workspace);
      if (!message) return refused('message_not_found');
      deleteMessage(world, message);
      return { ok: true, channel: message.channel, ts: message.ts };
    },
  },
};

/** The channel the bot may write to, or Slack's error code. */
function writableChannel(workspace: Workspace, channel: string): SlackChannel | string {
  const found = workspace.users.has(channel)
    ? directMessageWith(workspace, channel)
    : (workspace.channels.get(channel) ??
      [...workspace.channels.values()].find(({ name }) => `#${name}` === channel));
  if (!found || (found.is_private && !found.is_member)) return 'channel_not_found';
  if (found.is_archived) return 'is_archived';
  const member = found.is_member || workspace.scopes.includes('chat:write.public');
  return member ? found : 'not_in_channel';
}

function post(world: World, args: Payload, workspace: Workspace, ephemeralTo: string | undefined): Payload {
  const channel = writableChannel(workspace, textAt(args, 'channel'));
  if (typeof channel === 'string') return refused(channel);
  const thread = args.thread_ts;
  if (thread !== undefined && !/^\d{10}\.\d{6}$/.test(String(thread))) return refused('invalid_thread_ts');
  const refusal = refuseMessage(world, args);
  if (refusal) return answerRefusal(world, refusal);
  if (!isMetadata(args.metadata)) return refused('invalid_metadata_format');
  const via = ephemeralTo === undefined ? 'chat.postMessage' : 'chat.postEphemeral';
  const message = postMessage(world, workspace, args, { channel: channel.id, ephemeralTo, via });
  if (ephemeralTo !== undefined) return { ok: true, message_ts: message.ts };
  return { ok: true, channel: channel.id, ts: message.ts, message: showMessage(workspace, message) };
}

function isMetadata(metadata: unknown): boolean {
  if (metadata === undefined) return true;
  if (typeof metadata !== 'object' || metadata === null) return false;
  const { event_type, event_payload } = metadata as Payload;
  return /^\w+$/.test(String(event_type)) && typeof event_payload === 'object' && event_payload !== null;
}

/** Ephemeral messages are out of reach of `chat.update` and `chat.delete`. */
function findPosted(world: World, args: Payload, workspace: Workspace): PostedMessage | undefined {
  return world.recorder.messages.find(
    (one) =>
      one.team === workspace.id &&
      one.channel === args.channel &&
      one.ts === args.ts &&
      one.ephemeralTo === undefined &&
      !one.deleted,
  );
}

const refused = (error: string): Payload => ({ ok: false, error });
