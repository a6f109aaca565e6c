/** What is different about big tables since the last digest: a newer vintage, a new table, one that was corrected or left. */
import type { Datasets } from '../../datasets/datasets.ts';
import { groupBy } from '../../datasets/group-by.ts';
import type { Figure, Place, Source } from '../../datasets/records.ts';
import { seriesName } from '../../datasets/series.ts';
import { asBefore, type FiguresThen, type SourceThen } from './figures-kept.ts';
import { type Before, beforeIn, type Move, type Moves, movesOf, nationMoves } from './moves.ts';
import { paySeries, type Series, type Vintage } from './official-pay.ts';
import { printOf } from './tables-kept.ts';

export type TableChange =
  | {
      readonly kind: 'newer-table';
      readonly source: Source;
      readonly before: SourceThen;
      readonly nations: readonly Move[];
    }
  | { readonly kind: 'table-moves' | 'table-largest'; readonly source: Source; readonly moves: Moves }
  /** Places that only the older vintage has. */
  | {
      readonly kind: 'table-lacks';
      readonly source: Source;
      readonly before: SourceThen;
      readonly places: Place['kind'];
    }
  | {
      readonly kind: 'new-table';
      /** All vintages of the series that came at once, the newest first. */
      readonly vintages: readonly Vintage[];
    }
  | {
      readonly kind: 'revised-table';
      readonly source: Source;
      readonly moves: readonly Pair[];
    }
  | {
      readonly kind: 'gone-table';
      readonly source: SourceThen;
      /** The newest of its series that is left. */
      readonly left?: Source;
    };

/** Places that are told among the largest moves, up and down. */
const SHOWN = 2;
const KINDS = ['state', 'metro', 'city'] as const;
/** A kind of place that has fewer is none that a reader would miss. */
const LEAST_MISSED = 5;

/** The most telling first. */
export function findTableChanges(then: FiguresThen, datasets: Datasets): TableChange[] {
  const were = [...then.sources.values()].filter(({ id, table }) => table ?? datasets.tables.has(id));
  const wereBySeries = groupBy(were, (source) => seriesOf(source, datasets));
  const added = paySeries(datasets).flatMap((series) => {
    const fresh = series.filter(({ source }) => !then.sources.has(source.id));
    const [newest] = fresh;
    if (!newest) return [];
    const [before] = [...(wereBySeries.get(seriesName(newest.source)) ?? [])].sort(
      (a, b) => yearOf(b, datasets) - yearOf(a, datasets),
    );
    const newer =
      before && yearOf(before, datasets) < (newest.source.year ?? 0)
        ? newerTable(newest, before, series, then, datasets)
        : [];
    const isNew: TableChange = { kind: 'new-table', vintages: fresh };
    return newer.length > 0 ? newer : [isNew];
  });
  const replaced = new Set(added.flatMap((one) => (one.kind === 'newer-table' ? [one.before.id] : [])));
  const gone = were.filter(({ id }) => !datasets.sources.has(id) && !replaced.has(id));
  return [
    ...added.filter(({ kind }) => kind !== 'new-table'),
    ...added.filter(({ kind }) => kind === 'new-table'),
    ...revisedTables(then, datasets),
    ...gone.map((source): TableChange => {
      const left = paySeries(datasets).find(
        ([one]) => one && seriesName(one.source) === seriesOf(source, datasets),
      )?.[0]?.source;
      return { kind: 'gone-table', source, ...(left ? { left } : {}) };
    }),
  ];
}

/** Nothing where the two have no backend pay in common. */
function newerTable(
  now: Vintage,
  before: SourceThen,
  series: Series,
  then: FiguresThen,
  datasets: Datasets,
): TableChange[] {
  const live = series.find(({ source }) => source.id === before.id);
  const was: Before = live ? beforeIn(live) : (place) => asKept(then, before, place);
  const { source } = now;
  const nations = nationMoves(now, was);
  const moves = KINDS.flatMap((kind) => movesOf(now, was, kind, SHOWN, datasets) ?? []);
  if (nations.length + moves.length === 0) return [];
  const countOf = ({ medians }: Vintage, kind: Place['kind']): number =>
    [...medians.values()].filter(({ place }) => place.kind === kind).length;
  const lacking = KINDS.filter(
    (kind) => live && countOf(live, kind) >= LEAST_MISSED && countOf(now, kind) === 0,
  );
  return [
    { kind: 'newer-table', source, before, nations },
    ...moves.flatMap((one) => [
      { kind: 'table-moves' as const, source, moves: one },
      ...(one.largest.length > 0 ? [{ kind: 'table-largest' as const, source, moves: one }] : []),
    ]),
    ...lacking.map((places) => ({ kind: 'table-lacks' as const, source, before, places })),
  ];
}

function revisedTables(then: FiguresThen, { tables, figures, places }: Datasets): TableChange[] {
  return [...tables.values()].flatMap((from): TableChange[] => {
    const { source } = from;
    const print = then.sources.get(source.id)?.table?.print;
    if (print === undefined || print === printOf(from)) return [];
    const moves = [...then.figures.values()].flatMap((before) => {
      const now = before.source === source.id ? figures.get(before.id) : undefined;
      const isSame = now && now.low === before.low && now.openEnded === before.openEnded;
      return now && !isSame ? [{ now, before: asBefore(before) }] : [];
    });
    return [{ kind: 'revised-table', source, moves: moves.sort(byWeight(places)) }];
  });
}

interface Pair {
  readonly now: Figure;
  readonly before: Figure;
}

/** What a nation is paid first, and its median before all; then what moved most. */
function byWeight(places: ReadonlyMap<string, Place>): (a: Pair, b: Pair) => number {
  const weight = ({ now }: Pair): number => {
    if (places.get(now.place ?? '')?.kind !== 'country') return 2;
    return now.statistic === 'median' ? 0 : 1;
  };
  const share = ({ now, before }: Pair): number => Math.abs(now.low / before.low - 1);
  return (a, b) => weight(a) - weight(b) || share(b) - share(a) || (a.now.id < b.now.id ? -1 : 1);
}

/** A median as it was kept of a table that is not there any more. */
function asKept({ figures }: FiguresThen, { id }: SourceThen, place: string): Figure | undefined {
  const kept = figures.get(`${id}/${place}/backend/p50`);
  return kept && asBefore(kept);
}

function seriesOf({ id, table }: SourceThen, { sources }: Datasets): string {
  return table?.series ?? sources.get(id)?.series ?? id;
}

function yearOf({ id, table }: SourceThen, { sources }: Datasets): number {
  return table?.year ?? sources.get(id)?.year ?? 0;
}
