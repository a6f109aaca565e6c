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
import {
  countsNotes,
  figureNotes,
  payTables,
  payValue,
  periodNote,
  premiumBlocks,
  relationNotes,
} from './pay-rows.ts';

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
  const american = found.some(({ place }) => place.country === 'us');
  const national =
    asked && american ? datasets.written('backend', 'us').filter((figure) => asked.fits(figure)) : [];
  const percentiles = datasets
    .written('backend', 'us')
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
    outcome: request.slots.percentiles.length > 0 ? 'no-data' : 'answer',
    headline: say`${request.slots.percentiles.length > 0 ? `No source gives percentiles for ${named}. ` : ''}${join(
      found.map((one) => headlineFor(one, asked, national, request, datasets)),
      ' ',
    )}`,
    blocks: [...payTables(shown, request, datasets), ...premiumBlocks(request, datasets)],
    notes: [
      ...(unjoined.length > 0 && asked
        ? [
            say`The figure for ${unjoined.map(({ place }) => place.name).join(' and ')} counts all levels${national.length > 0 ? '; the other counts the whole country' : ''}.`,
          ]
        : []),
      ...(asked?.differing ? [asked.differing] : []),
      ...whyTheyDiffer(shown, datasets),
      ...relationNotes(shown, datasets),
      ...periodNote(shown, request, datasets),
      ...figureNotes(
        found.flatMap(({ joint, allLevels }) => [...allLevels, ...joint]),
        2,
      ),
      ...countsNotes(shown, datasets).slice(0, 2),
    ],
    chart: { title: named, figures: shown },
    followUps: followUps(found, first, asked),
  };
}

function inPlace(place: NamedPlace, asked: LevelsAsked | undefined, datasets: Datasets): InPlace {
  const figures = datasets.written('backend', place.id);
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
    return say`${asked.label} in ${place.name}: ${join(
      joint.map((figure) => say`${value(figure)} (${describeStatistic(figure)})`),
      ' or ',
    )}.`;
  }
  if (asked && whole) {
    const nationwide =
      national.length > 0
        ? say`; ${asked.label.toLowerCase()} nationwide: ${join(national.map(value), ' or ')}`
        : say``;
    return say`${asked.label} in ${place.name}: no source joins the two. ${whole.label}: ${value(whole)} (${describeStatistic(whole)}, all levels)${nationwide}.`;
  }
  const [lowest, highest] = [byLevel[0], byLevel.at(-1)];
  if (whole) return say`${whole.label}: ${value(whole)} (${describeStatistic(whole)}, all levels).`;
  if (lowest && highest && request.slots.period === undefined) {
    return say`${place.name}, base pay: from ${end(lowest, 'low')} for a junior to ${end(highest, 'high')} for staff.`;
  }
  return say`${place.name}, base pay by level:`;
}

/** Why two sources' figures that are shown together differ, where the data says it. */
function whyTheyDiffer(shown: readonly Figure[], datasets: Datasets): Said[] {
  const ids = new Set(shown.map(({ id }) => id));
  return datasets.disagreements
    .filter(
      ({ sides }) =>
        new Set(sides.map((id) => id.split('/')[0])).size > 1 && sides.every((id) => ids.has(id)),
    )
    .map(({ why }) => say`${why}`);
}

function followUps(
  found: readonly InPlace[],
  first: NamedPlace | undefined,
  asked: LevelsAsked | undefined,
): string[] {
  if (!first) return [];
  const name = first.name.toLowerCase();
  const level = asked?.words ?? 'senior';
  const [unjoined] = found.filter(
    ({ joint, allLevels, place }) => joint.length === 0 && allLevels.length > 0 && place.country === 'us',
  );
  const currency = found[0]?.allLevels[0]?.unit ?? found[0]?.byLevel[0]?.unit;
  const other = name === 'san francisco' ? 'seattle' : 'san francisco';
  return [
    ...(asked
      ? unjoined
        ? [`estimate ${level} ${unjoined.place.name.toLowerCase()}`]
        : []
      : [`senior ${name}`]),
    currency?.startsWith('USD') ? `compare ${name} with ${other}` : `compare ${level} in london with berlin`,
    first.kind === 'state' ? 'top states' : 'top metros',
  ];
}
