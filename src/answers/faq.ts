/** A FAQ's reply, as its intent file has it: a headline, points that are statements of the data, a table, notes. */
import type { Datasets } from '../datasets/datasets.ts';
import type { FaqReply, Intent } from '../understanding/intents.ts';
import type { Request } from '../understanding/request.ts';
import { type BlockDraft, type Draft, join, type Said, say } from './draft.ts';
import { figureTable } from './figure-table.ts';
import { fromStatement, fromTemplate } from './statement.ts';
import { position } from './yardsticks.ts';

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
    outcome: reply.outcome,
    headline: [...judged(reply, request, datasets), ...fromTemplate(reply.headline, datasets)],
    blocks,
    notes: reply.notes.map((note) => fromTemplate(note, datasets)),
    followUps: intent.followUps,
  };
}

/** "A match of 5%, stingy?": where the share or the amount lies, ahead of the reply. */
function judged({ judges }: FaqReply, { slots, topics }: Request, datasets: Datasets): Said {
  const [share] = slots.percents;
  const [amount] = slots.amounts;
  const fitting = judges
    .filter(({ heard }) => heard === undefined || topics.has(heard))
    .flatMap(({ figure }) => datasets.figures.get(figure) ?? []);
  const verdicts = fitting.flatMap((figure) => {
    const value =
      figure.unit === 'percent'
        ? share !== undefined && slots.percents.length === 1
          ? { low: share, high: share, typed: `${share}%` }
          : undefined
        : amount;
    return value ? [say`${value.typed} is ${position(value, figure)} ${figure} (${figure.label})`] : [];
  });
  return verdicts.length > 0 ? say`${join(verdicts, ', ', ' and ')}. ` : [];
}
