/** Places as an official table has them: the median, where it ranks, what moved, what a guide says of it. */
import { type Said, say } from '../../../answers/draft.ts';
import { describeStatistic } from '../../../answers/format-figure.ts';
import { capital } from '../../../answers/pay-rows.ts';
import { ordinal } from '../../../chat/format-number.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import type { Figure, Place } from '../../../datasets/records.ts';
import { chartOf } from '../comparable.ts';
import { placesToShow } from '../largest-places.ts';
import {
  officialSeries,
  payRowOf,
  type Ranked,
  ranked,
  type Series,
  type Vintage,
  vintagesWith,
} from '../official-pay.ts';
import type { Spotlight } from '../spotlight.ts';
import { besidePlace, guidesSaid, percentilesSaid, sinceSaid } from './official-place-words.ts';
import { distinctName, placeName } from './place-words.ts';
import { countedIn, named, OUR_ARITHMETIC, pluralOf, whose } from './table-words.ts';

/** A rank among fewer says nothing. */
const LEAST_RANKED = 5;
const KINDS = ['country', 'state', 'metro', 'city'] as const;

export function officialPlaces(datasets: Datasets): Spotlight[] {
  const told = new Set<string>();
  return officialSeries(datasets).flatMap((series) =>
    KINDS.flatMap((kind) => {
      const list = ranked(series, (place) => place.kind === kind);
      return placesToShow(series, kind, datasets).flatMap((place): Spotlight[] => {
        if (told.has(place.id)) return [];
        told.add(place.id);
        return spotlightOf(place, series, list, datasets);
      });
    }),
  );
}

function spotlightOf(
  place: Place,
  series: Series,
  list: Ranked | undefined,
  datasets: Datasets,
): Spotlight[] {
  const [vintage, before] = vintagesWith(series, place.id);
  const row = vintage && payRowOf(vintage, place.id);
  const median = row?.figures.find(({ statistic }) => statistic === 'median');
  if (!vintage || !row || !median) return [];
  const name = placeName({ ...place, name: isNation(place) ? place.name : distinctName(place, datasets) });
  const points = row.figures.filter(({ percentiles }) => percentiles);
  const guides = guidesSaid(place, median, series, datasets);
  const since = sinceSaid(place, median, before);
  const coded = points.find(({ topCoded }) => topCoded);
  return [
    {
      id: `place/${place.id}`,
      kind: place.kind,
      title: `Spotlight: pay in ${name}`,
      figures: [...points, ...guides.figures],
      leads: [median],
      headline: say`${capital(name)}: ${median} a year (${whose(vintage)})${rankSaid(place, vintage, list, median)}.`,
      ...chartOf(
        `Pay in ${name}, ${vintage.source.vintage}`,
        points.map((figure) => named(figure, capital(describeStatistic(figure)))),
      ),
      tell: () => {
        const items = [
          ...percentilesSaid(points.filter((figure) => figure !== median)),
          ...since,
          ...guides.items,
        ];
        return {
          block: { kind: 'list', items: [...items, ...besidePlace(place, median, vintage, series)] },
          shorter: { kind: 'list', items },
          notes: [
            ...(since.length + guides.items.length > 0 ? [say`${OUR_ARITHMETIC}`] : []),
            ...(coded
              ? [say`${coded}: the source gives no exact value this high, only that it is at least this.`]
              : []),
          ],
          followUps: questions(place, distinctName(place, datasets).toLowerCase(), before !== undefined),
        };
      },
    },
  ];
}

function rankSaid(place: Place, { source }: Vintage, list: Ranked | undefined, median: Figure): Said {
  if (!list || list.vintage.source !== source || list.medians.length < LEAST_RANKED) return [];
  const above = list.medians.filter(({ amount }) => amount > median.low).length;
  const highest = above === 0 ? 'highest' : `${ordinal(above + 1)} highest`;
  const what = pluralOf(place.kind);
  return say`, the ${highest} of ${countedIn(list.medians.length, `${capital(what)} with a median`, median)} ${what}`;
}

function isNation({ kind }: Place): boolean {
  return kind === 'country';
}

function questions(place: Place, name: string, hasBefore: boolean): string[] {
  return [
    isNation(place) ? 'senior pay' : `senior ${name}`,
    ...(hasBefore ? [`${name} since last year`] : []),
    place.kind === 'state' ? 'top states' : 'top metros',
  ];
}
