/** The Web API's `conversations.history`: what stands in a conversation, in pages, for those who may see it. */
import type { Said } from './events.ts';
import { messageEvent } from './events.ts';
import { showMessage } from './post-message.ts';
import type { Payload } from './recording.ts';
import type { Method } from './web-api.ts';
import type { SlackChannel, Workspace } from './workspace.ts';
import { textAt, type World } from './world.ts';

export const historyMethod: Method = {
  scope: (args, workspace) => historyScope(workspace.channels.get(textAt(args, 'channel'))),
  run(world, args, workspace) {
    const channel = workspace.channels.get(textAt(args, 'channel'));
    if (!channel || (channel.is_private && !channel.is_member)) return refused('channel_not_found');
    if (!channel.is_member) return refused('not_in_channel');
    const { oldest = '0', latest, cursor } = args;
    if (Number.isNaN(Number(oldest))) return refused('invalid_ts_oldest');
    if (latest !== undefined && Number.isNaN(Number(latest))) return refused('invalid_ts_latest');
    const from = cursor === undefined ? 0 : parseCursor(cursor);
    if (from === undefined) return refused('invalid_cursor');
    const found = messagesIn(world, workspace, channel, args.include_all_metadata === true).filter(({ ts }) =>
      isWithin(Number(ts), Number(oldest), Number(latest ?? Infinity), args.inclusive === true),
    );
    // Closest to `latest`; with `oldest` alone closest to that, so that one pages forward.
    const isForward = latest === undefined && args.oldest !== undefined;
    const ordered = isForward ? found : found.toReversed();
    const size = Math.min(Number(args.limit ?? 100), 999, world.longestHistoryPage);
    const page = ordered.slice(from, from + size);
    const next = from + size < ordered.length ? writeCursor(from + size) : '';
    return {
      ok: true,
      messages: isForward ? page.toReversed() : page,
      has_more: next !== '',
      response_metadata: { next_cursor: next },
    };
  },
};

function historyScope(channel: SlackChannel | undefined): string {
  if (channel?.user !== undefined) return 'im:history';
  return channel?.is_private && channel.is_member ? 'groups:history' : 'channels:history';
}

/** In the order they were said; what stands in threads only and what one person sees are left out. */
function messagesIn(
  world: World,
  workspace: Workspace,
  channel: SlackChannel,
  withMetadata: boolean,
): Payload[] {
  const posted = world.recorder.messages
    .filter((one) => one.team === workspace.id && one.channel === channel.id)
    .filter((one) => !one.deleted && one.ephemeralTo === undefined && one.thread_ts === undefined)
    .map((one) => ({
      ...showMessage(workspace, one),
      ...(withMetadata && one.metadata ? { metadata: one.metadata } : {}),
    }));
  const said = world.said
    .filter((one) => one.workspace === workspace && one.channel === channel && isAtTop(one))
    .map((one) => messageEvent(one));
  return [...posted, ...said].sort((a, b) => Number(textAt(a, 'ts')) - Number(textAt(b, 'ts')));
}

function isAtTop({ thread_ts, ts }: Said): boolean {
  return thread_ts === undefined || thread_ts === ts;
}

function isWithin(ts: number, oldest: number, latest: number, inclusive: boolean): boolean {
  return inclusive ? ts >= oldest && ts <= latest : ts > oldest && ts < latest;
}

function writeCursor(position: number): string {
  return Buffer.from(`next:${position}`).toString('base64');
}

function parseCursor(cursor: unknown): number | undefined {
  const [, position] = /^next:(\d+)$/.exec(Buffer.from(String(cursor), 'base64').toString()) ?? [];
  return position === undefined ? undefined : Number(position);
}

const refused = (error: string): Payload => ({ ok: false, error });
