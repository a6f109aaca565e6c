/** Messages on their way, each taken on by one process at a time. */
import type { Delivery, DigestRecords } from '../chat/digest-records.ts';
import type { InTransaction, Run } from './schema.ts';

export function createDeliveries(run: Run): Pick<DigestRecords, 'waiting' | 'take'> {
  return {
    async waiting(platforms, now, limit) {
      if (platforms.length === 0) return [];
      const rows = await run((db) =>
        db
          .selectFrom('digest_deliveries')
          .innerJoin('digest_subscriptions', 'digest_subscriptions.id', 'digest_deliveries.subscription')
          .select('digest_deliveries.id')
          .where('digest_subscriptions.platform', 'in', platforms)
          .where('digest_deliveries.state', '=', 'waiting')
          .where('digest_deliveries.available_at', '<=', now)
          .orderBy('digest_deliveries.created_at')
          .orderBy('digest_deliveries.id')
          .limit(limit)
          .execute(),
      );
      return rows.map(({ id }) => id);
    },
    take: (id, now, until) =>
      run((db) =>
        db.transaction().execute(async (transaction) => {
          const { numUpdatedRows } = await transaction
            .updateTable('digest_deliveries')
            .set((row) => ({
              attempt: row('attempt', '+', 1),
              // Whoever had it last never said what became of it.
              unsure: row.case().when('taken', '=', 1).then(1).else(row.ref('unsure')).end(),
              taken: 1,
              available_at: until,
            }))
            .where('id', '=', id)
            .where('state', '=', 'waiting')
            .where('available_at', '<=', now)
            .executeTakeFirstOrThrow();
          return numUpdatedRows === 1n ? read(transaction, id) : undefined;
        }),
      ),
  };
}

async function read(transaction: InTransaction, id: string): Promise<Delivery | undefined> {
  const row = await transaction
    .selectFrom('digest_deliveries')
    .innerJoin('digest_subscriptions', 'digest_subscriptions.id', 'digest_deliveries.subscription')
    .selectAll('digest_deliveries')
    .select(['platform', 'workspace'])
    .where('digest_deliveries.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { subscription, platform, workspace, content, attempt, run } = row;
  return {
    ...{ id, subscription, platform, workspace, content, attempt },
    to: { kind: row.to_kind, id: row.to_id },
    mayHaveArrived: row.unsure === 1,
    ...(run === null ? {} : { run: Number(run) }),
    expiresAt: Number(row.expires_at),
    createdAt: Number(row.created_at),
  };
}
