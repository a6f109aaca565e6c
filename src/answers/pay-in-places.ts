/**
 * Pay in one or several places. Where a source has level and place together, that is the answer; where none has,
 * both halves are shown side by side and said to be two.
 */
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { NamedPlace, Request } from '../understanding/request.ts';
import { type Draft, end, join, type Said, say } from './draft.ts';
import { describeStatistic } from './format-figure.ts';
import type { LevelsAsked } from './levels-asked.ts';
import { countsNotes, figureNotes, payTables, payValue, periodNote, premiumBlocks } from './pay-rows.ts';

interface InPlace {
  readonly place: NamedPlace;
  readonly joint: readonly Figure[];
  readonly allLevels: readonly Figure[];
  readonly byLevel: readonly Figure[];
}

export function payInPlaces(
  places: readonly NamedPlace[],
  asked: LevelsAsked | undefined,
  request: Request,
  datasets: Datasets,
): Draft {
  const found = places.map((place) => inPlace(place, asked, datasets));
  const unjoined = asked ? found.filter(({ joint }) => joint.length === 0) : [];
  const national = asked ? datasets.pay('backend', 'us').filter((figure) => asked.fits(figure)) : [];
  const percentiles = datasets
    .pay('backend', 'us')
    .filter(
      ({ percentiles, level, unit }) =>
        !level &&
        unit.endsWith('/year') &&
        request.slots.percentiles.includes(percentiles?.[0] ?? 0) &&
        percentiles?.length === 1,
    );
  const shown = [
    ...found.flatMap(({ joint, allLevels, byLevel }) =>
      asked ? [...joint, ...allLevels] : [...allLevels, ...byLevel],
    ),
    ...(unjoined.length > 0 ? national : []),
    ...percentiles,
  ];
  const [first] = places;
  const named = places.map(({ name }) => name).join(' and ');
  return {
    outcome: 'answer',
    headline: join(
      found.map((one) => headlineFor(one, asked, national, request, datasets)),
      ' ',
    ),
    blocks: [...payTables(shown, request, datasets), ...premiumBlocks(request, datasets)],
    notes: [
      ...(unjoined.length > 0 && asked
        ? [
            say`No source has ${asked.label.toLowerCase()} pay for ${unjoined.map(({ place }) => place.name).join(' or ')}: the place counts all levels, the level counts the whole country.`,
          ]
        : []),
      ...(asked?.differing ? [asked.differing] : []),
      ...(percentiles.length > 0 || request.slots.percentiles.length > 0
        ? [say`No source gives percentiles for ${named}.`]
        : []),
      ...periodNote(shown, request, datasets),
      ...figureNotes(
        found.flatMap(({ joint, allLevels }) => [...allLevels, ...joint]),
        2,
      ),
      ...countsNotes(shown, datasets).slice(0, 2),
    ],
    chart: { title: named, figures: shown },
    followUps: followUps(found, first, request),
  };
}

function inPlace(place: NamedPlace, asked: LevelsAsked | undefined, datasets: Datasets): InPlace {
  const figures = datasets.pay('backend', place.id);
  return {
    place,
    joint: asked ? figures.filter((figure) => asked.fits(figure)) : [],
    allLevels: figures.filter(({ level }) => !level),
    byLevel: figures.filter(({ level }) => level),
  };
}

function headlineFor(
  { place, joint, allLevels, byLevel }: InPlace,
  asked: LevelsAsked | undefined,
  national: readonly Figure[],
  request: Request,
  datasets: Datasets,
): Said {
  const value = (figure: Figure): Said => payValue(figure, request, datasets);
  const [whole] = allLevels;
  if (asked && joint.length > 0) {
    return say`${asked.label} in ${place.name}: ${join(joint.map(value), ' or ')} base.`;
  }
  if (asked && whole) {
    return say`${asked.label} in ${place.name}: no source joins the two. ${whole.label}: ${value(whole)} (${describeStatistic(whole)}, all levels); ${asked.label.toLowerCase()} nationwide: ${join(national.map(value), ' or ')}.`;
  }
  const [lowest, highest] = [byLevel[0], byLevel.at(-1)];
  if (whole) return say`${whole.label}: ${value(whole)} (${describeStatistic(whole)}, all levels).`;
  if (lowest && highest && request.slots.period === undefined) {
    return say`${place.name}, base pay: from ${end(lowest, 'low')} for a junior to ${end(highest, 'high')} for staff.`;
  }
  return say`${place.name}, base pay by level:`;
}

function followUps(found: readonly InPlace[], first: NamedPlace | undefined, { slots }: Request): string[] {
  if (!first) return [];
  const name = first.name.toLowerCase();
  const level = slots.levels[0] ?? 'senior';
  const currency = found[0]?.allLevels[0]?.unit ?? found[0]?.byLevel[0]?.unit;
  const other = name === 'san francisco' ? 'seattle' : 'san francisco';
  const joined = found.every(({ joint, byLevel }) => joint.length > 0 || byLevel.length > 0);
  return [
    ...(slots.levels.length > 0 || slots.years
      ? joined
        ? []
        : [`estimate ${level} ${name}`]
      : [`senior ${name}`]),
    currency?.startsWith('USD') ? `compare ${name} with ${other}` : `compare senior in london with berlin`,
    first.kind === 'state' ? 'top states' : 'top metros',
  ];
}
