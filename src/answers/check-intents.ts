/** Faults in the replies that intent files bring: a number in prose, an id that leads nowhere, no reply at all. */
import { checkTemplate } from '../datasets/check-records.ts';
import type { Datasets } from '../datasets/datasets.ts';
import type { Fault } from '../datasets/fault.ts';
import type { Intent } from '../understanding/intents.ts';
import { COMPUTED } from './answer.ts';

/** Every fault of the intents' replies against the data. */
export function checkIntents(intents: readonly Intent[], datasets: Datasets): Fault[] {
  const figureIds = new Set(datasets.figures.keys());
  return intents.flatMap(({ intent, reply }): Fault[] => {
    const file = `intents/${intent}.yaml`;
    if (!reply) {
      return COMPUTED.has(intent)
        ? []
        : [
            {
              file,
              field: 'reply',
              problem: 'nothing answers this intent',
              cure: 'Add a reply here, or a file in src/answers and its line in answer.ts.',
            },
          ];
    }
    const missing = (ids: readonly string[], known: { has(id: string): boolean }, field: string): Fault[] =>
      ids
        .filter((id) => !known.has(id))
        .map((id) => ({
          file,
          field,
          problem: `nothing is called "${id}"`,
          cure: 'Use a full id from data/, its source in front.',
        }));
    return [
      ...checkTemplate(reply.headline, file, 'reply.headline', figureIds),
      ...reply.notes.flatMap((note, i) => checkTemplate(note, file, `reply.notes.${i}`, figureIds)),
      ...missing(reply.points, datasets.statements, 'reply.points'),
      ...missing(reply.rows, datasets.figures, 'reply.rows'),
      ...missing(
        reply.judges.map(({ figure }) => figure),
        datasets.figures,
        'reply.judges',
      ),
    ];
  });
}
