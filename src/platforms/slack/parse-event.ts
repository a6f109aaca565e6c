/** What Slack delivers → who asks what, where. Everything from Slack is parsed here; what is not for us is left out. */
import { z } from 'zod';
import { readMessageText } from './read-message-text.ts';

/** Where an answer goes, and who asked. */
export interface Asker {
  readonly workspace: string;
  readonly channel: string;
  readonly user: string;
}

interface Asked extends Asker {
  readonly text: string;
  /** One for each time the command is used; serves once to open a modal. */
  readonly triggerId: string;
}

export interface Command extends Asked {
  /** The same with every channel as a mark, `<#C2>`: a name may change, or be another channel's. */
  readonly marked: string;
}

const commandSchema = z.object({
  text: z.string().default(''),
  team_id: z.string(),
  channel_id: z.string(),
  user_id: z.string(),
  trigger_id: z.string(),
});

/** `/salary …`: the words after it as typed, but for Slack's own marks. */
export function parseCommand(body: unknown): Command {
  const { text, team_id, channel_id, user_id, trigger_id } = commandSchema.parse(body);
  return {
    text: readMessageText(text).text,
    marked: readMessageText(text, undefined, 'as marks').text,
    workspace: team_id,
    channel: channel_id,
    user: user_id,
    triggerId: trigger_id,
  };
}

/** A message that somebody wrote, however it concerns the bot. */
export interface Said extends Asker {
  readonly text: string;
  /** Slack's id of the message in its channel. */
  readonly ts: string;
  /** The thread it stands in, or would open. */
  readonly thread: string;
  readonly inThread: boolean;
  /** `mention`: spoken to. `direct`: a conversation with the bot alone. `overheard`: anything else in a channel. */
  readonly manner: 'mention' | 'direct' | 'overheard';
  /** Somebody else is spoken to. */
  readonly addressesOthers: boolean;
}

/** What people send that is more than a plain message and still a message. */
const WRITTEN = new Set(['file_share', 'thread_broadcast', 'me_message']);

const messageSchema = z.object({
  type: z.enum(['message', 'app_mention']),
  subtype: z.string().optional(),
  bot_id: z.string().optional(),
  edited: z.unknown().optional(),
  hidden: z.boolean().optional(),
  user: z.string().optional(),
  text: z.string().optional(),
  channel: z.string(),
  channel_type: z.string().optional(),
  ts: z.string(),
  thread_ts: z.string().optional(),
});

/**
 * A message event, or none where nobody wrote anything new: bots, edits, joins and the like.
 * @param bot the bot's own user id
 */
export function parseMessage(event: unknown, workspace: string, bot: string | undefined): Said | undefined {
  const parsed = messageSchema.safeParse(event);
  if (!parsed.success) return undefined;
  const { type, subtype, bot_id, edited, hidden, user, text, channel, channel_type, ts, thread_ts } =
    parsed.data;
  const written = subtype === undefined || WRITTEN.has(subtype);
  if (!written || bot_id || edited || hidden || user === undefined || user === bot) return undefined;
  const read = readMessageText(text ?? '', bot);
  const direct = channel_type === 'im' || channel.startsWith('D');
  return {
    workspace,
    channel,
    user,
    text: read.text,
    ts,
    thread: thread_ts ?? ts,
    inThread: thread_ts !== undefined && thread_ts !== ts,
    manner: direct ? 'direct' : type === 'app_mention' || read.mentionsBot ? 'mention' : 'overheard',
    addressesOthers: read.mentionsOthers,
  };
}

const shortcutSchema = z.object({
  team: z.object({ id: z.string() }),
  channel: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  trigger_id: z.string(),
  message: z.object({
    text: z.string().optional(),
    ts: z.string().optional(),
    thread_ts: z.string().optional(),
  }),
});

/** The message shortcut: the message's words are the question, and its thread is where the answer goes, if it is in one. */
export function parseShortcut(body: unknown): Asked & { readonly thread?: string } {
  const { team, channel, user, trigger_id, message } = shortcutSchema.parse(body);
  return {
    ...(message.thread_ts === undefined ? {} : { thread: message.thread_ts }),
    text: readMessageText(message.text ?? '').text,
    workspace: team.id,
    channel: channel.id,
    user: user.id,
    triggerId: trigger_id,
  };
}

/** The workspace that the event happened in. */
export function workspaceOf({ teamId, enterpriseId }: { teamId?: string; enterpriseId?: string }): string {
  return teamId ?? enterpriseId ?? '';
}

/**
 * What follows one another: a thread, whoever speaks in it. With the bot alone it is all of the conversation, as some
 * go on below an answer instead of in its thread.
 */
export function conversationKey({
  workspace,
  channel,
  thread,
}: Pick<Said, 'workspace' | 'channel' | 'thread'>): string {
  return channel.startsWith('D')
    ? `slack/${workspace}/${channel}`
    : `slack/${workspace}/${channel}/${thread}`;
}
