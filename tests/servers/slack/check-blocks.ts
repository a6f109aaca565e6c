/**
 * Block Kit as Slack documents it, with all its limits, for testing renderers without a server and for the
 * local Slack to refuse with. Blocks that salary-bot has no use for (card, plan, video, …) count as unknown.
 */
import { z } from 'zod';
import {
  accessory,
  actionElement,
  contextAction,
  hasOneSource,
  image,
  inputElement,
  ONE_SOURCE,
} from './block-elements.ts';
import { anyText, id, mrkdwn, plainText } from './block-texts.ts';
import { chart } from './chart-block.ts';
import { nameFault } from './name-fault.ts';
import { richText } from './rich-text-block.ts';
import { countCharacters, dataTable, TABLE_CHARACTERS, table } from './table-block.ts';

export type Surface = 'message' | 'modal' | 'home';

export interface BlockFault {
  /** A JSON pointer from the payload: `/blocks/2/type`. */
  readonly pointer: string;
  /** In Slack's words where Slack has any. */
  readonly message: string;
}

/**
 * Everything Slack would refuse in these blocks on this surface; empty where they are right.
 *
 * @example findBlockFaults([{ type: 'head' }], 'message')
 * // [{ pointer: '/blocks/0/type', message: 'unsupported type: head' }]
 */
export function findBlockFaults(blocks: unknown, surface: Surface): BlockFault[] {
  if (!Array.isArray(blocks)) return [{ pointer: '/blocks', message: 'must be an array' }];
  const most = surface === 'message' ? 50 : 100;
  const faults: BlockFault[] =
    blocks.length > most ? [{ pointer: '/blocks', message: `no more than ${most} items allowed` }] : [];
  for (const [index, block] of blocks.entries()) {
    const parsed = anyBlock.safeParse(block);
    if (!parsed.success)
      faults.push(...parsed.error.issues.map((issue) => nameFault(issue, ['blocks', index], block)));
    else if (surface !== 'message' && MESSAGE_ONLY.has(parsed.data.type))
      faults.push({
        pointer: `/blocks/${index}/type`,
        message: `unsupported type: ${parsed.data.type} in a ${surface}`,
      });
  }
  return [...faults, ...findCrowding(blocks)];
}

const MESSAGE_ONLY: ReadonlySet<string> = new Set([
  'context_actions',
  'data_table',
  'data_visualization',
  'markdown',
  'table',
]);

const base = { block_id: id.optional() };

const section = z
  .strictObject({
    ...base,
    type: z.literal('section'),
    text: anyText(3_000).optional(),
    fields: z.array(anyText(2_000)).min(1).max(10).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine(({ text, fields }) => text !== undefined || fields !== undefined, {
    message: 'must define either text or fields',
  });

const anyBlock = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('header'), text: plainText(150) }),
  section,
  z.strictObject({
    ...base,
    type: z.literal('context'),
    elements: z
      .array(z.discriminatedUnion('type', [plainText(3_000), mrkdwn(3_000), image]))
      .min(1)
      .max(10),
  }),
  z.strictObject({
    ...base,
    type: z.literal('actions'),
    elements: z.array(actionElement).min(1).max(25),
  }),
  z.strictObject({
    ...base,
    type: z.literal('context_actions'),
    elements: z.array(contextAction).min(1).max(5),
  }),
  z.strictObject({ ...base, type: z.literal('divider') }),
  z
    .strictObject({ ...image.shape, ...base, title: plainText(2_000).optional() })
    .refine(hasOneSource, ONE_SOURCE),
  z.strictObject({ ...base, type: z.literal('markdown'), text: z.string().min(1).max(12_000) }),
  z.strictObject({
    ...base,
    type: z.literal('input'),
    label: plainText(2_000),
    element: inputElement,
    hint: plainText(2_000).optional(),
    optional: z.boolean().optional(),
    dispatch_action: z.boolean().optional(),
  }),
  richText,
  table,
  dataTable,
  chart,
]);

/** What is wrong with the blocks together though each may be right. */
function findCrowding(blocks: readonly unknown[]): BlockFault[] {
  const faults: BlockFault[] = [];
  const objects = blocks.map((one) => (typeof one === 'object' && one ? { ...one } : {}) as Loose);
  const blockIds = new Set<string>();
  for (const [index, block] of objects.entries()) {
    if (block.block_id !== undefined && blockIds.has(block.block_id))
      faults.push({
        pointer: `/blocks/${index}/block_id`,
        message: `block_id already exists: ${block.block_id}`,
      });
    if (block.block_id !== undefined) blockIds.add(block.block_id);
    if (!Array.isArray(block.elements)) continue;
    const actionIds = new Set<unknown>();
    for (const [position, element] of block.elements.entries()) {
      const actionId: unknown = (element as Loose | null)?.action_id;
      if (actionId !== undefined && actionIds.has(actionId))
        faults.push({
          pointer: `/blocks/${index}/elements/${position}/action_id`,
          message: `action_id already exists: ${String(actionId)}`,
        });
      actionIds.add(actionId);
    }
  }
  const indexes = (...types: string[]): number[] =>
    objects.flatMap(({ type }, index) => (types.includes(type ?? '') ? [index] : []));
  for (const index of indexes('table').slice(1))
    faults.push({ pointer: `/blocks/${index}`, message: 'only_one_table_allowed' });
  for (const index of indexes('data_visualization').slice(2))
    faults.push({ pointer: `/blocks/${index}`, message: 'no more than 2 data_visualization blocks allowed' });
  const tables = indexes('table', 'data_table');
  const characters = countCharacters(tables.map((index) => objects[index]));
  if (characters > TABLE_CHARACTERS)
    faults.push({
      pointer: `/blocks/${tables[0]}/rows`,
      message: `tables hold ${characters} characters, at most ${TABLE_CHARACTERS} allowed`,
    });
  return faults;
}

interface Loose {
  readonly type?: string;
  readonly block_id?: string;
  readonly action_id?: string;
  readonly elements?: unknown;
}
