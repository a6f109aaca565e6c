/** Where a guide and an official table of the same year say different things of the same places. */
import { likeInRow } from '../../../answers/apart.ts';
import { type Said, say } from '../../../answers/draft.ts';
import { describeStatistic } from '../../../answers/format-figure.ts';
import { withVintage } from '../../../answers/pay-cells.ts';
import { capital } from '../../../answers/pay-rows.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import { groupBy } from '../../../datasets/group-by.ts';
import type { Figure, Place, Source } from '../../../datasets/records.ts';
import { chartOf } from '../comparable.ts';
import { officialSeries, payRowOf, type Vintage } from '../official-pay.ts';
import type { Spotlight } from '../spotlight.ts';
import { distinctName } from './place-words.ts';
import { apartFrom, countedIn, named, yearOf } from './table-words.ts';

/** Fewer are told with their places. */
const LEAST = 4;
const SHOWN = 4;

interface Pair {
  readonly place: Place;
  readonly guide: Figure;
  readonly official: Figure;
  readonly share: number;
}

export function guidesApart(datasets: Datasets): Spotlight[] {
  const written = [...datasets.figures.values()].filter(
    ({ role, topics, place, level }) => role === 'backend' && topics.includes('pay') && place && !level,
  );
  return [...groupBy(written, ({ source }) => source)].flatMap(([id, figures]) => {
    const source = datasets.sources.get(id);
    const year = yearOf(source?.vintage ?? '');
    const vintage = officialSeries(datasets)
      .flat()
      .find((one) => year !== undefined && one.source.year === year);
    return source && vintage ? spotlightOf(source, vintage, figures, datasets) : [];
  });
}

function spotlightOf(
  source: Source,
  vintage: Vintage,
  figures: readonly Figure[],
  datasets: Datasets,
): Spotlight[] {
  const compared = figures.flatMap((guide): Pair[] => {
    const place = datasets.places.get(guide.place ?? '');
    const row = place && place.kind !== 'country' ? payRowOf(vintage, place.id) : undefined;
    const official = row && likeInRow(guide, row);
    const isExact = official && !official.openEnded && !guide.openEnded;
    return place && isExact ? [{ place, guide, official, share: guide.low / official.low - 1 }] : [];
  });
  const apart = compared
    .filter(({ share }) => share !== 0)
    .sort((a, b) => Math.abs(b.share) - Math.abs(a.share) || (a.place.id < b.place.id ? -1 : 1));
  const shown = apart.slice(0, SHOWN);
  const [first] = shown;
  if (!first || compared.length < LEAST) return [];
  const short = capital(source.short);
  const some = countedIn(apart.length, 'Places where the two differ', first.official);
  const all = countedIn(compared.length, 'Places that both have', first.official);
  return [
    {
      id: `disagreement/apart/${source.id}`,
      kind: 'disagreement',
      title: `Sources disagree: ${source.short} and the official tables`,
      figures: shown.flatMap(({ guide, official }) => [guide, official]),
      leads: [],
      headline: say`${short} and ${withVintage(vintage.source)} differ in ${some} of ${all} places, most in ${first.place.name}: ${first.guide} against ${first.official}.`,
      ...chartOf(
        `${short} and the official tables`,
        shown.flatMap(({ place, guide, official }) => [
          named(guide, `${place.name}, guide`),
          named(official, `${place.name}, official`),
        ]),
      ),
      tell: () => ({
        block: { kind: 'list', items: shown.map(pairSaid) },
        notes: shown.some(({ guide, official }) => guide.statistic !== official.statistic)
          ? [say`A mean and a median are not the same measure; part of the distance may be that.`]
          : [],
        followUps: [
          distinctName(first.place, datasets).toLowerCase(),
          'where do the sources disagree?',
          'where do your numbers come from?',
        ],
      }),
    },
  ];
}

function pairSaid({ place, guide, official }: Pair): Said {
  return say`${place.name}: ${guide} (${describeStatistic(guide)}), ${apartFrom(guide, official) ?? ''} the official ${describeStatistic(official)}, ${official}.`;
}
