/** Messages of the app coming into being, changing and going, whichever way they were sent. */
import type { Payload, PostedMessage } from './recording.ts';
import type { Workspace } from './workspace.ts';
import { APP_ID, blocksAt, textAt, type World } from './world.ts';

export function postMessage(
  world: World,
  workspace: Workspace,
  body: Payload,
  where: Pick<PostedMessage, 'channel' | 'ephemeralTo' | 'via'>,
): PostedMessage {
  const message: PostedMessage = {
    ...where,
    ts: world.ids.ts(),
    team: workspace.id,
    thread_ts: textAt(body, 'thread_ts') || undefined,
    author: workspace.botUserId,
    text: textAt(body, 'text'),
    blocks: blocksAt(body),
    payload: body,
    metadata: body.metadata as Payload | undefined,
    edits: 0,
    deleted: false,
  };
  world.recorder.record('messages', message);
  return message;
}

export function changeMessage(world: World, message: PostedMessage, body: Payload): void {
  message.text = textAt(body, 'text');
  message.blocks = blocksAt(body);
  message.payload = body;
  message.edits += 1;
  world.recorder.changed();
}

export function deleteMessage(world: World, message: PostedMessage): void {
  message.deleted = true;
  world.recorder.changed();
}

/** The message as Slack shows it to apps. */
export function showMessage(workspace: Workspace, message: PostedMessage): Payload {
  return {
    type: 'message',
    user: message.author,
    ts: message.ts,
    bot_id: workspace.botId,
    app_id: APP_ID,
    text: message.text,
    team: workspace.id,
    ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    blocks: withIds(message.blocks),
  };
}

/** Slack gives every block and interactive element an id where the app gave none. */
export function withIds(blocks: readonly Payload[]): Payload[] {
  return blocks.map((block, index) => {
    const named = { ...block, block_id: textAt(block, 'block_id') || `block${index}` };
    if (!Array.isArray(block.elements) || !['actions', 'context_actions'].includes(String(block.type)))
      return named;
    const elements = (block.elements as Payload[]).map((element, position) => ({
      ...element,
      action_id: textAt(element, 'action_id') || `action${index}.${position}`,
    }));
    return { ...named, elements };
  });
}
