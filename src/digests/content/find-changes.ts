/** What is different about the figures since the last digest, the most telling first. */
import type { Datasets } from '../../datasets/datasets.ts';
import { groupBy } from '../../datasets/group-by.ts';
import type { Figure, Source } from '../../datasets/records.ts';
import {
  backendFigures,
  type FiguresThen,
  readFigures,
  type SourceThen,
  writeFigures,
} from './figures-kept.ts';
import { findTableChanges, type TableChange } from './find-table-changes.ts';

export type Change =
  | { readonly kind: 'changed'; readonly now: Figure; readonly before: Figure }
  | { readonly kind: 'new-source'; readonly source: Source; readonly count: number }
  | { readonly kind: 'vintage'; readonly source: Source; readonly before: string }
  | { readonly kind: 'new'; readonly now: Figure }
  | { readonly kind: 'gone'; readonly before: Figure }
  | { readonly kind: 'gone-source'; readonly source: SourceThen; readonly count: number }
  | TableChange;

/** What was found last: all digests of a day are held against much the same figures. */
const found = new WeakMap<Datasets, { readonly before: string; readonly changes: readonly Change[] }>();

/** @param before as `writeFigures` wrote it; where it is missing or cannot be read, nothing is known to have changed */
export function findChanges(before: string | undefined, datasets: Datasets): readonly Change[] {
  if (before === undefined || before === writeFigures(datasets)) return [];
  const known = found.get(datasets);
  if (known?.before === before) return known.changes;
  const then = readFigures(before);
  const changes = then ? compare(then, datasets) : [];
  found.set(datasets, { before, changes });
  return changes;
}

function compare(then: FiguresThen, datasets: Datasets): Change[] {
  const figures = backendFigures(datasets);
  const changed = figures.flatMap((now) => {
    const was = then.figures.get(now.id);
    return was && isDifferent(was, now) ? [{ kind: 'changed' as const, now, before: was }] : [];
  });
  const added = figures.filter(({ id, source }) => then.sources.has(source) && !then.figures.has(id));
  const gone = [...then.figures.values()].filter(
    ({ id, source }) =>
      datasets.sources.has(source) && !then.sources.get(source)?.table && !datasets.figures.has(id),
  );
  const isWide = byScope(datasets);
  return [
    ...findTableChanges(then, datasets),
    ...changed.sort((a, b) => isWide(a.now) - isWide(b.now) || growth(b) - growth(a) || byId(a.now, b.now)),
    ...newSources(figures, then, datasets),
    ...vintages(then, datasets),
    ...added
      .sort((a, b) => isWide(a) - isWide(b) || byId(a, b))
      .map((now) => ({ kind: 'new' as const, now })),
    ...gone
      .sort((a, b) => isWide(a) - isWide(b) || byId(a, b))
      .map((was) => ({ kind: 'gone' as const, before: was })),
    ...goneSources(then, datasets),
  ];
}

function isDifferent(a: Figure, b: Figure): boolean {
  return (
    a.low !== b.low ||
    a.high !== b.high ||
    a.openEnded !== b.openEnded ||
    a.unit !== b.unit ||
    a.statistic !== b.statistic ||
    a.words !== b.words
  );
}

/** A nation's median concerns more readers than its other figures, and those more than a city's. */
function byScope(datasets: Datasets): (figure: Figure) => number {
  return ({ statistic, place, level, unit }) => {
    const nation = datasets.places.get(place ?? '')?.kind === 'country';
    if (!nation) return 3;
    if (!unit.endsWith('/year')) return 2;
    return statistic === 'median' && !level ? 0 : 1;
  };
}

/** How far a figure moved, up or down, as a share of what it was. */
function growth({ now, before }: { readonly now: Figure; readonly before: Figure }): number {
  return Math.max(Math.abs(now.low / before.low - 1), Math.abs(now.high / before.high - 1));
}

function newSources(figures: readonly Figure[], then: FiguresThen, { sources, tables }: Datasets): Change[] {
  const bySource = groupBy(figures, ({ source }) => source);
  return [...sources.values()].flatMap((source) => {
    const count = bySource.get(source.id)?.length ?? 0;
    const isKnown = then.sources.has(source.id) || tables.has(source.id);
    return isKnown ? [] : [{ kind: 'new-source', source, count }];
  });
}

function vintages(then: FiguresThen, { sources }: Datasets): Change[] {
  return [...sources.values()].flatMap((source) => {
    const before = then.sources.get(source.id)?.vintage ?? source.vintage;
    return before === source.vintage ? [] : [{ kind: 'vintage', source, before }];
  });
}

function goneSources(then: FiguresThen, { sources }: Datasets): Change[] {
  const bySource = groupBy(then.figures.values(), ({ source }) => source);
  return [...then.sources.values()].flatMap((source) => {
    const count = bySource.get(source.id)?.length ?? 0;
    const isTold = sources.has(source.id) || source.table !== undefined;
    return isTold ? [] : [{ kind: 'gone-source', source, count }];
  });
}

function byId(a: Figure, b: Figure): number {
  return a.id < b.id ? -1 : 1;
}
