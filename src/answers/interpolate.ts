/** Between two published percentiles, in a straight line. What comes out is derived and says so. */
import type { DerivedFigure } from '../chat/reply.ts';
import type { Figure } from '../datasets/records.ts';

interface Point {
  readonly percentile: number;
  readonly figure: Figure;
}

/** The percentile that an amount has: a derived figure, or on which side of all published ones it lies. */
export function percentileOf(
  amount: number,
  figures: readonly Figure[],
  of: string,
): DerivedFigure | 'below' | 'above' | undefined {
  const points = sortedPoints(figures);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return undefined;
  if (amount < first.figure.low) return 'below';
  if (amount > last.figure.low) return 'above';
  const { below, above } = neighbours(points, (point) => point.figure.low <= amount);
  const span = above.figure.low - below.figure.low;
  const share = span === 0 ? 0 : (amount - below.figure.low) / span;
  const value = Math.round(below.percentile + share * (above.percentile - below.percentile));
  return {
    label: `Percentile of the amount among ${of === 'US backend pay' ? 'US backend developers' : of}`,
    value,
    unit: 'percentile',
    formula: `${below.percentile} + (amount − ${below.figure.low}) / (${above.figure.low} − ${below.figure.low}) × ${above.percentile - below.percentile}`,
    from: [...new Set([below.figure.id, above.figure.id])],
  };
}

/** Yearly pay at a percentile between two published ones, to the nearest hundred; undefined outside of them. */
export function payAtPercentile(
  percentile: number,
  figures: readonly Figure[],
  place = 'US',
): DerivedFigure | undefined {
  const points = sortedPoints(figures);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || percentile < first.percentile || percentile > last.percentile) return undefined;
  const { below, above } = neighbours(points, (point) => point.percentile <= percentile);
  const share = (percentile - below.percentile) / (above.percentile - below.percentile || 1);
  const exact = below.figure.low + share * (above.figure.low - below.figure.low);
  return {
    label: `${place}, percentile ${percentile}, interpolated`,
    value: Math.round(exact / 100) * 100,
    unit: below.figure.unit,
    formula: `${below.figure.low} + (${percentile} − ${below.percentile}) / (${above.percentile} − ${below.percentile}) × (${above.figure.low} − ${below.figure.low}), to the nearest hundred`,
    from: [below.figure.id, above.figure.id],
  };
}

function sortedPoints(figures: readonly Figure[]): Point[] {
  return figures
    .flatMap((figure) => {
      const [percentile] = figure.percentiles ?? [];
      return percentile === undefined ? [] : [{ percentile, figure }];
    })
    .sort((a, b) => a.percentile - b.percentile);
}

function neighbours(
  points: readonly Point[],
  isBelow: (point: Point) => boolean,
): { below: Point; above: Point } {
  const at = Math.max(0, points.findLastIndex(isBelow));
  const below = points[at];
  const above = points[at + 1] ?? below;
  if (!below || !above) throw new RangeError('no published percentile to interpolate between');
  return { below, above };
}
