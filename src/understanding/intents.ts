/** `intents/*.yaml`: what people ask, how they put it, and for a FAQ also what is answered. */
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Fault } from '../datasets/fault.ts';
import { readYaml } from '../datasets/read-yaml.ts';
import { phrasingsSchema } from '../datasets/records.ts';

const words = z.string().trim().min(1);

/** A FAQ's reply: templates and ids. `points` are statements, `rows` figures for a table. */
const faqSchema = z.strictObject({
  headline: words,
  /** Where no source has what is asked, and the reply says so. */
  outcome: z.enum(['answer', 'no-data']).default('answer'),
  points: z.array(words).default([]),
  rows: z.array(words).default([]),
  notes: z.array(words).default([]),
  /** Figures that a share or an amount named in the question is held against, some only where a concept is heard. */
  judges: z.array(z.strictObject({ figure: words, heard: words.optional() })).default([]),
});
export type FaqReply = z.infer<typeof faqSchema>;

/** Slots an intent's reply takes account of; others that were heard are told as wider than asked. */
export const SLOT_NAMES = [
  'level',
  'years',
  'place',
  'percentile',
  'statistic',
  'period',
  'amount',
  'skill',
  'specialisation',
  'role',
  'other-role',
  'company',
  'source',
  'year',
] as const;

export const intentSchema = z.strictObject({
  intent: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  /** What it answers, in a few words: for help and for asking back. */
  title: words,
  /** A question that it answers, offered to the asker. */
  example: words,
  uses: z.array(z.enum(SLOT_NAMES)).default([]),
  /** Slots without which the intent cannot be meant. */
  needs: z.array(z.enum(SLOT_NAMES)).default([]),
  /** Concepts and slots with which the intent is not meant, however near its phrasings are. */
  unless: z.array(words).default([]),
  phrasings: phrasingsSchema,
  /** Advice holds wherever one works and for whomever; anything else is about the sources' own ground. */
  advice: z.boolean().default(false),
  reply: faqSchema.optional(),
  followUps: z.array(words).default([]),
});
export type Intent = z.infer<typeof intentSchema>;

/** The intent whose phrasings are not for us: what comes nearer to it than to any other is declined. */
export const OFF_TOPIC = 'off-topic';

/** Loads every intent. Faults are added to `faults`, a phrasing that belongs to two intents among them. */
export function loadIntents(folder: string, faults: Fault[]): Intent[] {
  const owners = new Map<string, string>();
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => {
      const name = `intents/${file}`;
      const intent = readYaml(join(folder, file), name, intentSchema, faults);
      if (!intent) return [];
      if (intent.intent !== basename(file, '.yaml')) {
        faults.push({
          file: name,
          field: 'intent',
          problem: `"${intent.intent}" is not the file's name`,
          cure: 'Make them the same.',
        });
      }
      intent.phrasings.forEach((phrasing, i) => {
        const key = phrasing.toLowerCase();
        const owner = owners.get(key);
        if (owner !== undefined) {
          faults.push({
            file: name,
            field: `phrasings.${i}`,
            problem: `"${phrasing}" stands in ${owner} as well`,
            cure: 'Leave it in the one that should answer it.',
          });
        }
        owners.set(key, name);
      });
      return [intent];
    });
}
