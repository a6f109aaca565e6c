/** The figures that digests speak of, as text that outlives a restart: what the next digest is held against. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Unit } from '../../chat/reply.ts';
import type { Datasets } from '../../datasets/datasets.ts';
import { groupBy } from '../../datasets/group-by.ts';
import type { Figure, Source } from '../../datasets/records.ts';
import { figuresToKeep, keepTable, type TableThen, tableKept } from './tables-kept.ts';

/** Much faster than a union of literals, and there are thousands. */
const unit = z.custom<Unit>(
  (value) => typeof value === 'string' && /^(percent|ratio|count|years|[A-Z]{3}\/(year|hour))$/.test(value),
);

/** What is left out stands at its usual value. */
const figureKept = z.object({
  id: z.string(),
  label: z.string(),
  low: z.number(),
  high: z.number().exactOptional(),
  open: z.literal(true).exactOptional(),
  unit,
  statistic: z.string(),
  percentiles: z.array(z.number()).exactOptional(),
  level: z.enum(['entry', 'mid', 'senior', 'staff']).exactOptional(),
  place: z.string().exactOptional(),
  topics: z.array(z.string()).exactOptional(),
  period: z.string().exactOptional(),
  qualifier: z.string().exactOptional(),
  words: z.string().exactOptional(),
});

const sourceKept = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  short: z.string(),
  vintage: z.string(),
  /** Of a big table, of whose figures only some are kept. */
  table: tableKept.exactOptional(),
  figures: z.array(figureKept),
});

const kept = z.object({ format: z.literal(1), sources: z.array(sourceKept) });

type FigureKept = z.infer<typeof figureKept>;

/** A source as it was. */
export interface SourceThen extends Pick<Source, 'id' | 'title' | 'publisher' | 'short' | 'vintage'> {
  readonly table?: TableThen;
}

export interface FiguresThen {
  readonly sources: ReadonlyMap<string, SourceThen>;
  readonly figures: ReadonlyMap<string, Figure>;
}

interface Written {
  readonly text: string;
  readonly version: string;
}

const written = new WeakMap<Datasets, Written>();

/** The same for the same figures, whatever order the files are read in. */
export function versionOf(datasets: Datasets): string {
  return write(datasets).version;
}

/** Every figure about backend developers with its source, of big tables a part; as `readFigures` reads it. */
export function writeFigures(datasets: Datasets): string {
  return write(datasets).text;
}

/** @returns nothing where the text is not one that `writeFigures` wrote */
export function readFigures(text: string): FiguresThen | undefined {
  const parsed = kept.safeParse(parseJson(text));
  if (!parsed.success) return undefined;
  const { sources } = parsed.data;
  return {
    sources: new Map(sources.map(({ figures: _, ...source }) => [source.id, source])),
    figures: new Map(
      sources
        .flatMap(({ id, figures }) => figures.map((figure) => restore(figure, id)))
        .map((one) => [one.id, one]),
    ),
  };
}

/** The old figure beside the new one, which may have the same id. */
export function asBefore(before: Figure): Figure {
  return { ...before, id: `${before.id}#before`, label: `${before.label}, before` };
}

/** The figures about backend developers, whoever else a source counts; those of big tables are not walked. */
export function backendFigures(datasets: Datasets): Figure[] {
  return [...datasets.figures.values()].filter(({ role }) => role === 'backend');
}

function write(datasets: Datasets): Written {
  const known = written.get(datasets);
  if (known) return known;
  const bySource = groupBy(backendFigures(datasets), ({ source }) => source);
  const fromTables = figuresToKeep(datasets);
  const sources = [...datasets.sources.values()]
    .sort(byId)
    .map(({ id, title, publisher, short, vintage }) => ({
      ...{ id, title, publisher, short, vintage },
      ...tableOf(id, datasets),
      figures: [...(bySource.get(id) ?? []), ...(fromTables.get(id) ?? [])].sort(byId).map(shorten),
    }));
  const text = JSON.stringify({ format: 1, sources } satisfies z.infer<typeof kept>);
  const now = { text, version: createHash('sha256').update(text).digest('hex').slice(0, 16) };
  written.set(datasets, now);
  return now;
}

function tableOf(source: string, { tables }: Datasets): { readonly table?: TableThen } {
  const from = tables.get(source);
  return from ? { table: keepTable(from) } : {};
}

function shorten(figure: Figure): FigureKept {
  const { id, source, label, low, high, openEnded, unit, statistic, percentiles, topics } = figure;
  const { level, place, period, qualifier, words } = figure;
  return {
    id: id.slice(source.length + 1),
    label,
    low,
    ...(high === low ? {} : { high }),
    ...(openEnded ? { open: true as const } : {}),
    unit,
    statistic,
    ...(percentiles ? { percentiles: [...percentiles] } : {}),
    ...(level ? { level } : {}),
    ...(place ? { place } : {}),
    ...(topics.includes('pay') ? {} : { topics: [...topics] }),
    ...(period ? { period } : {}),
    ...(qualifier ? { qualifier } : {}),
    ...(words ? { words } : {}),
  };
}

function restore({ id, high, open, topics = ['pay'], ...said }: FigureKept, source: string): Figure {
  return {
    ...said,
    id: `${source}/${id}`,
    source,
    role: 'backend',
    high: high ?? said.low,
    openEnded: open ?? false,
    topics,
    section: '',
    marks: [],
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** By character codes, which are the same everywhere. */
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}
