/** Places for which there is a single figure: what it is, and which places of the same list pay just more or less. */
import { cited, type Said, say } from '../../../answers/draft.ts';
import { relationNotes } from '../../../answers/pay-rows.ts';
import { fromStatement } from '../../../answers/statement.ts';
import { ordinal } from '../../../chat/format-number.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import { groupBy } from '../../../datasets/group-by.ts';
import type { Figure, Place } from '../../../datasets/records.ts';
import { chartOf } from '../comparable.ts';
import { forReaders, notesOf } from '../notes.ts';
import { sayValue } from '../say-figure.ts';
import type { Spotlight } from '../spotlight.ts';
import { placeName, placeQuestions } from './place-words.ts';
import { PLURALS } from './table-words.ts';

export interface PlaceWithPay {
  readonly place: Place;
  /** For all levels, in one period. */
  readonly figures: readonly Figure[];
}

const MOST_NOTES = 2;

/** @param all every place with pay, as a list that it is ranked in may hold those with more figures too */
export function placesWithOneFigure(all: readonly PlaceWithPay[], datasets: Datasets): Spotlight[] {
  const lists = groupBy(
    all.flatMap(({ place, figures }) => figures.map((figure) => ({ place, figure }))),
    ({ place, figure }) => listKey(place, figure),
  );
  const ranked = new Map(
    [...lists].map(([key, list]) => [
      key,
      list.map(({ figure }) => figure).sort((a, b) => b.low - a.low || (a.id < b.id ? -1 : 1)),
    ]),
  );
  const said = groupBy(datasets.statements.values(), ({ place }) => place);
  return all.flatMap(({ place, figures: [figure, ...others] }): Spotlight[] => {
    if (!figure || others.length > 0) return [];
    const list = ranked.get(listKey(place, figure)) ?? [];
    const near = neighbours(list, list.indexOf(figure));
    const name = placeName(place);
    return [
      {
        id: `place/${place.id}`,
        kind: place.kind,
        title: `Spotlight: ${name}`,
        figures: [figure, ...near],
        leads: [figure],
        ...chartOf(
          `${name} and the next in pay`,
          [figure, ...near].sort((a, b) => b.low - a.low),
        ),
        tell: (headline) => {
          const rank = rankSaid(list, figure, near, place, datasets);
          const more = (said.get(place.id) ?? []).slice(0, 1).map((one) => fromStatement(one, datasets));
          const isSaid = headline === figure && rank.length > 0;
          const items = [...(isSaid ? [] : [say`${sayValue(figure)}.`]), ...rank];
          return {
            block: { kind: 'list', items: [...items, ...more] },
            shorter: { kind: 'list', items },
            notes: [
              ...unsureStatistic(figure),
              ...relationNotes([figure], datasets),
              ...notesOf([figure], MOST_NOTES),
            ],
            followUps: placeQuestions(place, datasets.places.get(near[0]?.place ?? '')),
          };
        },
      },
    ];
  });
}

/** A statistic such as "mean or median", unless the figure's own note speaks of it. */
function unsureStatistic(figure: Figure): Said[] {
  return figure.statistic.includes(' or ') && forReaders(figure.note) === ''
    ? [say`The source does not say which of its figures are means and which medians.${cited(figure)}`]
    : [];
}

/** Ranks mean nothing across sources, statistics, currencies or kinds of places. */
function listKey({ kind }: Place, { source, statistic, percentiles, unit }: Figure): string {
  return [kind, source, statistic, percentiles?.join('-'), unit].join(' ');
}

/** The next above and the next below; at an end of the list the two next to it. */
function neighbours(list: readonly Figure[], at: number): Figure[] {
  if (at === 0) return list.slice(1, 3);
  return at === list.length - 1
    ? list.slice(Math.max(0, at - 2), at)
    : [list[at - 1], list[at + 1]].flatMap((one) => one ?? []);
}

function rankSaid(
  list: readonly Figure[],
  figure: Figure,
  near: readonly Figure[],
  { kind }: Place,
  datasets: Datasets,
): Said[] {
  const [one, other] = near;
  if (!one) return [];
  const rank = 1 + list.filter(({ low }) => low > figure.low).length;
  const highest = rank === 1 ? 'highest' : `${ordinal(rank)} highest`;
  const source = datasets.sources.get(figure.source)?.short ?? figure.source;
  const beside = (near: Figure): Said => say`${near.label} (${near})`;
  const [first, last] = [list[0], list.at(-1)];
  const where = !other
    ? say`beside ${beside(one)}`
    : figure === first
      ? say`ahead of ${beside(one)} and ${beside(other)}`
      : figure === last
        ? say`after ${beside(one)} and ${beside(other)}`
        : say`between ${beside(one)} and ${beside(other)}`;
  return [say`The ${highest} of the ${PLURALS[kind]} in ${source}, ${where}.`];
}
