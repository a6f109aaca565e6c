/** Occupations beside backend that a source quotes: each with its figure and the backend median to compare. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Request } from '../understanding/request.ts';
import { type Draft, join, say } from './draft.ts';
import { answerNoData } from './no-data.ts';
import { countsNotes, figureNotes, payTable, payValue, periodNote } from './pay-rows.ts';

export function payOfOccupations(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const figures = slots.roles
    .filter(({ id }) => id !== 'backend')
    .flatMap(({ id }) => datasets.pay(id, 'us'));
  const backend = datasets
    .pay('backend', 'us')
    .filter(({ statistic, unit }) => statistic === 'median' && unit.endsWith('/year'));
  const shown = [...figures, ...backend];
  const narrower = slots.levels.length > 0 || slots.years || slots.places.some(({ id }) => id !== 'us');
  const names = slots.roles
    .filter(({ id }) => id !== 'backend')
    .map(({ name }) => name)
    .join(' or ');
  if (narrower) {
    return answerNoData([{ kind: 'role', name: `${names} by level or place` }], request, datasets, shown);
  }
  return {
    outcome: 'answer',
    headline: join(
      figures.map((figure) => say`${figure.label}: ${payValue(figure, request, datasets)} at the median.`),
      ' ',
    ),
    blocks: [payTable(shown, request, datasets)],
    notes: [
      ...figureNotes(figures, 2),
      ...periodNote(shown, request, datasets),
      ...countsNotes(backend, datasets),
    ],
    chart: { title: 'US medians', figures: shown },
    followUps: ['backend vs frontend pay', 'pay overview', 'what do you cover?'],
  };
}
