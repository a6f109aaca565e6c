/** `intents/vocabulary/` as typed records: what people call levels, places, skills and everything else. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from '../datasets/fault.ts';
import { readYaml } from '../datasets/read-yaml.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');
const aliases = z.array(z.string().trim().min(1)).default([]);
const entry = z.strictObject({ id, name: z.string().min(1), aliases, careful: z.boolean().default(false) });
const placeEntry = entry.extend({
  kind: z.enum(['country', 'state', 'metro', 'city', 'region']),
  within: id.optional(),
  code: z.string().length(2).optional(),
});

const vocabularySchema = z.strictObject({
  levels: z.array(entry).default([]),
  places: z.array(placeEntry).default([]),
  ambiguous: z
    .array(
      z.strictObject({ alias: z.string().min(1), means: z.array(id).min(2), then: z.enum(['ask', 'all']) }),
    )
    .default([]),
  roles: z.array(entry).default([]),
  companies: z.array(entry).default([]),
  skills: z.array(entry).default([]),
  specialisations: z.array(entry).default([]),
  sources: z.array(entry).default([]),
  statistics: z.array(entry).default([]),
  periods: z.array(entry).default([]),
  concepts: z.array(z.strictObject({ id, aliases, subject: z.boolean().default(false) })).default([]),
  fillers: z.array(z.string().min(1)).default([]),
});

export type Vocabulary = z.infer<typeof vocabularySchema>;

/** Every file of the folder together; each may hold any of the lists. Faults are added to `faults`. */
export function loadVocabulary(folder: string, faults: Fault[]): Vocabulary {
  const all = vocabularySchema.parse({});
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()) {
    const read = readYaml(join(folder, file), `intents/vocabulary/${file}`, vocabularySchema, faults);
    if (!read) continue;
    for (const [list, entries] of Object.entries(read))
      (all[list as keyof Vocabulary] as unknown[]).push(...entries);
  }
  return all;
}
