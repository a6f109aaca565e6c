/** The levels: what each one is paid wherever a source says so, and what is expected of it. */
import { cited, say } from '../../../answers/draft.ts';
import { entriesFor } from '../../../answers/ladder.ts';
import { capital } from '../../../answers/pay-rows.ts';
import type { Datasets } from '../../../datasets/datasets.ts';
import { LEVEL_WORDS, LEVELS } from '../../../datasets/levels.ts';
import type { Figure } from '../../../datasets/records.ts';
import { chartOf, onePeriod } from '../comparable.ts';
import { notesOf } from '../notes.ts';
import { sayFigure } from '../say-figure.ts';
import type { Spotlight } from '../spotlight.ts';
import { shuffle } from '../spread.ts';

const MOST_FIGURES = 5;
const MOST_NOTES = 1;

export function levels(datasets: Datasets): Spotlight[] {
  const wide = [...datasets.places.values()].filter(({ kind }) => kind === 'country').map(({ id }) => id);
  const narrow = [...datasets.places.keys()].filter((id) => !wide.includes(id));
  const payAt = (places: readonly (string | undefined)[]) =>
    onePeriod(places.flatMap((place) => datasets.written('backend', place))).filter(({ level }) => level);
  const [nations, nowhere, local] = [payAt(wide), payAt([undefined]), payAt(narrow)];
  return LEVELS.flatMap((level): Spotlight[] => {
    const isOwn = (figure: Figure): boolean => figure.level === level;
    const cities = local.filter(isOwn);
    const figures = [
      ...nations.filter(isOwn),
      // Few sources tell more than a handful; of more, any choice will do that is always the same.
      ...(cities.length > MOST_FIGURES ? shuffle(cities, level) : cities),
      ...nowhere.filter(isOwn),
    ].slice(0, MOST_FIGURES);
    if (figures.length === 0) return [];
    const name = LEVEL_WORDS[level];
    const [expected] = entriesFor(level, datasets).filter(({ summary }) => summary !== undefined);
    return [
      {
        id: `level/${level}`,
        kind: 'level',
        title: `Spotlight: ${name} pay`,
        figures,
        leads: figures,
        ...chartOf(`${capital(name)} pay`, figures),
        tell: (headline) => {
          const others = figures.filter((figure) => figure !== headline);
          const pay = (others.length > 0 ? others : figures).map(sayFigure);
          const work = expected ? [say`Expected: ${expected.summary ?? ''}.${cited(expected)}`] : [];
          return {
            block: { kind: 'list', items: [...pay, ...work] },
            shorter: { kind: 'list', items: pay },
            notes: notesOf(figures, MOST_NOTES),
            followUps: [`${name} pay`, `what is expected of a ${name} engineer`, 'career ladder'],
          };
        },
      },
    ];
  });
}
