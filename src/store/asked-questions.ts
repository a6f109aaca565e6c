/** What was asked, as counts a day, where the deployment keeps it at all: nothing tells who asked. */
import { createHash } from 'node:crypto';
import type { AskedQuestions } from '../chat/digest-records.ts';
import { dayOf } from './days.ts';
import type { Run } from './schema.ts';
import { wordsOf } from './store-error.ts';

const SWEEP_EVERY_MS = 60 * 60 * 1000;

export interface SweptQuestions extends AskedQuestions {
  /** Deletes what is too old; all where none are kept. */
  sweep(): Promise<void>;
}

/**
 * @param keptMs how long a question is kept at least, a day longer at most; without it, none is
 * @param report is told when old questions could not be deleted, which fails no call
 */
export function createAskedQuestions(
  run: Run,
  now: () => number,
  keptMs: number | undefined,
  report: (message: string) => void,
): SweptQuestions {
  const oldestDay = (): string => dayOf(Math.max(0, now() - (keptMs ?? 0)));
  const sweep = async (): Promise<void> => {
    await run((db) =>
      db
        .deleteFrom('asked_questions')
        .$if(keptMs !== undefined, (query) => query.where('day', '<', oldestDay()))
        .execute(),
    );
  };
  let sweptAt = now();
  return {
    sweep,
    async note({ platform, workspace, text: asked, answered }) {
      if (keptMs === undefined) return;
      // PostgreSQL takes every character but this one.
      const text = asked.replaceAll('\0', ' ');
      const key = {
        platform,
        workspace,
        answered: answered ? 1 : 0,
        day: dayOf(now()),
        text_hash: hashOf(text),
      };
      await run((db) =>
        db
          .insertInto('asked_questions')
          .values({ ...key, text, times: 1 })
          .onConflict((conflict) =>
            conflict
              .columns(['platform', 'workspace', 'answered', 'day', 'text_hash'])
              .doUpdateSet((row) => ({ times: row('asked_questions.times', '+', 1) })),
          )
          .execute(),
      );
      if (now() - sweptAt < SWEEP_EVERY_MS) return;
      sweptAt = now();
      await sweep().catch((error: unknown) => report(`old questions were not deleted: ${wordsOf(error)}`));
    },
    async mostAsked(platform, workspace, since, atLeast) {
      const row = await run((db) =>
        db
          .selectFrom('asked_questions')
          .select(({ fn }) => ['text', fn.sum('times').as('sum')])
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .where('answered', '=', 1)
          .where('day', '>=', later(dayOf(since), oldestDay()))
          .groupBy('text')
          .having(({ fn }) => fn.sum('times'), '>=', atLeast)
          .orderBy('sum', 'desc')
          .orderBy('text')
          .limit(1)
          .executeTakeFirst(),
      );
      return row && { text: row.text, times: Number(row.sum) };
    },
    async unanswered(limit) {
      const rows = await run((db) =>
        db
          .selectFrom('asked_questions')
          .select(({ fn }) => ['text', fn.sum('times').as('sum')])
          .where('answered', '=', 0)
          .where('day', '>=', oldestDay())
          .groupBy('text')
          .orderBy('sum', 'desc')
          .orderBy('text')
          .limit(limit)
          .execute(),
      );
      return rows.map(({ text, sum }) => ({ text, times: Number(sum) }));
    },
  };
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
