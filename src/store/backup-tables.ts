/** What a backup has of each table, and what a row of it must be like to be taken back. */
import { z } from 'zod';
import type { Tables } from './schema.ts';

export type TableName = keyof Tables;
type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

interface TableInBackups {
  /** The migration that made it. */
  readonly since: string;
  /** The columns that tell its rows apart. */
  readonly key: readonly string[];
  readonly row: z.ZodObject;
}

const text = z.string();
/** PostgreSQL's driver reads a large one as text. */
const whole = z.preprocess(
  (value) => (typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value),
  z.int(),
);
/** As large as PostgreSQL's `integer`. */
const small = z.int32();
const flag = z.literal([0, 1]);
const platform = z.enum(['slack', 'discord']);
const idList = text.refine((told) => z.array(z.string()).safeParse(parseJson(told)).success);

const FIRST = '0001-first-tables';
const DIGESTS = '0002-digests';

/** A table stands behind those that it refers to. */
export const TABLES = {
  channel_settings: {
    since: FIRST,
    key: ['platform', 'workspace', 'channel'],
    row: z.strictObject({ platform, workspace: text, channel: text, listening: flag }),
  },
  installations: {
    since: FIRST,
    key: ['platform', 'workspace'],
    row: z.strictObject({ platform, workspace: text, sealed: text, installed_at: whole }),
  },
  answered_events: {
    since: FIRST,
    key: ['event'],
    row: z.strictObject({ event: text, thread: text.nullable(), answered_at: whole }),
  },
  feedback: {
    since: FIRST,
    key: ['platform', 'workspace', 'day', 'intent', 'outcome'],
    row: z.strictObject({
      ...{ platform, workspace: text, day: z.iso.date(), intent: text, outcome: text },
      ...{ helpful_count: small, unhelpful_count: small },
    }),
  },
  digest_numbers: {
    since: DIGESTS,
    key: ['platform', 'workspace'],
    row: z.strictObject({ platform, workspace: text, last_number: small }),
  },
  digest_subscriptions: {
    since: DIGESTS,
    key: ['id'],
    row: z.strictObject({
      ...{ id: text, platform, workspace: text, channel: text, number: small, cron: text, zone: text },
      state: z.enum(['active', 'paused', 'refused']),
      when_all_told: z.enum(['ask', 'repeat', 'rest']),
      ...{ round: small, next_at: whole, owner: text },
    }),
  },
  digest_runs: {
    since: DIGESTS,
    key: ['subscription', 'scheduled_for'],
    row: z.strictObject({
      ...{ subscription: text, scheduled_for: whole },
      outcome: z.enum(['waiting', 'delivered', 'missed', 'refused', 'rested', 'unknown']),
      ...{ round: small, told: idList, data_version: text },
    }),
  },
  digest_deliveries: {
    since: DIGESTS,
    key: ['id'],
    row: z.strictObject({
      ...{ id: text, subscription: text, to_kind: z.enum(['channel', 'person']), to_id: text },
      ...{ run: whole.nullable(), content: text, expires_at: whole, created_at: whole },
      ...{ attempt: small, taken: flag, unsure: flag, available_at: whole },
      state: z.enum(['waiting', 'delivered', 'missed', 'refused', 'unknown']),
      message: text.nullable(),
    }),
  },
  data_versions: {
    since: DIGESTS,
    key: ['version'],
    row: z.strictObject({ version: text, figures: text, kept_at: whole }),
  },
  asked_questions: {
    since: DIGESTS,
    key: ['platform', 'workspace', 'answered', 'day', 'text_hash'],
    row: z.strictObject({
      ...{ platform, workspace: text, answered: flag, day: z.iso.date(), text_hash: text },
      ...{ text, times: small },
    }),
  },
} satisfies {
  [Name in TableName]: TableInBackups & { row: z.ZodObject<{ [Column in keyof Tables[Name]]: z.ZodType }> };
};

/** In the order in which rows can be put back. */
export const TABLE_NAMES: readonly TableName[] = Object.keys(TABLES).filter(isTable);

export function isTable(name: string): name is TableName {
  return Object.hasOwn(TABLES, name);
}

export function columnsOf(table: TableName): readonly string[] {
  return Object.keys(TABLES[table].row.shape);
}

const valuesSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** @returns the row with its numbers as such, or what is wrong with it */
export function parseRow(
  table: TableName,
  given: unknown,
): { readonly row: Row } | { readonly fault: string } {
  const parsed = TABLES[table].row.safeParse(given);
  if (parsed.success) return { row: valuesSchema.parse(parsed.data) };
  const [issue] = parsed.error.issues;
  return { fault: [...(issue?.path ?? []), issue?.message].join(': ') };
}

/** @returns undefined where it is not JSON */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
