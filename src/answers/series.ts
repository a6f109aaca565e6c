/** Sources as people think of them: all vintages of one publication together. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Source } from '../datasets/records.ts';
import { capital } from './pay-rows.ts';

/** More vintages than this are named by the first and the last of them. */
const MOST_LISTED = 2;

/** The vintages of one publication, the newest first; a document is one by itself. */
export type Series = readonly [Source, ...Source[]];

export function seriesOf({ sources }: Pick<Datasets, 'sources'>): Series[] {
  const byName = new Map<string, Series>();
  for (const source of sources.values()) {
    const name = source.series ?? source.id;
    const known = byName.get(name);
    byName.set(name, known ? (sorted([...known, source]) as [Source, ...Source[]]) : [source]);
  }
  return [...byName.values()];
}

export function byId(sources: readonly Source[]): Map<string, Source> {
  return new Map(sources.map((source) => [source.id, source]));
}

/** `the BLS tables of May 2024 and May 2025`, `the ai-jobs.net salaries of 2020 to 2025`. */
export function vintagesSaid(series: Series): string {
  const [newest] = series;
  const name = withoutVintage(newest.short, newest);
  if (series.length === 1)
    return newest.short.includes(newest.vintage) ? newest.short : `${name} (${newest.vintage})`;
  return `${name} of ${spanOf(series)}`;
}

/** `Occupational Employment and Wage Statistics`, whatever the vintage. */
export function titleOf([newest, ...older]: Series): string {
  return older.length === 0 ? newest.title : capital(withoutVintage(newest.title, newest));
}

/** `2020 to 2025`, `May 2024 and May 2025`. */
export function spanOf(series: Series): string {
  const vintages = [...series].reverse().map(({ vintage }) => vintage);
  return vintages.length > MOST_LISTED ? `${vintages[0]} to ${vintages.at(-1)}` : vintages.join(' and ');
}

function withoutVintage(text: string, { vintage }: Source): string {
  return text.replace(`, ${vintage}`, '').replace(` of ${vintage}`, '').replace(` (${vintage})`, '');
}

function sorted(vintages: Source[]): Source[] {
  return vintages.sort((a, b) => (b.year ?? 0) - (a.year ?? 0));
}
