/** The honest gap: says what is missing, shows the nearest thing there is, and what is covered. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { NamedPlace, Request } from '../understanding/request.ts';
import { coverageSaid } from './covered.ts';
import { type Draft, type Said, say } from './draft.ts';
import type { Gap } from './gaps.ts';
import { levelsAsked } from './levels-asked.ts';
import { listNames } from './list-names.ts';
import { occupationsLike } from './near-occupations.ts';
import { typicalAt } from './pay-cells.ts';
import { payTable, periodNote } from './pay-rows.ts';
import { seriesOf, vintagesSaid } from './series.ts';

const MOST_NEAREST = 5;
const MOST_MEANT = 2;

/** @param nearest figures to show instead of those that are found by leaving out what is missing */
export function answerNoData(
  gaps: readonly Gap[],
  request: Request,
  datasets: Datasets,
  nearest?: readonly Figure[],
): Draft {
  const figures = (nearest ?? nearestFigures(gaps, request, datasets)).slice(0, MOST_NEAREST);
  const known = gaps.map((gap) => ({
    gap,
    like: gap.kind === 'role' ? occupationsLike(gap.name, datasets) : [],
  }));
  return {
    outcome: 'no-data',
    headline: headlineFor(gaps),
    blocks: figures.length > 0 ? [payTable(figures, request, datasets, say`The nearest there is`)] : [],
    notes: [
      ...known.flatMap(({ gap, like }) => explain(gap, like, datasets)),
      ...periodNote(figures, request, datasets),
      coverageSaid(datasets),
    ],
    followUps: [
      ...known.flatMap(({ like }) => occupationsMeant(like, request)),
      'what do you cover?',
      ...(figures.length > 0 ? ['pay overview', 'top metros'] : ['pay overview']),
    ],
  };
}

/** What can be asked instead of an occupation that goes by another name, in the place that was named. */
function occupationsMeant(like: readonly string[], { slots }: Request): string[] {
  const [place] = slots.places.filter(({ covered }) => covered);
  return like
    .slice(0, MOST_MEANT)
    .map(
      (name) =>
        `${name.toLowerCase().replaceAll(',', '')}${place ? ` in ${place.name.toLowerCase()}` : ' salary'}`,
    );
}

function headlineFor(gaps: readonly Gap[]): Said {
  const [first] = gaps;
  const others = gaps.slice(1).map(({ name }) => name);
  const also = others.length > 0 ? ` Nor for ${others.join(', ')}.` : '';
  switch (first?.kind) {
    case 'company':
      return say`No source splits pay by company, so there is no figure for ${first.name}.${also}`;
    default:
      return say`No source has a figure for ${first?.name ?? 'that'}.${also}`;
  }
}

/** @param like occupations that go by a name like the one that is missing */
function explain(gap: Gap, like: readonly string[], datasets: Datasets): Said[] {
  if (gap.kind === 'year') {
    return [say`The figures are from: ${seriesOf(datasets.sources.values()).map(vintagesSaid).join('; ')}.`];
  }
  if (gap.kind === 'role' && datasets.roles.size > 0) {
    return [
      like.length > 0
        ? say`The tables have them under other names: ${listNames(like.map((name) => `“${name}”`))}.`
        : say`The guides are about backend developers; the tables have other occupations under their own names.`,
    ];
  }
  if (gap.kind === 'role')
    return [
      say`The sources are about backend developers; of other occupations they quote only web developers, data scientists and all US jobs.`,
    ];
  const named = gap.place && datasets.about('hubs').some(({ text }) => text.includes(gap.place?.name ?? ' '));
  return named ? [say`One guide names ${gap.name} as a tech hub, without a figure.`] : [];
}

/** What remains when the missing part is left out: the state a city lies in, the metros of a state, the nation. */
function nearestFigures(gaps: readonly Gap[], request: Request, datasets: Datasets): readonly Figure[] {
  const { slots } = request;
  if (gaps.some(({ kind }) => kind === 'role')) return [];
  const asked = levelsAsked(slots, datasets);
  const national = datasets.written('backend', 'us');
  const yearly = national.filter(({ unit }) => unit.endsWith('/year'));
  const general = asked
    ? yearly.filter((figure) => asked.fits(figure))
    : yearly.filter(({ statistic }) => statistic === 'median');
  const aroundGaps = gaps.flatMap(({ place }) => (place ? around(place, datasets) : []));
  const stillCovered = slots.places.filter(({ covered }) => covered).map(({ id }) => id);
  const fitting: Figure[] = [];
  for (const id of new Set([...stillCovered, ...aroundGaps])) {
    // A state has many metros, and a country more.
    if (fitting.length >= MOST_NEAREST) break;
    const there = [
      ...typicalAt(id, datasets, (unit) => unit.endsWith('/year')),
      ...datasets.written('backend', id),
    ];
    fitting.push(
      ...there.filter(
        (figure) =>
          figure.unit.endsWith('/year') && (figure.level === undefined || !asked || asked.fits(figure)),
      ),
    );
  }
  const abroad = gaps.some(({ place }) => place && place.country !== 'us');
  return [...fitting, ...(abroad ? [] : general)];
}

/** Places with figures around or inside a place without, else of its country: Oregon for Portland, London for the UK. */
function around(place: NamedPlace, datasets: Datasets): string[] {
  const inside = datasets.placesIn(place.id).map(({ id }) => id);
  const outside =
    place.within !== undefined && place.within !== 'us' && datasets.places.has(place.within)
      ? [place.within]
      : [];
  const close = [...outside, ...inside];
  if (close.length > 0 || place.country === 'us') return close;
  return place.country === undefined ? [] : datasets.placesIn(place.country).map(({ id }) => id);
}
