/** One folder of `data/` → the records it holds. Knows the files' names; checks each record by itself. */
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { readCsv } from './read-csv.ts';
import { readYaml } from './read-yaml.ts';
import {
  type Figure,
  factsSchema,
  type LadderEntry,
  ladderSchema,
  type Place,
  placeSchema,
  type Skill,
  type Source,
  type Statement,
  skillSchema,
  sourceSchema,
  wageSchema,
} from './records.ts';

export interface SourceRecords {
  readonly source: Source;
  readonly figures: readonly Figure[];
  readonly statements: readonly Statement[];
  readonly ladder: readonly LadderEntry[];
  readonly skills: readonly Skill[];
  readonly places: readonly Place[];
}

/** Loads a source's folder. Faults are added to `faults`; undefined when `source.yaml` itself is unusable. */
export function loadSource(folder: string, faults: Fault[]): SourceRecords | undefined {
  const name = basename(folder);
  const csv = <T extends z.ZodObject>(file: string, schema: T) =>
    existsSync(join(folder, file)) ? readCsv(join(folder, file), `data/${name}/${file}`, schema, faults) : [];
  const yaml = <T extends z.ZodType>(file: string, schema: T) =>
    existsSync(join(folder, file))
      ? readYaml(join(folder, file), `data/${name}/${file}`, schema, faults)
      : undefined;

  if (!existsSync(join(folder, 'source.yaml'))) {
    faults.push({
      file: `data/${name}/source.yaml`,
      problem: 'missing',
      cure: 'Say there who publishes the source, when, and whom it counts; copy another source and change it.',
    });
    return undefined;
  }
  const parsed = yaml('source.yaml', sourceSchema);
  if (!parsed) return undefined;
  if (parsed.id !== name) {
    faults.push({
      file: `data/${name}/source.yaml`,
      field: 'id',
      problem: `"${parsed.id}" is not the folder's name`,
      cure: `Write ${name}, or rename the folder.`,
    });
  }
  const source: Source = {
    ...parsed,
    ladder: parsed.ladder.map(({ level, years: [from = 0, to] }) => ({
      level,
      from,
      ...(to === undefined ? {} : { to }),
    })),
  };
  const facts = yaml('facts.yaml', factsSchema);
  const wages = csv('wages.csv', wageSchema).map(({ value }) => figureFromWage(value, name));
  return {
    source,
    figures: [...wages, ...(facts?.figures ?? []).map((fact) => figureFromFact(fact, name))],
    statements: (facts?.statements ?? []).map(({ mark, ...said }) => ({
      ...withoutUndefined(said),
      marks: [mark ?? []].flat(),
      id: `${name}/${said.id}`,
      source: name,
      text: qualifyIds(said.text, name),
    })),
    ladder: (yaml('ladder.yaml', ladderSchema) ?? []).map((entry) => ({ ...entry, source: name })),
    skills: csv('skills.csv', skillSchema).map(({ value }) => ({ ...value, source: name })),
    places: csv('places.csv', placeSchema).map(({ value }) => value),
  };
}

function figureFromWage(wage: z.infer<typeof wageSchema>, source: string): Figure {
  const { id, percentile, high, mark, ...rest } = withoutUndefined(wage);
  return {
    ...rest,
    id: `${source}/${id}`,
    source,
    high: high === undefined ? wage.low : Number.parseFloat(high),
    openEnded: high?.endsWith('+') ?? false,
    topics: ['pay'],
    marks: mark ?? [],
    ...(percentile ? { percentiles: percentile } : {}),
  };
}

function figureFromFact(
  fact: NonNullable<z.infer<typeof factsSchema>['figures']>[number],
  source: string,
): Figure {
  const { id, percentile, high, open, topic, mark, ...rest } = withoutUndefined(fact);
  return {
    ...rest,
    id: `${source}/${id}`,
    source,
    role: 'backend',
    high: high ?? fact.low,
    openEnded: open,
    topics: topic,
    marks: [mark ?? []].flat(),
    ...(percentile ? { percentiles: [percentile] } : {}),
  };
}

/** In a source's own files an id may leave out the source: `{premium/cloud}` → `{source/premium/cloud}`. */
function qualifyIds(template: string, source: string): string {
  return template.replace(/\{([a-z0-9/-]+)/g, (_, id: string) => `{${source}/${id}`);
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** Optional fields that were left out are absent, not undefined, as `exactOptionalPropertyTypes` wants them. */
function withoutUndefined<T extends object>(record: T): Defined<T> {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as Defined<T>;
}
