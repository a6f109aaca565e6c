/** What a source's files say → figures and statements as the bot has them: full ids, nothing undefined. */
import type { z } from 'zod';
import type { Figure, factsSchema, Statement, wageSchema } from './records.ts';

export type Facts = z.infer<typeof factsSchema>;

export function figureFromWage(wage: z.infer<typeof wageSchema>, source: string): Figure {
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

export function figureFromFact(fact: Facts['figures'][number], source: string): Figure {
  const { id, percentile, high, open, topic, mark, between, ...rest } = withoutUndefined(fact);
  return {
    ...rest,
    id: `${source}/${id}`,
    source,
    role: 'backend',
    high: high ?? fact.low,
    openEnded: open,
    topics: topic,
    ...(between.length > 0 ? { between: between.map((other) => `${source}/${other}`) } : {}),
    marks: [mark ?? []].flat(),
    ...(percentile ? { percentiles: [percentile] } : {}),
  };
}

/** @param asked how people ask for it */
export function statementFromFact(
  { mark, ...said }: Facts['statements'][number],
  asked: readonly string[],
  source: string,
): Statement {
  return {
    ...withoutUndefined(said),
    marks: [mark ?? []].flat(),
    id: `${source}/${said.id}`,
    source,
    text: qualifyIds(said.text, source),
    asked,
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
