/** What the headline figure can be seen against: its percentiles, the ends of its gap, others of its kind. */
import { type Draft, say, type TableDraft } from '../../answers/draft.ts';
import { describeStatistic } from '../../answers/format-figure.ts';
import { capital } from '../../answers/pay-rows.ts';
import type { Datasets } from '../../datasets/datasets.ts';
import type { Figure } from '../../datasets/records.ts';
import { chartOf } from './comparable.ts';
import { headlineFigures } from './headline-figures.ts';
import { perPeriod } from './say-figure.ts';
import { periodsOf } from './spotlights/places-with-a-table.ts';

export interface Beside {
  readonly chart: NonNullable<Draft['chart']>;
  /** Every figure of the chart but the headline's, a row each. */
  readonly block: TableDraft;
}

const MOST_BESIDE = 5;

/** Nothing where the sources have nothing like it. */
export function besideHeadline(figure: Figure, datasets: Datasets): Beside | undefined {
  return (
    ends(figure, datasets) ??
    percentiles(figure, datasets) ??
    levels(figure, datasets) ??
    sameKind(figure, datasets)
  );
}

/** Something that belongs under any headline: the percentiles of the first nation that has some. */
export function besideAny(datasets: Datasets): Beside | undefined {
  const [first] = headlineFigures(datasets).all.filter(isPercentile);
  const others = first && percentileSeries(first, datasets);
  if (!others) return undefined;
  const { chart } = chartOf(seriesTitle(first, datasets), others);
  return chart && { chart, block: seriesTable(`For scale, ${lower(chart.title)}`, others) };
}

function ends({ between = [], label }: Figure, datasets: Datasets): Beside | undefined {
  const both = between.flatMap((id) => datasets.figures.get(id) ?? []);
  const { chart } = chartOf(label, both);
  return chart && { chart, block: labelTable('What it compares', both) };
}

function percentiles(figure: Figure, datasets: Datasets): Beside | undefined {
  if (!figure.topics.includes('pay') || !figure.percentiles || figure.level) return undefined;
  const series = percentileSeries(figure, datasets);
  const { chart } = chartOf(seriesTitle(figure, datasets), series);
  const others = series.filter(({ percentiles: [rank = 0] = [] }) => !figure.percentiles?.includes(rank));
  return chart && { chart, block: seriesTable('Beside it', others) };
}

function levels(figure: Figure, datasets: Datasets): Beside | undefined {
  if (!figure.topics.includes('pay') || !figure.level || !figure.place) return undefined;
  const all = datasets
    .pay(figure.role, figure.place)
    .filter((one) => one.source === figure.source && one.unit === figure.unit && one.level);
  const { chart } = chartOf(`Pay by level in ${datasets.places.get(figure.place)?.name ?? ''}`, all);
  return (
    chart && {
      chart,
      block: labelTable(
        'Beside it',
        chart.figures.filter((one) => one !== figure),
      ),
    }
  );
}

function percentileSeries(figure: Figure, datasets: Datasets): Figure[] {
  return datasets
    .pay(figure.role, figure.place)
    .filter((one) => one.source === figure.source && one.unit === figure.unit && isPercentile(one))
    .sort((a, b) => a.low - b.low);
}

function isPercentile({ percentiles, level }: Figure): boolean {
  return percentiles?.length === 1 && !level;
}

function seriesTitle({ place, unit }: Figure, datasets: Datasets): string {
  const name = datasets.places.get(place ?? '')?.name;
  return `Pay${name ? ` in ${name}` : ''} by percentile, ${unit.endsWith('/hour') ? 'an hour' : 'a year'}`;
}

/** Percentiles of one place by their names alone. */
function seriesTable(title: string, series: readonly Figure[]): TableDraft {
  return {
    kind: 'table',
    title: say`${title}`,
    columns: ['Percentile', periodsOf(series)],
    rows: series.map((one) => [say`${capital(describeStatistic(one))}`, say`${one}`]),
  };
}

function labelTable(title: string, figures: readonly Figure[]): TableDraft {
  return {
    kind: 'table',
    title: say`${title}`,
    columns: ['What', 'How much'],
    rows: figures.map((one) => [say`${one.label}`, say`${one}${perPeriod(one)}`]),
  };
}

/** Of one source, unit and statistic, and for the same thing: a match to savings is nothing beside equity. */
function sameKind(figure: Figure, datasets: Datasets): Beside | undefined {
  if (figure.between) return undefined;
  const others = headlineFigures(datasets)
    .like(figure)
    .filter(
      (one) =>
        one !== figure &&
        one.statistic === figure.statistic &&
        one.place === figure.place &&
        !one.between &&
        one.topics.some((topic) => figure.topics.includes(topic)),
    )
    .slice(0, MOST_BESIDE);
  const { chart } = chartOf(kindTitle(figure), [figure, ...others]);
  return chart && { chart, block: labelTable('Beside it', others) };
}

/** What all of a kind are: `Bonus, share of base`, `Benefits`. */
function kindTitle({ unit, statistic, topics }: Figure): string {
  const topic = (topics[0] ?? statistic).replaceAll('-', ' ');
  return capital(unit === 'percent' && topic !== statistic ? `${topic}, ${statistic}` : topic);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
