/** The nation as a whole: the median first, then the distribution, with the other source's average beside it. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Request } from '../understanding/request.ts';
import { percentileSeries } from './covered.ts';
import { type Draft, type Said, say } from './draft.ts';
import { countsNotes, payValue, percentileTable, periodNote, premiumBlocks } from './pay-rows.ts';
import { fromStatement } from './statement.ts';

export function payOverview(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const yearly = percentileSeries(datasets, 'USD/year');
  const median = yearly.find(({ statistic }) => statistic === 'median');
  if (!median) return { outcome: 'no-data', headline: say`No source has a national figure.` };
  const hourly = percentileSeries(datasets, 'USD/hour').find(({ statistic }) => statistic === 'median');
  const elsewhere = datasets
    .written('backend', undefined)
    .filter(({ level }) => !level || slots.statistic === 'mean')
    // The average over everybody first.
    .sort((a, b) => Number(a.level !== undefined) - Number(b.level !== undefined));
  const asAverage = slots.statistic === 'mean' ? datasets.about('average') : [];
  const headline: Said =
    slots.period === undefined && hourly
      ? say`US backend developers: ${median} a year at the median, ${hourly} an hour.`
      : say`US backend developers: ${payValue(median, request, datasets)} at the median.`;
  return {
    outcome: 'answer',
    headline,
    blocks: [percentileTable(yearly, request, datasets), ...premiumBlocks(request, datasets)],
    notes: [
      ...asAverage.map((statement) => fromStatement(statement, datasets)),
      ...elsewhere.map(
        (figure) =>
          say`${figure.label}: ${figure}, from another source; without a country or a year it is not the same measure.`,
      ),
      ...datasets.about('spread').map((statement) => fromStatement(statement, datasets)),
      ...periodNote(yearly, request, datasets),
      ...countsNotes(yearly, datasets),
    ],
    chart: { title: 'US pay by percentile', figures: yearly },
    followUps: ['senior', 'top states', 'where do the sources disagree?'],
  };
}
