/** Fields within backend work, and what each adds. */
import type { Datasets } from '../datasets/datasets.ts';
import type { Figure } from '../datasets/records.ts';
import type { Request } from '../understanding/request.ts';
import { type Draft, join, say } from './draft.ts';
import { figureTable } from './figure-table.ts';
import { answerPay } from './pay.ts';
import { figureNotes, premiumBlocks } from './pay-rows.ts';
import { fromStatement } from './statement.ts';

export function answerSpecialisation(request: Request, datasets: Datasets): Draft {
  const { slots } = request;
  const statements = datasets.about('specialisation');
  const wanted = statements.filter(({ specialisation }) =>
    slots.specialisations.some(({ id }) => id === specialisation),
  );
  const figures = [...datasets.figures.values()].filter(({ topics }) => topics.includes('specialisation'));
  const own = figures.filter(({ specialisation }) =>
    slots.specialisations.some(({ id }) => id === specialisation),
  );
  const unknown = slots.specialisations.filter(
    ({ id }) => !statements.some(({ specialisation }) => specialisation === id),
  );
  const narrowed = slots.levels.length > 0 || slots.years || slots.places.length > 0;
  if (narrowed && wanted.length > 0) return answerPay(request, datasets);
  if (wanted.length === 0 && unknown.length > 0) {
    const niches = [...datasets.statements.values()].filter(({ text }) =>
      unknown.some(({ name }) => mentions(text, name)),
    );
    return {
      outcome: niches.length > 0 ? 'answer' : 'no-data',
      headline: say`${unknown.map(({ name }) => name).join(', ')}: no source puts a number on it${niches.length > 0 ? ', though it is named among what pays' : ''}.`,
      blocks:
        niches.length === 0
          ? []
          : [
              {
                kind: 'list',
                items: niches.slice(0, 3).map((statement) => fromStatement(statement, datasets)),
              },
            ],
      followUps: ['specialisations', 'which skills pay most'],
    };
  }
  if (wanted.length === 0) {
    return {
      outcome: 'answer',
      headline: say`Best paid: ${join(
        figures.map((figure: Figure) => say`${figure.label} ${figure}`),
        ', ',
        ' and ',
      )}.`,
      blocks: [
        {
          kind: 'list',
          items: [...statements, ...datasets.about('outlook').filter(({ id }) => id.endsWith('/niches'))].map(
            (statement) => fromStatement(statement, datasets),
          ),
        },
      ],
      notes: figureNotes(figures, 2),
      followUps: ['security premium', 'cloud premium', 'which skills pay most'],
    };
  }
  return {
    outcome: 'answer',
    headline: join(
      wanted.map((statement) => fromStatement(statement, datasets)),
      ' ',
    ),
    blocks: [
      ...(own.length > 1 ? [figureTable(own)] : []),
      ...premiumBlocks({ ...request, slots: { ...slots, specialisations: [] } }, datasets),
    ],
    notes: figureNotes(
      [
        ...own,
        ...wanted.flatMap(({ text }) =>
          [...datasets.figures.values()].filter(
            ({ id, role }) => role !== 'backend' && text.includes(`{${id}}`),
          ),
        ),
      ],
      3,
    ),
    followUps: ['specialisations', 'which skills pay most', 'do certifications pay off?'],
  };
}

/** Whether a text has the first word of a name that is more than "and": "AI" of "AI and machine learning". */
function mentions(text: string, name: string): boolean {
  const [first = ''] = name.toLowerCase().split(' ');
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .includes(first);
}
