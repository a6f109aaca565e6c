/** Pay by level or years, place and percentile, in any combination; every other answer about pay builds on this. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Request } from '../understanding/request.ts';
import type { Draft } from './draft.ts';
import { findGaps } from './gaps.ts';
import { levelsAsked } from './levels-asked.ts';
import { answerNoData } from './no-data.ts';
import { payByLevel } from './pay-by-level.ts';
import { payByPercentile } from './pay-by-percentile.ts';
import { payFromTables } from './pay-from-tables.ts';
import { payInPlaces } from './pay-in-places.ts';
import { payOfOccupations } from './pay-of-occupations.ts';
import { payOverview } from './pay-overview.ts';

export function answerPay(request: Request, datasets: Datasets): Draft {
  const gaps = findGaps(request, datasets);
  if (gaps.length > 0) return answerNoData(gaps, request, datasets);
  return payOf(request, datasets);
}

/** The same without looking for gaps: also what is nearest when something else is missing. */
export function payOf(request: Request, datasets: Datasets): Draft {
  const fromTables = payFromTables(request, datasets);
  if (fromTables) return fromTables;
  const { slots } = request;
  const asked = levelsAsked(slots, datasets);
  const places = slots.places.filter(({ id, covered }) => covered && id !== 'us');
  if (slots.roles.some(({ id }) => id !== 'backend' && datasets.occupations.has(id))) {
    return payOfOccupations(request, datasets);
  }
  if (places.length > 0) return payInPlaces(places, asked, request, datasets);
  if (slots.percentiles.length > 0 || slots.statistic === 'middle-half')
    return payByPercentile(request, datasets);
  if (asked) return payByLevel(asked, request, datasets);
  return payOverview(request, datasets);
}
