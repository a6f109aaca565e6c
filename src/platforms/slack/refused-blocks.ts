/** Slack did not take a message's blocks. Both ways of sending say so with this one error. */
import { webApi } from '@slack/bolt';
import type { MessageBlock, Refusable } from './message.ts';
import { REFUSABLE } from './message.ts';

export class RefusedBlocksError extends Error {
  override readonly name = 'RefusedBlocksError';
  /** Positions of the refused blocks, as far as Slack said. */
  readonly positions: readonly number[];

  constructor(said: string, cause: unknown) {
    super('Slack refused the blocks of a message.', { cause });
    this.positions = [...said.matchAll(/\/blocks\/(\d+)/g)].map(([, position]) => Number(position));
  }
}

/** The error of a Web API call as ours where it is about blocks; any other as it is. */
export function asRefusal(error: unknown): unknown {
  const { code, data } = error as Partial<webApi.WebAPIPlatformError>;
  if (code !== webApi.ErrorCode.PlatformError || !isAboutBlocks(data?.error ?? '')) return error;
  return new RefusedBlocksError((data?.response_metadata?.messages ?? []).join('\n'), error);
}

/** Whether what Slack said is about blocks. */
export function isAboutBlocks(said: string): boolean {
  return /invalid_blocks|invalid_attachments|msg_blocks_too_long|msg_too_long/.test(said);
}

/** A kind of block to do without next. */
export interface Suspect {
  readonly kind: Refusable;
  /** Slack said that it was this one; otherwise it is only the most likely. */
  readonly isNamed: boolean;
}

/** @returns none where it is another block, or nothing is left to do without: then all blocks are */
export function suspectOf(
  { positions }: RefusedBlocksError,
  blocks: readonly MessageBlock[],
): Suspect | undefined {
  const named = new Set<string>(positions.map((position) => blocks[position]?.type ?? ''));
  const kinds = named.size > 0 ? named : new Set<string>(blocks.map(({ type }) => type));
  const kind = REFUSABLE.find((one) => kinds.has(one));
  return kind && { kind, isNamed: named.size > 0 };
}
