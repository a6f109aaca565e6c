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
  if (code !== webApi.ErrorCode.PlatformError || data?.error !== 'invalid_blocks') return error;
  return new RefusedBlocksError((data.response_metadata?.messages ?? []).join('\n'), error);
}

/**
 * Which kind of block to do without next.
 * @returns none where nothing is left to leave out but all blocks
 */
export function kindRefused(
  { positions }: RefusedBlocksError,
  blocks: readonly MessageBlock[],
): Refusable | undefined {
  const kinds = new Set<string>(blocks.map(({ type }) => type));
  const named = new Set<string>(positions.map((position) => blocks[position]?.type ?? ''));
  return REFUSABLE.find((kind) => named.has(kind)) ?? REFUSABLE.find((kind) => kinds.has(kind));
}
