/** Level and place where no source joins them: our own estimate, on request only, with its formula. */
import type { DerivedFigure } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { type Draft, join, say } from './draft.ts';
import { findGaps } from './gaps.ts';
import { jointsOf } from './joint.ts';
import { levelsAsked } from './levels-asked.ts';
import { answerNoData } from './no-data.ts';
import { answerPay } from './pay.ts';
import { cellAt } from './pay-cells.ts';
import { payTable } from './pay-rows.ts';

export function answerEstimate(request: Request, datasets: Datasets): Draft {
  const gaps = findGaps(request, datasets);
  if (gaps.length > 0) return answerNoData(gaps, request, datasets);
  const asked = levelsAsked(request.slots, datasets);
  const [place, ...others] = request.slots.places.filter(({ id }) => id !== 'us');
  const national = datasets.written('backend', 'us').filter(({ unit }) => unit.endsWith('/year'));
  const local = place ? datasets.written('backend', place.id) : [];
  const median = national.find(({ statistic }) => statistic === 'median');
  const whole = local.find(
    ({ level, unit, statistic }) => !level && unit === median?.unit && statistic !== 'percentile',
  );
  const ranges = national.filter((figure) => asked?.fits(figure));
  const joint =
    local.some((figure) => asked?.fits(figure)) ||
    (place !== undefined &&
      jointsOf(cellAt('backend', place, request.slots, asked, datasets), asked, datasets).length > 0);
  const american = place?.country === 'us';
  if (
    !asked ||
    !place ||
    others.length > 0 ||
    !whole ||
    !american ||
    ranges.length === 0 ||
    !median ||
    joint
  ) {
    return answerPay(request, datasets);
  }
  const estimates = ranges.map((range) => {
    const [low, high] = [
      scaled(range, 'low', whole, median, place.name),
      scaled(range, 'high', whole, median, place.name),
    ];
    return say`${low}–${high}${range.openEnded ? '+' : ''}`;
  });
  return {
    outcome: 'answer',
    headline: say`${asked.label} in ${place.name}, our estimate: about ${join(estimates, ' or ')} a year. No source says this.`,
    blocks: [
      payTable(
        [...ranges, whole, median],
        { ...request, slots: { ...request.slots, period: 'year' } },
        datasets,
      ),
    ],
    notes: [
      say`How: the range nationwide, times ${whole.label} over the US median, to the nearest thousand.`,
      say`It assumes that the place lifts every level alike, and sets a ${whole.statistic} against a median. Use it as a rough guide only.`,
      ...(asked.differing ? [asked.differing] : []),
    ],
    followUps: [`${asked.words} ${place.name.toLowerCase()}`, 'top metros', 'how do I negotiate?'],
  };
}

function scaled(
  range: Figure,
  which: 'low' | 'high',
  whole: Figure,
  median: Figure,
  place: string,
): DerivedFigure {
  return {
    label: `${range.label}, scaled to ${place}, ${which === 'low' ? 'lower' : 'upper'} end`,
    value: Math.round((range[which] * whole.low) / median.low / 1000) * 1000,
    unit: range.unit,
    formula: `${range[which]} × ${whole.low} / ${median.low}, to the nearest thousand`,
    from: [range.id, whole.id, median.id],
  };
}
