/** What moved from one vintage of an official series to the next: a nation's percentiles, and where medians moved most. */
import { join, type Said, say } from '../../../answers/draft.ts';
import { describeStatistic } from '../../../answers/format-figure.ts';
import { capital } from '../../../answers/pay-rows.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import type { Figure, Source } from '../../../datasets/records.ts';
import { chartOf } from '../comparable.ts';
import { beforeIn, type Move, type Moves, movesOf, nationMoves } from '../moves.ts';
import { occupationIn, officialSeries, payRowOf, type Vintage } from '../official-pay.ts';
import type { Spotlight } from '../spotlight.ts';
import { distinctName, placeAlone } from './place-words.ts';
import { countedIn, moved, named, PLURALS, pluralOf, TWO_SURVEYS } from './table-words.ts';

const SHOWN = 3;
/** Two of each end, before and after. */
const DRAWN = 2;

export function sinceLastVintage(datasets: Datasets): Spotlight[] {
  return officialSeries(datasets).flatMap(([now, before]) =>
    now && before
      ? [
          ...nationMoves(now, beforeIn(before)).map((move) => ofNation(move, now, before)),
          ...(['state', 'metro', 'city'] as const).flatMap((kind) => {
            const moves = movesOf(now, beforeIn(before), kind, SHOWN, datasets);
            return moves ? [ofPlaces(moves, now, before.source, datasets)] : [];
          }),
        ]
      : [],
  );
}

function ofNation({ place, now: median, before: was }: Move, now: Vintage, before: Vintage): Spotlight {
  const pairs = percentilesOf(now, place.id).flatMap((figure) => {
    const older = percentilesOf(before, place.id).find(
      ({ percentiles }) => percentiles?.join() === figure.percentiles?.join(),
    );
    return older ? [{ figure, older }] : [];
  });
  const name = placeAlone(place);
  return {
    id: `since/${now.source.id}/${place.id}`,
    kind: 'since',
    title: `Spotlight: ${name} pay since ${before.source.vintage}`,
    figures: pairs.flatMap(({ figure, older }) => [older, figure]),
    leads: [],
    headline: say`${capital(name)} median since ${before.source.vintage}: ${was} → ${median} a year${changeSaid(median, was)} (${occupationIn(now)}, ${now.source.vintage}).`,
    ...chartOf(
      `Pay in ${place.name}, ${now.source.vintage}`,
      pairs.map(({ figure }) => named(figure, capital(describeStatistic(figure)))),
    ),
    tell: () => ({
      block: {
        kind: 'table',
        columns: ['What', `${before.source.vintage} → ${now.source.vintage}`],
        rows: pairs
          .filter(({ figure }) => figure.id !== median.id)
          .map(({ figure, older }) => [
            say`${capital(describeStatistic(figure))}`,
            say`${older} → ${figure}${changeSaid(figure, older)}`,
          ]),
      },
      notes: [say`${TWO_SURVEYS}`],
      followUps: [`${name.toLowerCase()} since last year`, 'pay overview', 'top states'],
    }),
  };
}

function ofPlaces(moves: Moves, now: Vintage, before: Source, datasets: Datasets): Spotlight {
  const { kind, most, least, largest } = moves;
  const drawn = [...most.slice(0, DRAWN), ...least.slice(0, DRAWN)];
  return {
    id: `since/${now.source.id}/${PLURALS[kind]}`,
    kind: 'since',
    title: `Spotlight: ${PLURALS[kind]} since ${before.vintage}`,
    figures: [...most, ...least, ...largest].flatMap((move) => [move.before, move.now]),
    leads: [],
    headline: say`${upSaid(moves)} (medians of ${occupationIn(now)}, ${before.vintage} to ${now.source.vintage}).`,
    ...chartOf(
      `Medians, ${before.vintage} and ${now.source.vintage}`,
      drawn.flatMap((move) => [
        named(move.before, `${move.place.name}, ${before.vintage}`),
        named(move.now, `${move.place.name}, ${now.source.vintage}`),
      ]),
    ),
    tell: () => ({
      block: {
        kind: 'list',
        items: [
          ...(most.length > 0 ? [say`Up most: ${movesSaid(most)}.`] : []),
          ...(least.length > 0 ? [say`Down most: ${movesSaid(least)}.`] : []),
          ...(largest.length > 0 ? [say`Among the biggest: ${movesSaid(largest)}.`] : []),
        ],
      },
      notes: [say`${TWO_SURVEYS}`],
      followUps: [
        ...drawn
          .slice(0, 1)
          .map(({ place }) => `${distinctName(place, datasets).toLowerCase()} since last year`),
        kind === 'state' ? 'top states' : 'top metros',
        'pay overview',
      ],
    }),
  };
}

/** `Backend pay is up in 47 of 52 states` */
export function upSaid({ up, all, kind, most, least }: Moves): Said {
  const first = [...most, ...least][0]?.now;
  const what = pluralOf(kind);
  return say`Backend pay is up in ${countedIn(up, `${capital(what)} with a higher median`, first)} of ${countedIn(all, `${capital(what)} with a median both times`, first)} ${what}`;
}

/** `Idaho $107,900 → $131,590 up 22%; Montana …` */
export function movesSaid(moves: readonly Move[]): Said {
  return join(
    moves.map(({ place, now, before }) => say`${place.name} ${before} → ${now}${changeSaid(now, before)}`),
    '; ',
  );
}

/** `, up 2.2%` */
export function changeSaid(now: Figure, before: Figure): Said {
  const by = moved(now, before);
  return by ? say`, ${by}` : [];
}

function percentilesOf(vintage: Vintage, place: string): Figure[] {
  return (payRowOf(vintage, place)?.figures ?? []).filter(({ percentiles }) => percentiles);
}
