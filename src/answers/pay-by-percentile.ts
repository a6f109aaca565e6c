/** Percentiles of the nation: those printed, and those between them by interpolation. */

import { ordinal } from '../chat/format-number.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { percentileSeries } from './covered.ts';
import { type Draft, join, type Said, say } from './draft.ts';
import { payAtPercentile } from './interpolate.ts';
import { levelsAsked } from './levels-asked.ts';
import { countsNotes, payTable, payValue, percentileTable, periodNote, relationNotes } from './pay-rows.ts';

export function payByPercentile(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const hourly = slots.period === 'hour';
  const points = percentileSeries(datasets, 'USD/year');
  if (slots.statistic === 'middle-half') return middleHalf(request, datasets);
  const asked = slots.percentiles.map((percentile) => {
    const printed = points.find(({ percentiles }) => percentiles?.[0] === percentile);
    return { percentile, printed, between: printed ? undefined : payAtPercentile(percentile, points) };
  });
  const answered = asked.filter(({ printed, between }) => printed || between);
  if (answered.length === 0) {
    return {
      outcome: 'no-data',
      headline: say`No source goes below the ${ordinal(lowest(points))} or above the ${ordinal(highest(points))} percentile.`,
      blocks: [payTable(points, request, datasets)],
      followUps: ['90th percentile', 'pay overview'],
    };
  }
  const printed = answered.flatMap(({ printed }) => (printed ? [printed] : []));
  const spoken = answered.map(({ percentile, printed, between }): Said => {
    const value = printed
      ? payValue(printed, request, datasets)
      : between
        ? say`about ${between} a year`
        : say``;
    return say`${ordinal(percentile)} percentile: ${value}`;
  });
  const wholeYear = printed.length > 0 && hourly ? say` (${join(printed, ', ')} a year)` : say``;
  const level = levelsAsked(slots, datasets);
  return {
    outcome: 'answer',
    headline: say`US backend developers, ${join(spoken, '; ')}${printed.length === 0 || slots.period ? '' : ' a year'}${wholeYear}.`,
    blocks: [percentileTable(points, request, datasets)],
    notes: [
      ...(level ? [say`No source gives percentiles within a level; these count all levels.`] : []),
      ...(answered.some(({ between }) => between)
        ? [say`Between two published percentiles we interpolate in a straight line.`]
        : []),
      ...relationNotes(printed.length > 1 ? printed : [], datasets),
      ...periodNote(points, request, datasets),
      ...countsNotes(points, datasets),
    ],
    chart: { title: 'US pay by percentile', figures: points },
    followUps: ['pay overview', 'is 150k good for a senior', 'senior'],
  };
}

function middleHalf(request: Request, datasets: Datasets): Draft {
  const figures = datasets
    .written('backend', 'us')
    .filter(({ level, percentiles }) => !level && percentiles?.length === 2);
  return {
    outcome: 'answer',
    headline: say`The middle half of US backend developers: ${join(
      figures.map((figure) => payValue(figure, request, datasets)),
      ' or ',
    )}, from the 25th to the 75th percentile.`,
    notes: [...periodNote(figures, request, datasets), ...countsNotes(figures, datasets)],
    followUps: ['pay overview', '90th percentile', 'is 150k good for a senior'],
  };
}

function lowest(points: readonly Figure[]): number {
  return Math.min(...points.flatMap(({ percentiles }) => percentiles ?? []));
}

function highest(points: readonly Figure[]): number {
  return Math.max(...points.flatMap(({ percentiles }) => percentiles ?? []));
}
