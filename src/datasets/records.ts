/** The records that the data files hold: their shape on disk as zod schemas, and in memory as types. */
import { z } from 'zod';
import type { CitedFigure } from '../chat/reply.ts';
import { LEVELS, type Level, type Rung } from './levels.ts';

export const id = z.string().regex(/^[a-z0-9]+(?:[-/][a-z0-9]+)*$/, 'use lower-case words joined by - or /');
/** An id that is a name by itself, as a source's is its folder's. */
export const plainId = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');
export const words = z.string().trim().min(1, 'write something here');
const level = z.enum(LEVELS);
export const currency = z.string().regex(/^[A-Z]{3}$/, 'write the three capitals of a currency, such as USD');
const unit = z.union(
  [
    z.enum(['percent', 'ratio', 'count', 'years']),
    z.templateLiteral([z.string().regex(/^[A-Z]{3}$/), '/', z.enum(['year', 'hour'])]),
  ],
  'write a currency and a period (USD/year, EUR/hour), or percent, ratio, count or years',
);
const amount = z.number().positive();
const mark = z.union([z.number().int().positive(), z.array(z.number().int().positive())]);

export const sourceSchema = z.strictObject({
  id,
  title: words,
  publisher: words,
  short: words,
  vintage: words,
  covers: words,
  counts: words,
  ladder: z
    .array(z.strictObject({ level, years: z.array(z.number().min(0)).min(1).max(2), name: words.optional() }))
    .default([]),
  defects: z.array(words).default([]),
  /** A statistics office says it. */
  official: z.boolean().default(false),
  /** Vintages of one series belong together: the newer stands for the older. */
  series: id.optional(),
  year: z.number().int().min(1900).max(2100).optional(),
  /** A cell made of fewer salaries is not shown. */
  minimum_count: z.number().int().positive().optional(),
  /** From here up the publisher gives no exact value, by unit. */
  top_code: z.record(z.string(), amount).default({}),
});

/** A cell of a CSV file is text; an empty one is left out. */
const cell = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema);
const numeric = z
  .string()
  .regex(/^\d+(\.\d+)?$/, 'write digits, with a point for decimals and no separators')
  .transform(Number)
  .pipe(amount);

export const wageSchema = z.strictObject({
  id: cell(id),
  label: cell(words),
  role: cell(id.default('backend')),
  level: cell(level.optional()),
  place: cell(id.optional()),
  statistic: cell(words),
  percentile: cell(
    z
      .string()
      .regex(/^\d{1,2}(-\d{1,2})?$/, 'write one percentile (75) or two joined by a hyphen (50-75)')
      .transform((text) => text.split('-').map(Number))
      .optional(),
  ),
  unit: cell(unit),
  low: cell(numeric),
  high: cell(
    z
      .string()
      .regex(/^\d+(\.\d+)?\+?$/, 'write digits, with + behind them for an open top')
      .optional(),
  ),
  section: cell(words),
  mark: cell(
    z
      .string()
      .regex(/^\d+( \d+)*$/, 'write a number, or several with spaces between')
      .transform((text) => text.split(' ').map(Number))
      .optional(),
  ),
  note: cell(words.optional()),
});

const aliases = cell(
  z
    .string()
    .transform((text) => text.split('|').map((alias) => alias.trim()))
    .default([]),
);

export const placeSchema = z.strictObject({
  id: cell(id),
  name: cell(words),
  /** An area is what is left of a state outside its metros. */
  kind: cell(z.enum(['country', 'state', 'metro', 'city', 'area'])),
  within: cell(id.optional()),
  currency: cell(currency),
  aliases,
  /** As the publisher numbers it. */
  code: cell(words.optional()),
});

export const roleSchema = z.strictObject({
  id: cell(id),
  name: cell(words),
  /** The occupation's number in the classification that the source uses. */
  code: cell(words.optional()),
  aliases,
});

export const ambiguousSchema = z.strictObject({
  alias: cell(words),
  means: cell(
    z
      .string()
      .transform((text) => text.split('|').map((place) => place.trim()))
      .refine((means) => means.length > 1, 'write two ids or more, with | between them'),
  ),
});

export const skillSchema = z.strictObject({
  id: cell(id),
  name: cell(words),
  aliases,
  kind: cell(words),
  demand: cell(words),
  impact: cell(words),
  section: cell(words),
  note: cell(words.optional()),
});

export const factsSchema = z.strictObject({
  figures: z
    .array(
      z.strictObject({
        id,
        label: words,
        low: amount,
        high: amount.optional(),
        open: z.boolean().default(false),
        unit,
        statistic: words,
        topic: z.array(words).default([]),
        section: words,
        mark: mark.optional(),
        note: words.optional(),
        level: level.optional(),
        percentile: amount.optional(),
        specialisation: id.optional(),
        period: words.optional(),
        qualifier: z.enum(['about', 'over', 'roughly', 'nearly']).optional(),
        words: words.optional(),
        /** The figures that a difference, a ratio or a premium is between. */
        between: z.array(id).default([]),
      }),
    )
    .default([]),
  statements: z
    .array(
      z.strictObject({
        id,
        topic: words,
        title: words.optional(),
        level: level.optional(),
        place: id.optional(),
        skill: id.optional(),
        specialisation: id.optional(),
        section: words,
        mark: mark.optional(),
        text: words,
        note: words.optional(),
      }),
    )
    .default([]),
});

/** How people put something: a line each, or a list. Lines need no quotes and are read much faster. */
export const phrasingsSchema = z
  .union(
    [z.array(words), z.string().transform((text) => text.split('\n').map((line) => line.trim()))],
    'write a line for each',
  )
  .transform((lines) => lines.filter((line) => line !== ''))
  .refine((lines) => lines.length > 0, 'write at least one');

/** How people ask for statements, by the statement's id. */
export const askedSchema = z.strictObject({ asked: z.record(id, phrasingsSchema) });

export const ladderSchema = z.array(
  z.strictObject({
    level,
    section: words,
    summary: words.optional(),
    expects: z.array(words).default([]),
    technologies: z.array(words).default([]),
    examples: z.array(words).default([]),
    promoted_by: z.array(words).default([]),
  }),
);

export const disagreementsSchema = z.array(
  z.strictObject({
    id,
    title: words,
    brief: words,
    heard_as: z.array(words).min(1),
    ladders: z.boolean().default(false),
    sides: z.array(id),
    why: words,
  }),
);

/** A number that a source gives, with all that must be said with it. Money in the unit's currency. */
export interface Figure extends CitedFigure {
  /** `backend`, or another occupation the source quotes. */
  readonly role: string;
  readonly level?: Level;
  readonly place?: string;
  /** The percentile, or both ends of a percentile range. */
  readonly percentiles?: readonly number[];
  readonly specialisation?: string;
  readonly topics: readonly string[];
  readonly section: string;
  /** The document's own reference marks. Their list is not always in our copy. */
  readonly marks: readonly number[];
  readonly note?: string;
  /** The years that a projection is for. */
  readonly period?: string;
  readonly qualifier?: string;
  /** The source's words where it gives no digits. */
  readonly words?: string;
  /** Full ids of the figures that a difference, a ratio or a premium is between. */
  readonly between?: readonly string[];
  /** How many salaries it is made of. */
  readonly count?: number;
  /** The publisher gives no exact value this high: it is at least this. */
  readonly topCoded?: true;
}

/** What a source says in words, in our wording; `text` is a template with full figure ids. */
export interface Statement {
  readonly id: string;
  readonly source: string;
  readonly topic: string;
  readonly title?: string;
  readonly level?: Level;
  readonly place?: string;
  readonly skill?: string;
  readonly specialisation?: string;
  readonly section: string;
  readonly marks: readonly number[];
  readonly text: string;
  readonly note?: string;
  /** How people ask for it. */
  readonly asked: readonly string[];
}

export interface Source extends Omit<z.infer<typeof sourceSchema>, 'ladder'> {
  readonly ladder: readonly Rung[];
}
export type Place = z.infer<typeof placeSchema>;
export type Role = z.infer<typeof roleSchema>;
export type AmbiguousPlace = z.infer<typeof ambiguousSchema>;
export type Skill = z.infer<typeof skillSchema> & { readonly source: string };
export type LadderEntry = z.infer<typeof ladderSchema>[number] & { readonly source: string };
export type Disagreement = z.infer<typeof disagreementsSchema>[number];
