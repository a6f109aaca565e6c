/** Occupations beside backend that a source quotes: each with its figure and the backend median to compare. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Request } from '../understanding/request.ts';
import { type Draft, join, say } from './draft.ts';
import { describeStatistic } from './format-figure.ts';
import { levelsAsked } from './levels-asked.ts';
import { answerNoData } from './no-data.ts';
import { countsNotes, figureNotes, payTable, payValue, periodNote } from './pay-rows.ts';

export function payOfOccupations(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const asked = levelsAsked(slots, datasets);
  const roles = slots.roles.filter(({ id }) => id !== 'backend');
  const ids = new Set(roles.map(({ id }) => id));
  const places = slots.places.map(({ id }) => id);
  const all = [...datasets.figures.values()].filter(
    ({ role, topics }) => topics.includes('pay') && ids.has(role),
  );
  const figures = all.filter(
    (figure) =>
      (places.length === 0 || places.includes(figure.place ?? '')) && (!asked || asked.fits(figure)),
  );
  const backend = datasets
    .written('backend', 'us')
    .filter(({ statistic, unit }) => statistic === 'median' && unit.endsWith('/year'));
  const names = roles.map(({ name }) => name).join(' or ');
  const beside = figures.some(({ place }) => place === 'us') || figures.length === 0 ? backend : [];
  if (figures.length === 0) {
    const narrower = [...slots.places.map(({ name }) => name), ...(asked ? [asked.label.toLowerCase()] : [])];
    return answerNoData([{ kind: 'role', name: `${names}, ${narrower.join(', ')}` }], request, datasets, [
      ...all,
      ...beside,
    ]);
  }
  const shown = [...figures, ...beside];
  return {
    outcome: 'answer',
    headline: join(
      figures.map(
        (figure) =>
          say`${figure.label}: ${payValue(figure, request, datasets)} (${describeStatistic(figure)}).`,
      ),
      ' ',
    ),
    blocks: [payTable(shown, request, datasets)],
    notes: [
      ...[...datasets.figures.values()]
        .filter(({ topics }) => topics.some((topic) => ids.has(topic)))
        .map((figure) => say`${figure.label}: ${figure}.`),
      ...figureNotes(figures, 2),
      ...periodNote(shown, request, datasets),
      ...countsNotes(shown, datasets),
    ],
    chart: { title: 'Occupations', figures: shown },
    followUps: ['backend vs frontend pay', 'pay overview', 'what do you cover?'],
  };
}
