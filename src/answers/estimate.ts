/** Level and place where no source joins them: our own estimate, on request only, with its formula. */
import type { DerivedFigure } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { type Draft, say } from './draft.ts';
import { findGaps } from './gaps.ts';
import { levelsAsked } from './levels-asked.ts';
import { answerNoData } from './no-data.ts';
import { answerPay } from './pay.ts';
import { payTable } from './pay-rows.ts';

export function answerEstimate(request: Request, datasets: Datasets): Draft {
  const gaps = findGaps(request, datasets);
  if (gaps.length > 0) return answerNoData(gaps, request, datasets);
  const asked = levelsAsked(request.slots, datasets);
  const [place] = request.slots.places.filter(({ id }) => id !== 'us');
  const national = datasets.pay('backend', 'us');
  const local = place ? datasets.pay('backend', place.id) : [];
  const whole = local.find(({ level }) => !level);
  const range = national.find((figure) => asked?.fits(figure));
  const median = national.find(({ statistic, unit }) => statistic === 'median' && unit.endsWith('/year'));
  const joint = local.some((figure) => asked?.fits(figure));
  if (!asked || !place || !whole || !range || !median || joint) return answerPay(request, datasets);
  const low = scaled(range, 'low', whole, median, place.name, asked.label);
  const high = scaled(range, 'high', whole, median, place.name, asked.label);
  const open = range.openEnded ? '+' : '';
  return {
    outcome: 'answer',
    headline: say`${asked.label} in ${place.name}, our estimate: about ${low}–${high}${open} a year. No source says this.`,
    blocks: [payTable([range, whole, median], request, datasets)],
    notes: [
      say`How: the ${asked.label.toLowerCase()} range nationwide, times ${whole.label} over the US median, to the nearest thousand.`,
      say`It assumes that the place lifts every level alike, and sets a ${whole.statistic} against a median. Use it as a rough guide only.`,
    ],
    followUps: [
      `${request.slots.levels[0] ?? 'senior'} ${place.name.toLowerCase()}`,
      'top metros',
      'how do I negotiate?',
    ],
  };
}

function scaled(
  range: Figure,
  which: 'low' | 'high',
  whole: Figure,
  median: Figure,
  place: string,
  level: string,
): DerivedFigure {
  return {
    label: `${level} in ${place}, estimate, ${which === 'low' ? 'lower' : 'upper'} end`,
    value: Math.round((range[which] * whole.low) / median.low / 1000) * 1000,
    unit: range.unit,
    formula: `${range[which]} × ${whole.low} / ${median.low}, to the nearest thousand`,
    from: [range.id, whole.id, median.id],
  };
}
