/** What became of the times that a digest was to come. */
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { DigestRecords, Run as DigestRun } from '../chat/digest-records.ts';
import type { Run, Tables } from './schema.ts';

const idsSchema = z.array(z.string()).readonly();

export function createRuns(run: Run): Pick<DigestRecords, 'runs' | 'lastSeen' | 'told'> {
  return {
    async runs(subscription, limit) {
      const rows = await run((db) =>
        db
          .selectFrom('digest_runs')
          .selectAll()
          .where('subscription', '=', subscription)
          .orderBy('scheduled_for', 'desc')
          .limit(limit)
          .execute(),
      );
      return rows.map(runOf);
    },
    async lastSeen(subscription) {
      const row = await run((db) =>
        db
          .selectFrom('digest_runs')
          .selectAll()
          .where('subscription', '=', subscription)
          .where('outcome', 'in', ['delivered', 'waiting'])
          .where('data_version', '<>', '')
          .orderBy('scheduled_for', 'desc')
          .limit(1)
          .executeTakeFirst(),
      );
      return row && runOf(row);
    },
    async told(subscription, round) {
      const rows = await run((db) =>
        db
          .selectFrom('digest_runs')
          .select('told')
          .where('subscription', '=', subscription)
          .where('round', '=', round)
          .where('outcome', 'in', ['delivered', 'waiting', 'unknown'])
          .orderBy('scheduled_for')
          .execute(),
      );
      return [...new Set(rows.flatMap(({ told }) => idsOf(told)))];
    },
  };
}

function runOf({
  scheduled_for,
  outcome,
  round,
  told,
  data_version,
}: Selectable<Tables['digest_runs']>): DigestRun {
  return {
    ...{ scheduledFor: Number(scheduled_for), outcome, round },
    ...{ told: idsOf(told), dataVersion: data_version },
  };
}

function idsOf(told: string): readonly string[] {
  return idsSchema.parse(JSON.parse(told));
}
