/**
 * Is this pay good? Against every yardstick that applies, each by itself: the level's range, the place, the city's
 * range in its own currency, the national percentile (interpolated, marked as derived).
 */
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { Amount, Request } from '../understanding/request.ts';
import { currenciesSaid } from './covered.ts';
import { type Draft, join, type Said, say } from './draft.ts';
import { findGaps } from './gaps.ts';
import { jointExplained, jointsOf, jointValue, levelOf } from './joint.ts';
import { levelsAsked } from './levels-asked.ts';
import { answerNoData } from './no-data.ts';
import { answerPay } from './pay.ts';
import { cellAt, rolesAsked } from './pay-cells.ts';
import { capital, countsNotes, periodNote } from './pay-rows.ts';
import { inPeriod, PERIOD_NAMES } from './periods.ts';
import { answerWhoseNumber, isQuoted } from './whose-number.ts';
import {
  type Occupation,
  offerToText,
  overAYear,
  percentilePoints,
  percentileSaid,
  pointsAround,
  position,
  readOffer,
  yardsticksFor,
  yardsticksOf,
} from './yardsticks.ts';

/** A headline names this many yardsticks; the table has them all. */
const MOST_IN_HEADLINE = 2;
/** What fits is named before what does not. */
const FITS = new Set(['within', 'in the open top of', 'equal to']);

export function answerOffer(request: Request, datasets: Datasets): Draft {
  const { slots, topics } = request;
  const [amount, ...others] = slots.amounts;
  if (!amount) return answerPay(request, datasets);
  const ends = [amount, ...others].flatMap(endsOf);
  const nobody = slots.levels.length === 0 && slots.places.length === 0 && slots.years === undefined;
  if (nobody && ends.length > 1 && ends.every((one) => isPublished(one, datasets)))
    return answerWhoseNumber({ ...request, slots: { ...slots, amounts: ends } }, datasets);
  const abroad = slots.places.filter(({ covered, country }) => !covered && country !== 'us');
  if (abroad.length > 0) return answerNoData(findGaps(request, datasets), request, datasets);
  const offered = readOffer(amount, request, datasets);
  const asked = levelsAsked(slots, datasets);
  const places = slots.places.filter(({ covered, id }) => covered && id !== 'us');
  const inDollars = places.every(({ id }) => datasets.places.get(id)?.currency === 'USD');
  const ids = places.map(({ id }) => id);
  const other = otherOccupation(request, ids, datasets);
  const curve = inDollars
    ? percentilePoints(offered, ids.length === 1 ? ids[0] : undefined, datasets, other)
    : { points: [], of: '' };
  const { points } = curve;
  const sticks = other
    ? yardsticksOf(other.role, offered, asked, ids, datasets)
    : yardsticksFor(offered, asked, ids, datasets);
  const [otherCurrency] = places.filter(({ id }) => datasets.places.get(id)?.currency !== offered.currency);
  if (sticks.length + points.length === 0) return wrongCurrency(otherCurrency?.name, datasets);

  const { period, yearly } = offered;
  const shownPeriod = period === 'year' || points.length === 0 ? 'year' : period;
  const hourly = period === 'hour' && points.some(({ unit }) => unit.endsWith('/hour'));
  const measured = hourly ? amount : yearly;
  const shown = (figure: (typeof sticks)[number]): Said => inPeriod(figure, shownPeriod, datasets).value;
  const percentile = percentileSaid(measured, curve, (point) => (hourly ? say`${point}` : shown(point)));
  const interpolated = percentile?.some(({ kind }) => kind === 'derived') ?? false;
  const near = pointsAround(points, measured);
  // The hourly median stands among the percentiles already.
  const held = hourly
    ? sticks.filter(({ statistic, place }) => !(statistic === 'median' && place === 'us'))
    : sticks;
  const verdicts = held.map((figure) => ({ figure, verdict: position(yearly, figure) }));
  const fitting = verdicts.filter(({ verdict }) => FITS.has(verdict));
  const headline = [
    ...[...fitting, ...verdicts.filter((one) => !fitting.includes(one))]
      .slice(0, MOST_IN_HEADLINE)
      .map(({ figure, verdict }) => say`${verdict} ${figure.label} (${shown(figure)})`),
    ...(percentile ? [percentile] : []),
  ];
  const year = overAYear(offered);
  const unstated = [
    ...(amount.currency === undefined ? [`in ${offered.currency}`] : []),
    ...(amount.period === undefined && slots.period === undefined ? [`per ${period}`] : []),
  ];
  const joint = ids.some((id) => datasets.written('backend', id).some((figure) => asked?.fits(figure)));
  const joined = (other ? [] : places).flatMap((place) => {
    const cell = cellAt('backend', place, slots, asked, datasets);
    return jointsOf(cell, asked, datasets).map((one) => ({ place: place.name, one }));
  });
  const extras = topics.has('bonus') || topics.has('equity') || topics.has('total') || others.length > 0;
  return {
    outcome: 'answer',
    headline: say`${offerToText(offered)} is ${join(headline, ', ', ', and ')}.`,
    blocks: [
      {
        kind: 'table',
        columns: [
          'Yardstick',
          shownPeriod === 'year' ? 'Pay a year' : `Pay ${PERIOD_NAMES[shownPeriod]}`,
          'The amount is',
        ],
        rows: [
          ...joined
            .filter(({ one }) => one.low.unit === `${offered.currency}/year`)
            .map(({ place, one }) => [
              say`${capital(levelOf(one.mapping))} in ${place}, worked out`,
              jointValue(one, place, shownPeriod),
              say`${position(yearly, { ...one.low, high: one.high.high, openEnded: one.openEnded }).replace(/ of$/, '')}`,
            ]),
          ...verdicts.map(({ figure, verdict }) => [
            say`${capital(figure.label)}`,
            shown(figure),
            say`${verdict.replace(/ of$/, '')}`,
          ]),
          ...near
            .filter((point) => !held.some(({ id }) => id === point.id))
            .map((point) => [
              say`${capital(point.label)}`,
              hourly ? say`${point}` : shown(point),
              say`${position(measured, point)}`,
            ]),
        ],
      },
    ],
    notes: [
      ...(hourly ? near.flatMap((point) => yearlyBeside(point, datasets)) : []),
      ...(otherCurrency
        ? [
            say`${otherCurrency.name} is paid in another currency; nothing is converted. Ask for its own figures.`,
          ]
        : []),
      ...(extras
        ? [say`Only the first amount is judged, as base pay. Bonus and equity come on top of it.`]
        : []),
      ...(year.length > 0 ? [say`Over a full year that is ${join(year, '–')}, by our arithmetic.`] : []),
      ...periodNote(held, { ...request, slots: { ...slots, period: shownPeriod } }, datasets),
      ...(interpolated
        ? [say`The percentile is ours: a straight line between two published ones, all levels together.`]
        : []),
      ...(unstated.length > 0 ? [say`Taken to be ${unstated.join(', ')}.`] : []),
      ...(asked?.differing ? [asked.differing] : []),
      ...joined
        .slice(0, 1)
        .map(({ place, one }) => say`Worked out by us: ${jointExplained([one], `${place}'s`, datasets)}.`),
      ...(asked && places.length > 0 && !joint && joined.length === 0
        ? [say`No source joins this level with this place.`]
        : []),
      ...countsNotes([...points.slice(0, 1), ...sticks].slice(0, 3), datasets).slice(0, 2),
    ],
    followUps: ['how do I negotiate?', asked ? `${asked.words} pay` : 'senior', 'total compensation'],
  };
}

/** Somebody else's pay is judged by their own occupation, where a table has it. */
function otherOccupation(
  { slots }: Request,
  places: readonly string[],
  datasets: Datasets,
): Occupation | undefined {
  const [role = 'backend'] = rolesAsked(slots, datasets);
  const near = places.length > 0 ? places : ['us'];
  if (role === 'backend' || !near.some((place) => datasets.rows.at(role, place).length > 0)) return undefined;
  const name = slots.roles.find(({ id }) => id === role)?.name ?? role;
  return { role, name: `pay of ${name.toLowerCase()}` };
}

function wrongCurrency(place: string | undefined, datasets: Datasets): Draft {
  return {
    outcome: 'no-data',
    headline: say`No source has pay in that currency${place ? ` for ${place}` : ''}, and nothing is converted.`,
    notes: [currenciesSaid(datasets)],
    followUps: ['what do you cover?', 'senior london', 'senior berlin'],
  };
}

/** "106k and 133k" may be read as a range; its ends are two amounts. */
function endsOf(amount: Amount): Amount[] {
  return amount.low === amount.high
    ? [amount]
    : [
        { ...amount, high: amount.low },
        { ...amount, low: amount.high },
      ];
}

/** "133k in one guide, 106k in the other": rounded to thousands, as people quote. */
function isPublished({ low, high }: Amount, datasets: Datasets): boolean {
  return low === high && [...datasets.figures.values()].some((figure) => isQuoted(figure, low));
}

/** The same percentile as a year's pay, for an hourly point. */
function yearlyBeside(point: Figure, datasets: Datasets): Said[] {
  const yearly = datasets
    .written('backend', 'us')
    .find(
      ({ unit, percentiles }) => unit.endsWith('/year') && percentiles?.join() === point.percentiles?.join(),
    );
  return yearly ? [say`${point.label}: ${point}, ${yearly} a year.`] : [];
}
