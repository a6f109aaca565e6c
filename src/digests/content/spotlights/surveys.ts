/** What surveys that are no statistics office's say of backend pay, beside the official median, with how many they are. */
import { cited, say } from '../../../answers/draft.ts';
import { withVintage } from '../../../answers/pay-cells.ts';
import { capital } from '../../../answers/pay-rows.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import { LEVEL_NAMES, LEVELS } from '../../../datasets/levels.ts';
import type { Figure, Source } from '../../../datasets/records.ts';
import { seriesName } from '../../../datasets/series.ts';
import { figureOfColumn, shownRows } from '../../../datasets/table-figures.ts';
import { chartOf } from '../comparable.ts';
import {
  medianFigure,
  officialSeries,
  payRowOf,
  paySeries,
  type Vintage,
  vintagesWith,
} from '../official-pay.ts';
import type { Spotlight } from '../spotlight.ts';
import { placeAlone } from './place-words.ts';
import { apartFrom, countedIn, named } from './table-words.ts';

/** Fewer salaries than this make a figure that the next one can move much. */
const LEAST_SALARIES = 30;
const MOST = 4;

export function surveys(datasets: Datasets): Spotlight[] {
  return paySeries(datasets)
    .filter(([newest]) => newest && !newest.source.official)
    .flatMap((series) => {
      const places = new Set(series.flatMap(({ medians }) => [...medians.keys()]));
      return [...places].flatMap((place) => {
        const [vintage] = vintagesWith(series, place);
        return vintage ? spotlightOf(vintage, place, datasets) : [];
      });
    })
    .slice(0, MOST);
}

function spotlightOf(vintage: Vintage, id: string, datasets: Datasets): Spotlight[] {
  const { source, medians } = vintage;
  const median = medians.get(id);
  const figure = median && medianFigure(vintage, median);
  const salaries = payRowOf(vintage, id)?.count ?? LEAST_SALARIES;
  if (!figure || salaries < LEAST_SALARIES) return [];
  const official = officialMedian(id, source, datasets);
  const levels = byLevel(vintage, id, figure.unit);
  const rows = [
    { name: 'All levels', figure },
    ...levels,
    ...(official && official.figure.unit === figure.unit
      ? [{ name: `All levels, ${withVintage(official.vintage.source)}`, figure: official.figure }]
      : []),
  ];
  const apart = official && apartFrom(figure, official.figure);
  const place = placeAlone(median.place);
  return [
    {
      id: `survey/${seriesName(source)}/${id}`,
      kind: 'survey',
      title: `Spotlight: ${place} medians in ${withVintage(source)}`,
      figures: rows.map((row) => row.figure),
      leads: [],
      headline: say`${capital(place)}, ${withVintage(source)}: ${figure} a year (median of ${countedIn(salaries, 'Salaries that it is made of', figure)} salaries)${apart ? say`, ${apart} the official ${official.figure}` : ''}.`,
      ...chartOf(
        `Medians, ${place}`,
        rows.map((row) => named(row.figure, row.name)),
      ),
      tell: () => ({
        block: {
          kind: 'table',
          columns: ['Who', 'A year'],
          rows: rows.map((row) => [say`${row.name}`, say`${row.figure}`]),
        },
        notes: [
          say`${capital(source.short)}: ${[source.covers, ...source.defects.slice(0, 1)].join(' ')}${cited({ source: source.id, section: '' })}`,
        ],
        followUps: ['senior pay', 'where do your numbers come from?', 'pay overview'],
      }),
    },
  ];
}

/** Of the same year, as far as there is one. */
function officialMedian(
  place: string,
  { year }: Source,
  datasets: Datasets,
): { vintage: Vintage; figure: Figure } | undefined {
  const vintages = officialSeries(datasets).flatMap((series) => vintagesWith(series, place));
  const vintage = vintages.find(({ source }) => source.year === year) ?? vintages[0];
  const median = vintage?.medians.get(place);
  const figure = vintage && median && medianFigure(vintage, median);
  return figure && { vintage, figure };
}

function byLevel({ from }: Vintage, place: string, unit: string): { name: string; figure: Figure }[] {
  const rows = shownRows(from, 'backend', place).filter((row) => row.unit === unit);
  return LEVELS.flatMap((level) => {
    const row = rows.find((one) => one.level === level);
    const figure = row && figureOfColumn(from, row, 'p50');
    return figure ? [{ name: LEVEL_NAMES[level], figure }] : [];
  });
}
