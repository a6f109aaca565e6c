/** Fields within backend work, and what a source says each one earns. */
import { say } from '../../../answers/draft.ts';
import { fromStatement } from '../../../answers/statement.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import type { Figure } from '../../../datasets/records.ts';
import { idsIn } from '../../../datasets/template.ts';
import { chartOf } from '../comparable.ts';
import { notesOf } from '../notes.ts';
import { sayNamed } from '../say-figure.ts';
import type { Spotlight } from '../spotlight.ts';

const MOST_NOTES = 2;
const MOST_BESIDE = 2;
/** A short id stands for letters: `api`, `ml`. */
const LETTERS = 3;

export function specialisations(datasets: Datasets): Spotlight[] {
  const statements = datasets.about('specialisation');
  const figuresOf = new Map(
    statements.map((one) => [one.id, idsIn(one.text).flatMap((id) => datasets.figures.get(id) ?? [])]),
  );
  const rated = [...new Set([...figuresOf.values()].flat())].filter(({ specialisation }) => specialisation);
  return statements.flatMap((statement): Spotlight[] => {
    const { id, specialisation } = statement;
    if (specialisation === undefined) return [];
    const own = figuresOf.get(id) ?? [];
    const beside = rated.filter((figure) => isLike(figure, own)).slice(0, MOST_BESIDE);
    return [
      {
        id: `specialisation/${id}`,
        kind: 'specialisation',
        title: `Spotlight: ${fieldName(specialisation)} work`,
        figures: [...own, ...beside],
        leads: own.filter(({ role }) => role === 'backend'),
        ...chartOf('What specialising adds', [...own, ...beside]),
        tell: () => ({
          block: {
            kind: 'list',
            items: [
              fromStatement(statement, datasets),
              ...beside.map((figure) => say`Beside it: ${sayNamed(figure)}.`),
            ],
          },
          notes: notesOf(own, MOST_NOTES),
          followUps: ['specialisations', 'which skills pay most', 'do certifications pay off?'],
        }),
      },
    ];
  });
}

/** Another field's figure of the same kind. */
function isLike(figure: Figure, own: readonly Figure[]): boolean {
  return (
    !own.includes(figure) && own.some((one) => one.unit === figure.unit && one.statistic === figure.statistic)
  );
}

function fieldName(id: string): string {
  return id.length <= LETTERS ? id.toUpperCase() : id.replaceAll('-', ' ');
}
