/**
 * The held-out questions of `tests/utterances/`: by intent in YAML, and in the outsiders' form (one JSON object a line,
 * by kind) in `outsiders/`. None of them may stand in `intents/` or in `data/`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Expectation } from './judge.ts';

const strings = z.array(z.string()).default([]);
const caseSchema = z.strictObject({
  say: z.string(),
  all: strings,
  any: strings,
  none: strings,
  sources: strings,
  outcome: z.union([z.string(), z.array(z.string())]).optional(),
});
const fileSchema = z.strictObject({
  intent: z.string(),
  cases: z.array(z.union([caseSchema, z.strictObject({ turns: z.array(caseSchema) })])),
});

export interface Case extends Expectation {
  readonly intent: string;
  readonly say: string;
  /** Turns of one thread share it. */
  readonly conversation?: string;
}

const folder = new URL('../utterances/', import.meta.url);

/** All held-out questions, threads turn by turn. */
export function loadCases(): Case[] {
  return [...loadByIntent(), ...loadOutsiders()];
}

/** What is known to go wrong: the questions, as they are asked. */
export function loadKnownMisses(): string[] {
  return z.array(z.string()).parse(parse(readFileSync(new URL(KNOWN_MISSES, folder), 'utf8')));
}

const KNOWN_MISSES = 'known-misses.yaml';

function loadOutsiders(): Case[] {
  const sets = new URL('outsiders/', folder);
  return readdirSync(sets)
    .sort()
    .flatMap((file) => loadSamples(new URL(file, sets)))
    .map((one) => ({ ...one, intent: `asked: ${one.intent}` }));
}

function loadByIntent(): Case[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml') && file !== KNOWN_MISSES)
    .sort()
    .flatMap((file) => {
      const { intent, cases } = fileSchema.parse(parse(readFileSync(new URL(file, folder), 'utf8')));
      return cases.flatMap((one, i) =>
        'turns' in one
          ? one.turns.map((turn) => ({ ...toCase(intent, turn), conversation: `${file}-${i}` }))
          : [toCase(intent, one)],
      );
    });
}

function toCase(intent: string, { say, outcome, ...strings }: z.infer<typeof caseSchema>): Case {
  return {
    ...strings,
    intent,
    say,
    everySource: false,
    abstain: false,
    outcomes: outcome === undefined ? [] : [outcome].flat(),
  };
}

const sampleSchema = z.object({
  q: z.string(),
  kind: z.string(),
  expect: z.object({ all: strings, any: strings, none: strings, abstain: z.boolean().default(false) }),
  sources: strings,
});

/** Questions in the form that outsiders use: one JSON object a line. */
export function loadSamples(path: string | URL): Case[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { q, kind, expect, sources } = sampleSchema.parse(JSON.parse(line));
      return { ...expect, intent: kind, say: q, sources, everySource: kind === 'conflict', outcomes: [] };
    });
}

/** Everyday requests on other subjects; undefined where the list does not lie beside the repository. */
export function loadEveryday(): string[] | undefined {
  const file = new URL('../../../shared/data/clinc150/off-topic.tsv', import.meta.url);
  if (!existsSync(file)) return undefined;
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return rows.map((line) => line.split('\t')[0] ?? '');
}
