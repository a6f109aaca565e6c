/** What people thought of replies, as counts a day: nothing tells who said it or what was asked. */
import type { Feedback } from '../chat/records.ts';
import { dayOf } from './days.ts';
import type { Run } from './schema.ts';

/** The verdicts of a day on one kind of reply, over all workspaces of a platform. */
export interface Tally {
  readonly platform: string;
  readonly intent: string;
  readonly outcome: string;
  /** In UTC, `2025-03-09`. */
  readonly day: string;
  readonly helpful: number;
  readonly unhelpful: number;
}

export interface CountedFeedback extends Feedback {
  /** All counts, the oldest day first. */
  tally(): Promise<readonly Tally[]>;
}

export function createFeedback(run: Run, now: () => number): CountedFeedback {
  return {
    async count({ platform, workspace, intent, outcome, helpful }) {
      const helpful_count = helpful ? 1 : 0;
      const key = { platform, workspace, day: dayOf(now()), intent, outcome };
      await run((db) =>
        db
          .insertInto('feedback')
          .values({ ...key, helpful_count, unhelpful_count: 1 - helpful_count })
          .onConflict((conflict) =>
            conflict.columns(['platform', 'workspace', 'day', 'intent', 'outcome']).doUpdateSet((row) => ({
              helpful_count: row('feedback.helpful_count', '+', row.ref('excluded.helpful_count')),
              unhelpful_count: row('feedback.unhelpful_count', '+', row.ref('excluded.unhelpful_count')),
            })),
          )
          .execute(),
      );
    },
    async tally() {
      const rows = await run((db) =>
        db
          .selectFrom('feedback')
          .select(({ fn }) => [
            'platform',
            'intent',
            'outcome',
            'day',
            fn.sum('helpful_count').as('helpful'),
            fn.sum('unhelpful_count').as('unhelpful'),
          ])
          .groupBy(['day', 'platform', 'intent', 'outcome'])
          .orderBy('day')
          .orderBy('platform')
          .orderBy('intent')
          .orderBy('outcome')
          .execute(),
      );
      return rows.map((row) => ({ ...row, helpful: Number(row.helpful), unhelpful: Number(row.unhelpful) }));
    },
  };
}
