/** Sources as people think of them: all vintages of one publication together. */
import type { Source } from '../datasets/records.ts';
import { bySeries, type Vintages } from '../datasets/series.ts';
import { withVintage } from './pay-cells.ts';
import { capital } from './pay-rows.ts';

/** More vintages than this are named by the first and the last of them. */
const MOST_LISTED = 2;

/** The vintages of one publication, the newest first; a document is one by itself. */
export type Series = Readonly<Vintages<Source>>;

export function seriesOf(sources: Iterable<Source>): Series[] {
  return bySeries(sources, (source) => source);
}

/** `the BLS tables of May 2024 and May 2025`, `the ai-jobs.net salaries of 2020 to 2025`. */
export function vintagesSaid(series: Series): string {
  const [newest, ...older] = series;
  if (older.length === 0) return withVintage(newest);
  return `${withoutVintage(newest.short, newest)} of ${spanOf(series)}`;
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
