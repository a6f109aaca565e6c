/**
 * Is this pay good? Against every yardstick that applies, each by itself: the national percentile (interpolated,
 * marked as derived), the level's range, the place, the city's range in its own currency. The amount is not kept.
 */
import type { DerivedFigure } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { Amount, Request } from '../understanding/request.ts';
import { type Draft, end, join, type Said, say } from './draft.ts';
import { formatNumber } from './format-figure.ts';
import { percentileOf } from './interpolate.ts';
import { levelsAsked } from './levels-asked.ts';
import { answerPay } from './pay.ts';
import { countsNotes } from './pay-rows.ts';
import { PERIODS_A_YEAR } from './periods.ts';

interface Yardstick {
  readonly figure: Figure;
  readonly verdict: Said;
  readonly word: string;
}

export function answerOffer(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const [amount] = slots.amounts;
  if (!amount) return answerPay(request, datasets);
  const currency = currencyOf(amount, request, datasets);
  if (currency === undefined) {
    return {
      outcome: 'no-data',
      headline: say`No source has pay in that currency, and none has an exchange rate to convert it.`,
      followUps: ['what do you cover?'],
    };
  }
  const period = amount.period ?? (amount.high < 500 ? 'hour' : amount.high < 25_000 ? 'month' : 'year');
  const factor = PERIODS_A_YEAR[period];
  const hourly = period === 'hour' && currency === 'USD';
  const typed = `${typedAmount(amount, currency, period)}`;
  const yearly = { low: amount.low * factor, high: amount.high * factor };
  const asked = levelsAsked(slots, datasets);
  const places = slots.places.filter(({ covered, id }) => covered && id !== 'us');
  const missing = slots.places.filter(({ covered }) => !covered);
  const inCurrency = (figure: Figure): boolean => figure.unit === `${currency}/year`;

  const national = datasets.pay('backend', 'us');
  const points = national.filter(
    ({ level, percentiles, unit }) =>
      !level && percentiles?.length === 1 && unit === (hourly ? 'USD/hour' : 'USD/year'),
  );
  const level = asked
    ? [...national, ...datasets.pay('backend', undefined)].filter(
        (figure) => inCurrency(figure) && asked.fits(figure),
      )
    : [];
  const local = places
    .flatMap(({ id }) => datasets.pay('backend', id))
    .filter((figure) => inCurrency(figure) && (!figure.level || !asked || asked.fits(figure)));
  const median =
    !asked && local.length === 0
      ? national.filter(({ statistic, unit }) => statistic === 'median' && unit === 'USD/year')
      : [];
  const sticks = [...level, ...local, ...(currency === 'USD' ? median : [])].map((figure) =>
    measure(yearly, figure, datasets, request),
  );
  const percentile =
    currency === 'USD' &&
    factorIsFair(
      places.map(({ id }) => id),
      datasets,
    )
      ? percentileSaid(hourly ? amount : yearly, points)
      : undefined;
  const wrongCurrency = places.filter(
    ({ id }) => datasets.pay('backend', id).length > 0 && !datasets.pay('backend', id).some(inCurrency),
  );

  if (sticks.length === 0 && !percentile) {
    return {
      outcome: 'no-data',
      headline: say`No source has pay in that currency${wrongCurrency.length > 0 ? ` for ${wrongCurrency.map(({ name }) => name).join(', ')}` : ''}, and nothing is converted.`,
      notes: [say`Name a place that is paid in it: dollars in the US, pounds in London, euros in Berlin.`],
      followUps: ['what do you cover?', 'senior london', 'senior berlin'],
    };
  }
  const [first] = sticks;
  const shownLow = period === 'year' || hourly ? [] : yearlyFrom(amount, yearly, period, currency);
  return {
    outcome: 'answer',
    headline: say`${typed}${first ? say` is ${first.verdict}` : ''}${percentile ? say`${first ? '; ' : ' is '}${percentile}` : ''}.`,
    blocks: [
      {
        kind: 'table',
        columns: ['Yardstick', 'Pay', 'The offer'],
        rows: [
          ...sticks.map(({ figure, word }) => [say`${figure.label}`, say`${figure}`, say`${word}`]),
          ...(percentile
            ? points
                .filter((p) => (p.percentiles?.[0] ?? 0) % 25 === 0)
                .map((p) => [say`${p.label}`, say`${p}`, say`${position(hourly ? amount : yearly, p)}`])
            : []),
        ],
      },
    ],
    notes: [
      ...(missing.length > 0
        ? [say`No source has a figure for ${missing.map(({ name }) => name).join(', ')}.`]
        : []),
      ...(wrongCurrency.length > 0
        ? [
            say`${wrongCurrency.map(({ name }) => name).join(', ')} is paid in another currency; nothing is converted.`,
          ]
        : []),
      ...(slots.companies.length > 0 ? [say`No source splits pay by company.`] : []),
      ...(shownLow.length > 0
        ? [say`Over a full year that is ${join(shownLow, '–')}, by our arithmetic.`]
        : []),
      ...(percentile
        ? [say`The percentile is ours: a straight line between two published ones, all levels together.`]
        : []),
      ...(amount.currency === undefined
        ? [say`Taken as ${currency} a year${period === 'year' ? '' : `, from an amount per ${period}`}.`]
        : []),
      ...(asked?.differing ? [asked.differing] : []),
      ...(asked && places.length > 0 && !local.some(({ level }) => level)
        ? [say`No source joins this level with this place.`]
        : []),
      ...countsNotes([...points.slice(0, 1), ...local].slice(0, 2), datasets),
    ],
    followUps: ['how do I negotiate?', asked ? 'total compensation of a senior' : 'senior', 'pay overview'],
  };
}

/** The currency that was named, else the place's own, else dollars. Undefined for one that no source has. */
function currencyOf(
  { currency }: Amount,
  { slots }: Request,
  datasets: Datasets,
): 'USD' | 'GBP' | 'EUR' | undefined {
  if (currency === 'other') return undefined;
  if (currency) return currency;
  const [place] = slots.places;
  return place ? (datasets.places.get(place.id)?.currency ?? 'USD') : 'USD';
}

function factorIsFair(places: readonly string[], datasets: Datasets): boolean {
  return places.every((id) => datasets.places.get(id)?.currency === 'USD');
}

function measure(
  yearly: { low: number; high: number },
  figure: Figure,
  _datasets: Datasets,
  _request: Request,
): Yardstick {
  const word = position(yearly, figure);
  return { figure, word, verdict: say`${word} ${figure.label}: ${figure}` };
}

/** Where an amount lies against a figure, in one or two words. */
function position({ low, high }: { readonly low: number; readonly high: number }, figure: Figure): string {
  const single = figure.low === figure.high && !figure.openEnded;
  if (high < figure.low) return 'below';
  if (low > figure.high) return figure.openEnded ? 'within the open top of' : 'above';
  if (single) return low === high ? 'equal to' : 'around';
  if (low === figure.low && high === figure.low) return 'at the bottom of, still within';
  if (low >= figure.low && high <= figure.high) return 'within';
  return high > figure.high ? 'partly above' : 'partly below';
}

function percentileSaid(
  amount: { readonly low: number; readonly high: number },
  points: readonly Figure[],
): Said | undefined {
  const ends = [...new Set([amount.low, amount.high])].map((value) => percentileOf(value, points));
  const [low, high] = [ends[0], ends.at(-1)];
  const sorted = [...points].sort((a, b) => a.low - b.low);
  const [bottom, top] = [sorted[0], sorted.at(-1)];
  if (!low || !high || !bottom || !top) return undefined;
  if (low === 'above') return say`above the 90th percentile of US backend pay (${end(top, 'low')})`;
  if (high === 'below') return say`below the 10th percentile of US backend pay (${end(bottom, 'low')})`;
  const known = [low, high].filter((one): one is DerivedFigure => typeof one === 'object');
  const distinct = known.filter((one, i) => known.findIndex(({ value }) => value === one.value) === i);
  return say`about the ${join(distinct, '–')} percentile of US backend pay`;
}

function typedAmount(amount: Amount, currency: string, period: string): string {
  const unit = `${currency}/${period}`;
  const ends = [...new Set([amount.low, amount.high])].map((value) => formatNumber(value, unit));
  return `${ends.join('–')}${period === 'year' ? '' : ` ${period === 'hour' ? 'an' : 'a'} ${period}`}`;
}

function yearlyFrom(
  amount: Amount,
  yearly: { low: number; high: number },
  period: string,
  currency: string,
): DerivedFigure[] {
  return [...new Set(['low', 'high'] as const)].slice(0, amount.low === amount.high ? 1 : 2).map((which) => ({
    label: `The amount over a full year${amount.low === amount.high ? '' : `, ${which}er end`}`,
    value: Math.round(yearly[which]),
    unit: `${currency}/year`,
    formula: `${amount[which]} × ${yearly[which] / amount[which]} ${period}s a year`,
    from: [],
  }));
}
