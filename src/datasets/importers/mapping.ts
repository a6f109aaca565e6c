/** The small file that says which column of somebody's table means what. */
import { z } from 'zod';
import { LEVELS } from '../levels.ts';
import { currency, id, plainId, sourceSchema, words } from '../records.ts';

const column = words;
const statistic = z.enum(['mean', 'p10', 'p25', 'p50', 'p75', 'p90']);

/** Which column holds what. Leave out what the table does not have. */
const columns = z.strictObject({
  role: column.optional(),
  level: column.optional(),
  place: column.optional(),
  currency: column.optional(),
  period: column.optional(),
  year: column.optional(),
  /** One column each: a row holds several statistics. */
  mean: column.optional(),
  p10: column.optional(),
  p25: column.optional(),
  p50: column.optional(),
  p75: column.optional(),
  p90: column.optional(),
  /** A row holds one statistic, or one person's pay. */
  statistic: column.optional(),
  amount: column.optional(),
  /** The ends of a pay band. */
  low: column.optional(),
  high: column.optional(),
  count: column.optional(),
  employment: column.optional(),
});

export const mappingSchema = z.strictObject({
  source: sourceSchema
    .pick({
      id: true,
      title: true,
      publisher: true,
      short: true,
      vintage: true,
      covers: true,
      counts: true,
      official: true,
      series: true,
      defects: true,
    })
    // What the mapping leaves out, `source.yaml` leaves out as well.
    .extend({ id: plainId, official: z.boolean().optional(), defects: z.array(words).optional() }),
  /** What one row is. */
  row: z.enum(['statistics', 'statistic', 'salary', 'band']),
  columns,
  /** What is the same in every row, and has no column. */
  always: z
    .strictObject({
      role: id.optional(),
      level: z.enum(LEVELS).optional(),
      place: id.optional(),
      currency: currency.optional(),
      period: z.enum(['year', 'hour']).optional(),
    })
    .default({}),
  decimal: z.enum(['.', ',']).default('.'),
  /** Only the rows of this year, where there is a column of years. */
  year: z.number().int().min(1990).max(2100).optional(),
  minimum_count: z.number().int().min(1).optional(),
  /** The table's own names, where they are not ones that the bot knows. */
  roles: z.record(z.string(), id).default({}),
  levels: z.record(z.string(), z.union([z.enum(LEVELS), z.literal('all')])).default({}),
  places: z
    .record(
      z.string(),
      z.union([
        id,
        z.strictObject({
          id,
          name: words,
          kind: z.enum(['country', 'state', 'metro', 'city', 'area']),
          within: id.optional(),
          currency,
        }),
      ]),
    )
    .default({}),
  statistics: z.record(z.string(), statistic).default({}),
});

export type Mapping = z.output<typeof mappingSchema>;
export type MappedColumn = keyof Mapping['columns'];
