/** How far a guide's figure lies from a table's for the same cell: our own arithmetic, both named. */
import type { DerivedFigure } from '../chat/reply.ts';
import type { PayRow } from '../datasets/pay-rows.ts';
import type { Figure } from '../datasets/records.ts';
import { type Said, say } from './draft.ts';
import { figureIn } from './pay-cells.ts';

/** The guide's figures that are of one kind with something in the row. */
export function likeInRow(guide: Figure, row: PayRow): Figure | undefined {
  if (guide.unit !== row.unit || guide.low !== guide.high) return undefined;
  const [percentile] = guide.percentiles ?? [];
  if (percentile !== undefined) return figureIn(row, percentile);
  const mean = figureIn(row, 'mean');
  const median = figureIn(row, 50);
  if (guide.statistic === 'mean' || guide.statistic === 'average') return mean ?? median;
  // "Mean or median": the guide does not say, so the nearer one.
  const both = [mean, median].flatMap((one) => one ?? []);
  return both.sort((a, b) => Math.abs(a.low - guide.low) - Math.abs(b.low - guide.low))[0];
}

/** `2.6% or $4,340 below`, or `the same`; nothing where one of them is no exact value. */
export function apartSaid(of: Figure, from: Figure): Said | undefined {
  if (of.low !== of.high || from.low !== from.high || of.openEnded || from.openEnded) return undefined;
  if (of.low === from.low) return say`the same`;
  const [by, share] = difference(of, from);
  const side = of.low > from.low ? 'above' : 'below';
  // Less than a tenth of a percent.
  return share.value === 0 ? say`${by} ${side}` : say`${share} or ${by} ${side}`;
}

/** In money and in percent of the second. */
export function difference(of: Figure, from: Figure): readonly [DerivedFigure, DerivedFigure] {
  const [more, less] = of.low > from.low ? [of, from] : [from, of];
  const ids = [of.id, from.id];
  const label = `${of.label} against ${from.label}`;
  return [
    { label, value: more.low - less.low, unit: of.unit, formula: `${more.low} − ${less.low}`, from: ids },
    {
      label: `${label}, in percent`,
      value: Math.round((Math.abs(of.low - from.low) / from.low) * 1000) / 10,
      unit: 'percent',
      formula: `(${more.low} − ${less.low}) / ${from.low} × 100`,
      from: ids,
    },
  ];
}
