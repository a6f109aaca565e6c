/** The table blocks, and how many characters all their cells hold together. */
import { z } from 'zod';
import { id } from './block-texts.ts';
import { richText } from './rich-text-block.ts';

/** What all cells of a message's tables may hold together. */
export const TABLE_CHARACTERS = 10_000;

const cell = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) }),
  z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) }),
  richText,
]);

const row = z.array(cell).min(1).max(20);

export const table = z.strictObject({
  type: z.literal('table'),
  block_id: id.optional(),
  rows: z.array(row).min(1).max(100),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(20)
    .optional(),
});

export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id: id.optional(),
    caption: z.string().min(1),
    rows: z.array(row).min(2).max(101),
    page_size: z.int().min(1).max(100).optional(),
    row_header_column_index: z.int().min(0).max(19).optional(),
  })
  .refine(({ rows }) => rows.every((one) => one.length === rows[0]?.length), {
    message: 'all rows must have the same number of values',
  })
  .refine(({ rows }) => rows[0]?.every(({ type }) => type !== 'rich_text') ?? true, {
    message: 'rich_text cannot be used for header cells',
  });

/** Characters in all texts below a block. */
export function countCharacters(node: unknown): number {
  if (Array.isArray(node)) return node.reduce((sum: number, one) => sum + countCharacters(one), 0);
  if (typeof node !== 'object' || node === null) return 0;
  return Object.entries(node).reduce((sum, [key, value]) => {
    const shown = key === 'text' && typeof value === 'string';
    return sum + (shown ? value.length : countCharacters(value));
  }, 0);
}
