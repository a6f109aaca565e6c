/** Points of advice for a negotiation, one at a time. */
import { fromStatement } from '../../../answers/statement.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import { idsIn } from '../../../datasets/template.ts';
import { notesOf } from '../notes.ts';
import type { Spotlight } from '../spotlight.ts';

const MOST_NOTES = 1;

export function negotiation(datasets: Datasets): Spotlight[] {
  return datasets.about('negotiation').map((statement): Spotlight => {
    const figures = idsIn(statement.text).flatMap((id) => datasets.figures.get(id) ?? []);
    return {
      id: `negotiation/${statement.id}`,
      kind: 'negotiation',
      title: `Negotiating: ${statement.title ?? 'a point to make'}`,
      figures,
      leads: [],
      tell: () => ({
        block: { kind: 'list', items: [fromStatement(statement, datasets)] },
        notes: notesOf(figures, MOST_NOTES),
        followUps: ['how do I negotiate?', 'who names a number first?', 'how do I use a competing offer?'],
      }),
    };
  });
}
