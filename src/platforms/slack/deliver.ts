/** Sends a message: as rich as the workspace takes it, again without what it refuses, as text at the last. */
import type { Reply } from '../../chat/reply.ts';
import type { Message, Refusable } from './message.ts';
import { RefusedBlocksError, suspectOf } from './refused-blocks.ts';
import { renderReply, type Showing } from './render-reply.ts';
import type { Services } from './services.ts';

/** Hands one message to Slack. Throws RefusedBlocksError where Slack does not take its blocks. */
export type Send<T> = (message: Message) => Promise<T>;

/** The message without these kinds of blocks. */
export type Render = (without: ReadonlySet<Refusable>) => Message;

type Delivering = Pick<Services, 'refusals' | 'log'>;

/** @throws what `send` throws, but for refused blocks */
export function deliver<T>(
  services: Delivering,
  workspace: string,
  reply: Reply,
  showing: Showing,
  send: Send<T>,
): Promise<T> {
  return deliverRendered(services, workspace, (without) => renderReply(reply, { ...showing, without }), send);
}

/**
 * A kind of block that Slack names as refused, or that was left out last before the message was taken, is spared the
 * workspace from then on; one that was only suspected in between is not.
 * @throws what `send` throws, but for refused blocks
 */
export async function deliverRendered<T>(
  { refusals, log }: Delivering,
  workspace: string,
  render: Render,
  send: Send<T>,
): Promise<T> {
  const without = new Set(refusals.of(workspace));
  let suspected: Refusable | undefined;
  for (;;) {
    const message = render(without);
    try {
      const sent = await send(message);
      if (suspected !== undefined) refusals.remember(workspace, suspected);
      return sent;
    } catch (error) {
      if (!(error instanceof RefusedBlocksError)) throw error;
      const suspect = suspectOf(error, message.blocks);
      log.warn({ workspace, kind: suspect?.kind ?? 'all' }, 'Slack refused blocks; sent again without them');
      if (!suspect) return send({ ...message, blocks: [] });
      without.add(suspect.kind);
      if (suspect.isNamed) refusals.remember(workspace, suspect.kind);
      else suspected = suspect.kind;
    }
  }
}
