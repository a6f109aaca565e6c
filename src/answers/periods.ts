/** A yearly figure in the period that was asked for: the source's own hourly figure where it prints one, else derived. */
import type { DerivedFigure } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { Period } from '../understanding/request.ts';
import { end, join, type Said, say } from './draft.ts';

/** How many of a period a full working year has: 52 weeks of five days of eight hours. */
export const PERIODS_A_YEAR: Readonly<Record<Period, number>> = {
  hour: 2080,
  day: 260,
  week: 52,
  month: 12,
  year: 1,
};

/** The same as something that can be said: our assumption, listed as derived. */
export function periodsAYear(period: Period): DerivedFigure {
  return {
    label: `${period}s in a full working year`,
    value: PERIODS_A_YEAR[period],
    unit: 'count',
    formula: '52 weeks × 5 days × 8 hours a year; 12 months a year',
    from: [],
  };
}

export const PERIOD_NAMES: Readonly<Record<Period, string>> = {
  hour: 'an hour',
  day: 'a day',
  week: 'a week',
  month: 'a month',
  year: 'a year',
};

/** The figure's value per period, and whether it had to be worked out. Figures that are no yearly pay stay as they are. */
export function inPeriod(
  figure: Figure,
  period: Period | undefined,
  datasets: Datasets,
): { readonly value: Said; readonly derived: boolean } {
  if (period === undefined || period === 'year' || !figure.unit.endsWith('/year')) {
    return { value: say`${figure}`, derived: false };
  }
  const printed = period === 'hour' ? printedHourly(figure, datasets) : undefined;
  if (printed) return { value: printed, derived: false };
  const low = perPeriod(figure, 'low', period);
  const open = figure.openEnded ? '+' : '';
  if (figure.low === figure.high) return { value: say`${low}${open}`, derived: true };
  return { value: say`${low}–${perPeriod(figure, 'high', period)}${open}`, derived: true };
}

/** Yearly pay in a period: to the cent by the hour, else to the whole. */
export function valuePer(yearly: number, period: Period): number {
  const exact = yearly / PERIODS_A_YEAR[period];
  return period === 'hour' ? Math.round(exact * 100) / 100 : Math.round(exact);
}

function perPeriod(figure: Figure, which: 'low' | 'high', period: Period): DerivedFigure {
  const yearly = figure[which];
  const count = PERIODS_A_YEAR[period];
  const [currency = ''] = figure.unit.split('/');
  return {
    label: `${figure.label}${figure.low === figure.high ? '' : which === 'low' ? ', lower end' : ', upper end'}, per ${period}`,
    value: valuePer(yearly, period),
    unit: `${currency}/${period}`,
    formula: `${yearly} / ${count} ${period}s a year`,
    from: [figure.id],
  };
}

/** Hourly figures of the same percentiles, place and occupation. */
function printedHourly(figure: Figure, datasets: Datasets): Said | undefined {
  const { role, place, source } = figure;
  const printed = [
    ...datasets.written(role, place).filter((one) => one.source === source),
    ...datasets.rows.of(source, role, place ?? '').flatMap(({ figures }) => figures),
  ];
  const hourly = printed.filter(({ unit }) => unit.endsWith('/hour'));
  const ends = (figure.percentiles ?? []).map((p) =>
    hourly.find(({ percentiles }) => percentiles?.[0] === p),
  );
  const found = ends.flatMap((one) => (one ? [one] : []));
  if (found.length === 0 || found.length < ends.length) return undefined;
  const open = figure.openEnded ? '+' : '';
  return say`${join(
    found.map((one) => end(one, 'low')),
    '–',
  )}${open}`;
}
