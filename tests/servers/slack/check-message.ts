/** Whether Slack would take a message, however it was sent: Web API, response URL or ack. */
import { type BlockFault, findBlockFaults, type Surface } from './check-blocks.ts';
import { findViewFaults } from './check-view.ts';
import type { Payload } from './recording.ts';
import { textAt, type World } from './world.ts';

export interface Refusal {
  readonly error: string;
  readonly faults: readonly BlockFault[];
}

const LONGEST_TEXT = 40_000;

/** Stricter than Slack in one thing: blocks need a `text` too, which notifications and screen readers get. */
export function refuseMessage(world: World, body: Payload): Refusal | undefined {
  if (!world.examines) return undefined;
  const { blocks } = body;
  if (blocks !== undefined) {
    const faults = [...findRefusedTypes(world, blocks, '/blocks'), ...findBlockFaults(blocks, 'message')];
    if (faults.length > 0) return { error: 'invalid_blocks', faults };
  }
  const text = textAt(body, 'text');
  if (text.trim() === '') return { error: 'no_text', faults: [] };
  return text.length > LONGEST_TEXT ? { error: 'msg_too_long', faults: [] } : undefined;
}

export function refuseView(
  world: World,
  view: unknown,
  type: Exclude<Surface, 'message'>,
): Refusal | undefined {
  const faults = findViewFaults(view);
  const found = typeof view === 'object' && view ? (view as Payload) : {};
  faults.push(...findRefusedTypes(world, found.blocks, '/view/blocks'));
  if (found.type !== type) faults.push({ pointer: '/view/type', message: `must be ${type}` });
  return faults.length > 0 ? { error: 'invalid_arguments', faults } : undefined;
}

/** A refusal as the Web API puts it. */
export function answerRefusal(world: World, { error, faults }: Refusal): Payload {
  if (faults.length === 0 || !world.explainsInvalidBlocks) return { ok: false, error };
  const errors = faults.map(({ pointer, message }) => `${message} [json-pointer:${pointer}]`);
  return {
    ok: false,
    error,
    errors,
    response_metadata: { messages: errors.map((one) => `[ERROR] ${one}`) },
  };
}

function findRefusedTypes(world: World, blocks: unknown, pointer: string): BlockFault[] {
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block: unknown, index) => {
    const type = String(typeof block === 'object' && block ? Reflect.get(block, 'type') : undefined);
    return world.refusedBlockTypes.includes(type)
      ? [{ pointer: `${pointer}/${index}/type`, message: `unsupported type: ${type}` }]
      : [];
  });
}
