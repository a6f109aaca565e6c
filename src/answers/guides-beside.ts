/** What in a table's row is like what a guide prints for the same cell. */
import type { DerivedFigure } from '../chat/reply.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { PayRow } from '../datasets/pay-rows.ts';
import type { Figure } from '../datasets/records.ts';
import { likeInRow } from './apart.ts';
import { type Said, say } from './draft.ts';
import { payAtPercentile } from './interpolate.ts';
import type { PayCell } from './pay-cells.ts';

const MOST_GUIDES = 2;

/** A guide's medians, or what it has instead of them, beside what is most like them in the row. */
export function comparable({ guides }: PayCell, row: PayRow): { guide: Figure; like: Figure }[] {
  const typical = guides.filter(
    ({ percentiles }) => percentiles === undefined || percentiles.join() === '50',
  );
  return typical.slice(0, MOST_GUIDES).flatMap((guide) => {
    const like = likeInRow(guide, row);
    return like ? [{ guide, like }] : [];
  });
}

/** A mean beside a median. */
export function unlike(cells: readonly PayCell[]): Said[] {
  const kinds = cells.flatMap((cell) => {
    const [row] = cell.rows;
    return row ? comparable(cell, row) : [];
  });
  const differ = kinds.some(
    ({ guide, like }) => guide.statistic !== like.statistic && guide.low !== like.low,
  );
  return differ ? [unlikeStatistics()] : [];
}

export function between(
  percentile: number,
  { figures, place }: PayRow,
  { places }: Datasets,
): DerivedFigure | undefined {
  const exact = figures.filter(({ topCoded }) => !topCoded);
  return payAtPercentile(percentile, exact, places.get(place)?.name);
}

export function unlikeStatistics(): Said {
  return say`A mean and a median are not the same measure; part of the distance may be that.`;
}
