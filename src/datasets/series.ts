/** Vintages of one publication: which belong together, which of them is newer, and which one places are ranked by. */
import { groupBy } from './group-by.ts';
import type { Source } from './records.ts';

/** At least one, the newest first. */
export type Vintages<T> = [T, ...T[]];

/** What the vintages of a series have in common; a source without a series is one by itself. */
export function seriesName({ series, id }: Pick<Source, 'series' | 'id'>): string {
  return series ?? id;
}

/** What is of one series together, series in the order in which they come. */
export function bySeries<T>(items: Iterable<T>, sourceOf: (item: T) => Source): Vintages<T>[] {
  const yearOf = (item: T): number => sourceOf(item).year ?? 0;
  return [...groupBy(items, (item) => seriesName(sourceOf(item))).values()].map(
    (list) => list.sort((a, b) => yearOf(b) - yearOf(a)) as Vintages<T>,
  );
}

/** Series that a statistics office publishes go before others. */
export function officialFirst<T>(
  series: readonly Vintages<T>[],
  sourceOf: (item: T) => Source,
): Vintages<T>[] {
  return [...series].sort(([a], [b]) => Number(sourceOf(b).official) - Number(sourceOf(a).official));
}

/** Another vintage of the series, newer than this one. */
export function newerThan({ series, year }: Source, sources: Iterable<Source>): Source | undefined {
  return [...sources].find(
    (one) => series !== undefined && one.series === series && (one.year ?? 0) > (year ?? 0),
  );
}

/** A vintage with fewer of the places than this part of the fullest one's would rank without too many. */
const NEARLY_ALL = 0.9;

/** The newest vintage that has nearly all that any has. @param vintages the newest first; `sizeOf`: how much it has */
export function newestNearlyWhole<T>(vintages: readonly T[], sizeOf: (vintage: T) => number): T | undefined {
  const most = Math.max(0, ...vintages.map(sizeOf));
  return most === 0 ? undefined : vintages.find((vintage) => sizeOf(vintage) >= most * NEARLY_ALL);
}
