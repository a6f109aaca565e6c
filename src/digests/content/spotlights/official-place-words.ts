/** What is said of a place below its official median: percentiles, what moved, what guides say, what is paid around it. */
import { likeInRow } from '../../../answers/apart.ts';
import { join, type Said, say } from '../../../answers/draft.ts';
import { describeStatistic } from '../../../answers/format-figure.ts';
import { capital } from '../../../answers/pay-rows.ts';
import { ordinal } from '../../../chat/format-number.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import type { Figure, Place } from '../../../datasets/records.ts';
import { medianFigure, payRowOf, ranked, type Series, type Vintage, vintagesWith } from '../official-pay.ts';
import { placeAlone } from './place-words.ts';
import { apartFrom, moved, nameWithin, yearOf } from './table-words.ts';

const MOST_GUIDES = 2;
const MOST_METROS = 3;

export function percentilesSaid(points: readonly Figure[]): Said[] {
  const said = points.map((figure) => say`${figure.percentiles?.map(ordinal).join() ?? ''} ${figure}`);
  return said.length > 0 ? [say`Percentiles: ${join(said, ', ')}.`] : [];
}

export function sinceSaid({ id }: Place, median: Figure, before: Vintage | undefined): Said[] {
  const older = before?.medians.get(id);
  const was = before && older && medianFigure(before, older);
  const by = was && moved(median, was);
  return by ? [say`Since ${before.source.vintage}: ${by} from ${was}.`] : [];
}

/** What guides print for all levels there, each held against the tables of its own year as far as there are some. */
export function guidesSaid(
  place: Place,
  median: Figure,
  series: Series,
  datasets: Datasets,
): { readonly figures: readonly Figure[]; readonly items: readonly Said[] } {
  const vintages = vintagesWith(series, place.id);
  const figures = datasets
    .written('backend', place.id)
    .filter(({ level, percentiles, unit }) => {
      return !level && (!percentiles || percentiles.join() === '50') && unit === median.unit;
    })
    .slice(0, MOST_GUIDES);
  const items = figures.map((guide) => {
    const { short = '', vintage: date = '' } = datasets.sources.get(guide.source) ?? {};
    const vintage = vintages.find(({ source }) => source.year === yearOf(date)) ?? vintages[0];
    const row = vintage && payRowOf(vintage, place.id);
    const like = row && likeInRow(guide, row);
    const apart = like && apartFrom(guide, like);
    const said = say`${capital(short)} (${date}): ${guide} (${guide.statistic})`;
    if (!apart) return say`${said}.`;
    const which = like.id === median.id ? '' : ` of ${vintage.source.vintage}`;
    const value = which === '' || guide.low === like.low ? [] : say`, ${like}`;
    return say`${said}, ${apart} the official ${describeStatistic(like)}${which}${value}.`;
  });
  return { figures, items };
}

/** Of a state its best paid metros, of other places what is paid in the wider ones. */
export function besidePlace(place: Place, median: Figure, vintage: Vintage, series: Series): Said[] {
  if (place.kind === 'country') return [];
  if (place.kind === 'state') return metrosSaid(place, series);
  const wider = [...vintage.medians.values()].filter(
    (one) =>
      one.place.id === place.within ||
      (one.place.kind === 'country' && one.place.currency === place.currency),
  );
  const said = wider
    .sort((a, b) => Number(a.place.kind === 'country') - Number(b.place.kind === 'country'))
    .flatMap((one) => {
      const figure = medianFigure(vintage, one);
      return figure && figure.id !== median.id ? [say`${placeAlone(one.place)} ${figure}`] : [];
    });
  return said.length > 0 ? [say`For scale, medians: ${join(said, ', ')}.`] : [];
}

function metrosSaid(state: Place, series: Series): Said[] {
  const metros = ranked(series, ({ kind, within }) => kind === 'metro' && within === state.id);
  const best = metros?.medians.slice(0, MOST_METROS) ?? [];
  if (!metros || best.length < 2) return [];
  // Where a state's people work in another state's metro, its own best ones are none to tell.
  const whole = metros.vintage.medians.get(state.id)?.amount ?? 0;
  if ((best[0]?.amount ?? 0) < whole) return [];
  const said = best.map((one) => say`${nameWithin(one.place)} ${medianFigure(metros.vintage, one) ?? ''}`);
  return [say`Best paid metros: ${join(said, ', ')} (${metros.vintage.source.vintage}).`];
}
