/**
 * Is this pay good? Against every yardstick that applies, each by itself: the level's range, the place, the city's
 * range in its own currency, the national percentile (interpolated, marked as derived).
 */
import type { Datasets } from '../datasets/datasets.ts';
import type { Request } from '../understanding/request.ts';
import { type Draft, join, type Said, say } from './draft.ts';
import { levelsAsked } from './levels-asked.ts';
import { answerPay } from './pay.ts';
import { countsNotes } from './pay-rows.ts';
import { inPeriod } from './periods.ts';
import {
  offerToText,
  overAYear,
  percentilePoints,
  percentileSaid,
  pointsAround,
  position,
  readOffer,
  yardsticksFor,
} from './yardsticks.ts';

/** A headline names this many yardsticks; the table has them all. */
const MOST_IN_HEADLINE = 2;

export function answerOffer(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const [amount] = slots.amounts;
  if (!amount) return answerPay(request, datasets);
  const offered = readOffer(amount, request, datasets);
  const asked = levelsAsked(slots, datasets);
  const places = slots.places.filter(({ covered, id }) => covered && id !== 'us');
  const inDollars = places.every(({ id }) => datasets.places.get(id)?.currency === 'USD');
  const points = offered && inDollars ? percentilePoints(offered, datasets) : [];
  const sticks = offered
    ? yardsticksFor(
        offered,
        asked,
        places.map(({ id }) => id),
        datasets,
      )
    : [];
  const [otherCurrency] = places.filter(({ id }) => datasets.places.get(id)?.currency !== offered?.currency);
  if (!offered || sticks.length + points.length === 0) return wrongCurrency(otherCurrency?.name);

  const { period, yearly } = offered;
  const hourly = period === 'hour' && points.length > 0;
  const measured = hourly ? amount : yearly;
  const percentile = percentileSaid(measured, points);
  const shown = (figure: (typeof sticks)[number]): Said =>
    inPeriod(figure, hourly ? 'hour' : undefined, datasets).value;
  const verdicts = sticks.map((figure) => ({ figure, verdict: position(yearly, figure) }));
  const headline = [
    ...verdicts
      .slice(0, MOST_IN_HEADLINE)
      .map(({ figure, verdict }) => say`${verdict} ${figure.label} (${shown(figure)})`),
    ...(percentile ? [percentile] : []),
  ];
  const year = overAYear(offered);
  const unstated = [
    ...(amount.currency === undefined ? [offered.currency] : []),
    ...(amount.period === undefined && slots.period === undefined ? [`a ${period}`] : []),
  ];
  return {
    outcome: 'answer',
    headline: say`${offerToText(offered)} is ${join(headline, ', ', ', and ')}.`,
    blocks: [
      {
        kind: 'table',
        columns: ['Yardstick', hourly ? 'Pay an hour' : 'Pay a year', 'The amount is'],
        rows: [
          ...verdicts.map(({ figure, verdict }) => [say`${figure.label}`, shown(figure), say`${verdict}`]),
          ...pointsAround(points, measured)
            .filter((point) => !sticks.includes(point))
            .map((point) => [say`${point.label}`, say`${point}`, say`${position(measured, point)}`]),
        ],
      },
    ],
    notes: [
      ...(otherCurrency
        ? [say`${otherCurrency.name} is paid in another currency; nothing is converted.`]
        : []),
      ...(year.length > 0 ? [say`Over a full year that is ${join(year, '–')}, by our arithmetic.`] : []),
      ...(percentile
        ? [say`The percentile is ours: a straight line between two published ones, all levels together.`]
        : []),
      ...(unstated.length > 0 ? [say`Taken as ${unstated.join(' ')}; say so if it is not.`] : []),
      ...(asked?.differing ? [asked.differing] : []),
      ...(asked && places.length > 0 && !sticks.some(({ level, place }) => level && place !== 'us' && place)
        ? [say`No source joins this level with this place.`]
        : []),
      ...countsNotes([...points.slice(0, 1), ...sticks].slice(0, 3), datasets).slice(0, 2),
    ],
    followUps: ['how do I negotiate?', asked ? 'total compensation of a senior' : 'senior', 'pay overview'],
  };
}

function wrongCurrency(place: string | undefined): Draft {
  return {
    outcome: 'no-data',
    headline: say`No source has pay in that currency${place ? ` for ${place}` : ''}, and nothing is converted.`,
    notes: [say`There are dollars for the US, pounds for London and euros for Berlin, and no exchange rate.`],
    followUps: ['what do you cover?', 'senior london', 'senior berlin'],
  };
}
