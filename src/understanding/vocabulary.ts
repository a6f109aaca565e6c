/**
 * `intents/vocabulary/` as typed records: what people call levels, places, skills and everything else. Short lists
 * with remarks are YAML; the long ones of what no source covers are CSV.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from '../datasets/fault.ts';
import { readCsv } from '../datasets/read-csv.ts';
import { readYaml } from '../datasets/read-yaml.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');
const aliases = z.array(z.string().trim().min(1)).default([]);
const entry = z.strictObject({
  id,
  name: z.string().min(1),
  aliases,
  /** The name is an everyday word as well, and needs to stand where a name stands. */
  careful: z.boolean().default(false),
});
export type Entry = z.infer<typeof entry>;

const vocabularySchema = z.strictObject({
  levels: z.array(entry).default([]),
  ambiguous: z
    .array(
      z.strictObject({ alias: z.string().min(1), means: z.array(id).min(2), reply: z.enum(['ask', 'all']) }),
    )
    .default([]),
  roles: z.array(entry).default([]),
  skills: z.array(entry).default([]),
  specialisations: z.array(entry).default([]),
  sources: z.array(entry).default([]),
  statistics: z.array(entry).default([]),
  periods: z.array(entry).default([]),
  concepts: z
    .array(
      z.strictObject({
        id,
        aliases,
        subject: z.boolean().default(false),
        /** Pay that no source has a figure for, as it is called in a sentence. */
        uncovered: z.string().min(1).optional(),
        /** Heard only where the data has several vintages of one series, or only where it has not. */
        vintages: z.enum(['one', 'several']).optional(),
      }),
    )
    .default([]),
  fillers: z.array(z.string().min(1)).default([]),
  glue: z.array(z.string().min(1)).default([]),
});

const row = z.strictObject({
  id,
  name: z.string().min(1),
  careful: z.enum(['', 'yes'], 'write yes or nothing').transform((value) => value === 'yes'),
  aliases: z.string().transform((text) =>
    text
      .split('|')
      .map((alias) => alias.trim())
      .filter((alias) => alias !== ''),
  ),
});
const placeRow = row.extend({
  kind: z.enum(['country', 'state', 'area', 'metro', 'city', 'region']),
  within: z.union([z.literal(''), id]),
  code: z.string().regex(/^([A-Z]{2})?$/, 'write two capitals or nothing'),
});

/** All of it, as it is kept when it has been read. */
const knownVocabularySchema = vocabularySchema.extend({
  places: z.array(entry.extend(placeRow.pick({ kind: true, within: true, code: true }).shape)),
  companies: z.array(entry),
});
export type Vocabulary = z.infer<typeof knownVocabularySchema>;

/** Every file of the folder together; each YAML file may hold any of the lists. Faults are added to `faults`. */
export function loadVocabulary(folder: string, faults: Fault[]): Vocabulary {
  const lists = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .flatMap(
      (file) => readYaml(join(folder, file), `intents/vocabulary/${file}`, vocabularySchema, faults) ?? [],
    );
  const csv = <T extends z.ZodObject>(file: string, schema: T): z.output<T>[] =>
    readCsv(join(folder, file), `intents/vocabulary/${file}`, schema, faults).map(({ value }) => value);
  return {
    levels: lists.flatMap(({ levels }) => levels),
    ambiguous: lists.flatMap(({ ambiguous }) => ambiguous),
    roles: [...lists.flatMap(({ roles }) => roles), ...csv('other-roles.csv', row)],
    skills: lists.flatMap(({ skills }) => skills),
    specialisations: lists.flatMap(({ specialisations }) => specialisations),
    sources: lists.flatMap(({ sources }) => sources),
    statistics: lists.flatMap(({ statistics }) => statistics),
    periods: lists.flatMap(({ periods }) => periods),
    concepts: lists.flatMap(({ concepts }) => concepts),
    fillers: lists.flatMap(({ fillers }) => fillers),
    glue: lists.flatMap(({ glue }) => glue),
    places: csv('world.csv', placeRow),
    companies: csv('companies.csv', row),
  };
}
