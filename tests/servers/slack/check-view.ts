/** Modals and Home tabs around their blocks: titles, buttons and the private data Slack keeps for the app. */
import { z } from 'zod';
import { id, plainText } from './block-texts.ts';
import { type BlockFault, findBlockFaults } from './check-blocks.ts';
import { nameFault } from './name-fault.ts';

/** Everything Slack would refuse in this view, blocks included; pointers start at `/view`. */
export function findViewFaults(view: unknown): BlockFault[] {
  const parsed = anyView.safeParse(view);
  if (!parsed.success) return parsed.error.issues.map((issue) => nameFault(issue, ['view'], view));
  const { type, blocks } = parsed.data;
  const faults = findBlockFaults(blocks, type).map(({ pointer, message }) => ({
    pointer: `/view${pointer}`,
    message,
  }));
  const hasInput = blocks.some(
    (block) => typeof block === 'object' && block && Reflect.get(block, 'type') === 'input',
  );
  if (type === 'modal' && hasInput && parsed.data.submit === undefined)
    faults.push({ pointer: '/view/submit', message: 'submit is required when an input block is used' });
  return faults;
}

const kept = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(3_000).optional(),
  callback_id: z.string().max(255).optional(),
  external_id: id.optional(),
};

const anyView = z.discriminatedUnion('type', [
  z.strictObject({
    ...kept,
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
  }),
  z.strictObject({ ...kept, type: z.literal('home') }),
]);
