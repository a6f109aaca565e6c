/** Sends a reply: as rich as the workspace takes it, again without what it refuses, as text at the last. */
import type { Reply } from '../../chat/reply.ts';
import type { Message } from './message.ts';
import { kindRefused, RefusedBlocksError } from './refused-blocks.ts';
import { renderAsText, renderReply, type Showing } from './render-reply.ts';
import type { Services } from './services.ts';

/** Hands one message to Slack. Throws RefusedBlocksError where Slack does not take its blocks. */
export type Send = (message: Message) => Promise<void>;

/** @throws what `send` throws, but for refused blocks */
export async function deliver(
  { refusals, log }: Services,
  workspace: string,
  reply: Reply,
  showing: Showing,
  send: Send,
): Promise<void> {
  for (;;) {
    const message = renderReply(reply, { ...showing, without: refusals.of(workspace) });
    try {
      return await send(message);
    } catch (error) {
      if (!(error instanceof RefusedBlocksError)) throw error;
      const kind = kindRefused(error, message.blocks);
      log.warn({ workspace, kind: kind ?? 'all blocks' }, 'Slack refused blocks; sent again without them');
      if (kind === undefined) return send(renderAsText(reply, showing));
      refusals.remember(workspace, kind);
    }
  }
}
