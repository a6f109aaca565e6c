/** Which figures can stand beside one another in a chart. */
import type { Draft } from '../../answers/draft.ts';
import { capital } from '../../answers/pay-rows.ts';
import { groupBy } from '../../datasets/group-by.ts';
import type { Figure } from '../../datasets/records.ts';

/** More bars are not read on a phone. */
const MOST_BARS = 8;

/**
 * Those of one unit, in the order given, as the `chart` of a draft; nothing where there are not two. A difference is
 * no pay, and a premium says nothing without what it is over.
 */
export function chartOf(title: string, figures: readonly Figure[]): Pick<Draft, 'chart'> {
  const drawn = figures
    .filter(({ words, between }) => words === undefined && between === undefined)
    .map((figure) =>
      figure.label === capital(figure.label) ? figure : { ...figure, label: capital(figure.label) },
    );
  const groups = [...groupBy(drawn, ({ unit }) => unit).values()];
  const largest = groups.reduce<Figure[]>((most, group) => (group.length > most.length ? group : most), []);
  return largest.length < 2 ? {} : { chart: { title, figures: largest.slice(0, MOST_BARS) } };
}

/** Yearly figures; where a source has none, its hourly ones. Pay in two periods is the same pay told twice. */
export function onePeriod(figures: readonly Figure[]): Figure[] {
  const yearly = new Set(figures.filter(({ unit }) => unit.endsWith('/year')).map(({ source }) => source));
  return figures.filter(({ unit, source }) => unit.endsWith('/year') || !yearly.has(source));
}
