/** A FAQ's reply, as its intent file has it: a headline, points that are statements of the data, a table, notes. */
import type { Datasets } from '../datasets/datasets.ts';
import type { FaqReply, Intent } from '../understanding/intents.ts';
import type { Request } from '../understanding/request.ts';
import type { BlockDraft, Draft } from './draft.ts';
import { figureTable } from './figure-table.ts';
import { fromStatement, fromTemplate } from './statement.ts';

export function answerFaq(reply: FaqReply, intent: Intent, request: Request, datasets: Datasets): Draft {
  const figures = reply.rows.flatMap((id) => datasets.figures.get(id) ?? []);
  const listed = reply.points.flatMap((id) => datasets.statements.get(id) ?? []);
  const forLevel = intent.uses.includes('level')
    ? datasets
        .about('progression')
        .filter(({ level }) => level !== undefined && request.slots.levels.includes(level))
    : [];
  const points = [...forLevel, ...listed.filter((one) => !forLevel.includes(one))];
  const blocks: BlockDraft[] = [
    ...(figures.length > 0 ? [figureTable(figures)] : []),
    ...(points.length > 0
      ? [{ kind: 'list' as const, items: points.map((point) => fromStatement(point, datasets, true)) }]
      : []),
  ];
  return {
    outcome: 'answer',
    headline: fromTemplate(reply.headline, datasets),
    blocks,
    notes: reply.notes.map((note) => fromTemplate(note, datasets)),
    followUps: intent.followUps,
  };
}
