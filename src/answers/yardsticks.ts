/** What an amount can be held against, and where it lies against each. Pure arithmetic; nothing is kept. */

import { formatNumber, ordinal } from '../chat/format-number.ts';
import type { DerivedFigure } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { Amount, Period, Request } from '../understanding/request.ts';
import { percentileSeries } from './covered.ts';
import { join, type Said, say } from './draft.ts';
import { percentileOf } from './interpolate.ts';
import type { LevelsAsked } from './levels-asked.ts';
import { typicalAt, typicalOf } from './pay-cells.ts';
import { PERIODS_A_YEAR } from './periods.ts';

/** An amount with all that was left open filled in. */
export interface Offered {
  readonly currency: string;
  readonly period: Period;
  /** Both ends over a full year. */
  readonly yearly: { readonly low: number; readonly high: number };
  readonly amount: Amount;
}

/** An hourly rate is at most this much, a monthly pay at most that, where nobody says which it is. */
const MOST_AN_HOUR = 500;
const MOST_A_MONTH = 25_000;

/** The amount in the currency named, else the place's own, else dollars. */
export function readOffer(amount: Amount, { slots }: Request, datasets: Datasets): Offered {
  const [place] = slots.places;
  const currency = amount.currency ?? (place ? datasets.places.get(place.id)?.currency : undefined) ?? 'USD';
  const guessed = amount.high < MOST_AN_HOUR ? 'hour' : amount.high < MOST_A_MONTH ? 'month' : 'year';
  const period = amount.period ?? slots.period ?? guessed;
  const count = PERIODS_A_YEAR[period];
  return { currency, period, amount, yearly: { low: amount.low * count, high: amount.high * count } };
}

/** What another occupation than backend developers is paid, in the places or in the US, by tables and by guides. */
export function yardsticksOf(
  role: string,
  { currency }: Offered,
  asked: LevelsAsked | undefined,
  places: readonly string[],
  datasets: Datasets,
): Figure[] {
  const near = places.length > 0 ? places : ['us'];
  const isLike = (figure: Figure): boolean =>
    figure.unit === `${currency}/year` && (!figure.level || asked?.fits(figure) === true);
  return near.flatMap((place) => [
    ...datasets.rows
      .at(role, place)
      .flatMap((row) => typicalOf(row) ?? [])
      .filter(isLike),
    ...datasets.written(role, place).filter(isLike),
  ]);
}

/**
 * The places' own figures for the level, then the level's range elsewhere, then what counts all levels, all in the
 * offer's currency. Without a place every place paid in that currency counts; without anything the US median.
 */
export function yardsticksFor(
  { currency }: Offered,
  asked: LevelsAsked | undefined,
  places: readonly string[],
  datasets: Datasets,
): Figure[] {
  const comparable = (figure: Figure): boolean =>
    figure.unit === `${currency}/year` && (!figure.level || !asked || asked.fits(figure));
  const paidInIt = [...datasets.places.values()]
    .filter((place) => place.currency === currency)
    .map(({ id }) => id);
  const near = places.length > 0 ? places : currency === 'USD' ? [] : paidInIt;
  const local = [
    ...near.flatMap((id) => typicalAt(id, datasets, (unit) => unit === `${currency}/year`)),
    ...near.flatMap((id) => datasets.written('backend', id)).filter(comparable),
  ];
  const wide = [...datasets.written('backend', 'us'), ...datasets.written('backend', undefined)].filter(
    comparable,
  );
  const level = asked ? wide.filter(({ level: own }) => own !== undefined) : [];
  const found = [
    ...local.filter(({ level: own }) => own),
    ...level,
    ...local.filter(({ level: own }) => !own),
  ];
  return found.length > 0
    ? found
    : wide.filter(({ statistic, place }) => statistic === 'median' && place === 'us');
}

/** Published percentiles that an offer can be placed between, and of whose pay they are. */
export interface Points {
  readonly points: readonly Figure[];
  /** `US backend pay`, `backend pay in Seattle`. */
  readonly of: string;
}

export interface Occupation {
  readonly role: string;
  /** `backend pay`, `pay of data analysts`. */
  readonly name: string;
}

const BACKEND: Occupation = { role: 'backend', name: 'backend pay' };

/** The place's own percentiles where a table has them, else the nation's for an offer in dollars. */
export function percentilePoints(
  { currency, period }: Offered,
  place: string | undefined,
  datasets: Datasets,
  { role, name }: Occupation = BACKEND,
): Points {
  const ours = role === BACKEND.role;
  const at = place ?? (ours ? undefined : 'us');
  const rows = at === undefined ? [] : datasets.rows.at(role, at);
  const row = rows.find(({ level, unit }) => level === undefined && unit === `${currency}/year`);
  const local = row?.figures.filter(({ percentiles, topCoded }) => percentiles && !topCoded) ?? [];
  if (local.length > 1)
    return { points: local, of: `${name} in ${datasets.places.get(at ?? '')?.name ?? ''}` };
  if (!ours) return { points: [], of: '' };
  const points =
    currency === 'USD' ? percentileSeries(datasets, period === 'hour' ? 'USD/hour' : 'USD/year') : [];
  return { points, of: 'US backend pay' };
}

/** Those of the points that an offer lies nearest to: one on each side of it, and the median. */
export function pointsAround(
  points: readonly Figure[],
  { low, high }: { low: number; high: number },
): Figure[] {
  const below = points.findLast((point) => point.low <= low);
  const above = points.find((point) => point.low >= high);
  return points.filter((point) => point === below || point === above || point.statistic === 'median');
}

/** Where an amount lies against a figure, in a few words that the figure can follow. */
export function position(
  { low, high }: { readonly low: number; readonly high: number },
  figure: Figure,
): string {
  const top = figure.openEnded ? Infinity : figure.high;
  if (high < figure.low) return 'below';
  if (low > top) return 'above';
  if (low > figure.high) return 'in the open top of';
  if (figure.low === top) return low === high ? 'equal to' : 'on both sides of';
  if (low >= figure.low && high <= top) return 'within';
  if (low < figure.low && high > top) return 'on both sides of';
  return high > top ? 'partly above' : 'partly below';
}

/**
 * `at about the 62nd percentile of US backend pay`, with each end's own side where it lies outside what is published.
 * @param shown a published figure in the period of the amount
 */
export function percentileSaid(
  { low, high }: { readonly low: number; readonly high: number },
  { points, of }: Points,
  shown: (figure: Figure) => Said,
): Said | undefined {
  const [bottom, top] = [points[0], points.at(-1)];
  const [lower, upper] = [percentileOf(low, points, of), percentileOf(high, points, of)];
  if (!bottom || !top || lower === undefined || upper === undefined) return undefined;
  const [lowest, highest] = [ordinalOf(bottom), ordinalOf(top)];
  const whose = ` percentile of ${of}`;
  if (upper === 'below') return say`${`below the ${lowest}${whose} (`}${shown(bottom)})`;
  if (lower === 'above') return say`${`above the ${highest}${whose} (`}${shown(top)})`;
  if (lower === 'below') {
    return upper === 'above'
      ? say`${`from below the ${lowest} to above the ${highest}${whose}`}`
      : say`${`from below the ${lowest} to about the `}${upper}${whose}`;
  }
  if (upper === 'above') return say`from about the ${lower}${` to above the ${highest}${whose}`}`;
  const ends = lower.value === upper.value ? [lower] : [lower, upper];
  return say`at about the ${join(ends, '–')}${whose}`;
}

function ordinalOf({ percentiles = [] }: Figure): string {
  return ordinal(percentiles[0] ?? 0);
}

/** The amount as money: `$150,000`, `$60.00 an hour`. */
export function offerToText({ amount, currency, period }: Offered): string {
  const ends = [...new Set([amount.low, amount.high])].map((value) =>
    formatNumber(value, `${currency}/${period}`),
  );
  return `${ends.join('–')}${period === 'year' ? '' : ` ${period === 'hour' ? 'an' : 'a'} ${period}`}`;
}

/** What the amount comes to over a full year; nothing where it is yearly already. */
export function overAYear({ amount, yearly, period, currency }: Offered): DerivedFigure[] {
  if (period === 'year') return [];
  const ends = amount.low === amount.high ? (['low'] as const) : (['low', 'high'] as const);
  return ends.map((which) => ({
    label: `The amount over a full year${ends.length === 1 ? '' : `, ${which}er end`}`,
    value: Math.round(yearly[which]),
    unit: `${currency}/year`,
    formula: `${amount[which]} × ${PERIODS_A_YEAR[period]} ${period}s a year`,
    from: [],
  }));
}
