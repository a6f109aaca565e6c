/** Who gets digests, where and when. */
import type { DigestRecords, Subscription, SubscriptionChanges } from '../chat/digest-records.ts';
import { giveUp, redirect } from './give-up.ts';
import { lockSubscription, subscriptionOf } from './lock-subscription.ts';
import type { InTransaction, Run } from './schema.ts';

type Subscriptions = Pick<DigestRecords, 'add' | 'list' | 'change' | 'remove' | 'find' | 'due'>;

export function createSubscriptions(run: Run, now: () => number): Subscriptions {
  return {
    async add({ id, platform, workspace, channel, cron, zone, nextAt, owner }) {
      return run((db) =>
        db.transaction().execute(async (transaction) => {
          // The counter's lock first: of two that add the same at once the second finds the first's.
          const number = await nextNumber(transaction, platform, workspace);
          const twin = await transaction
            .selectFrom('digest_subscriptions')
            .selectAll()
            .where('platform', '=', platform)
            .where('workspace', '=', workspace)
            .where('channel', '=', channel)
            .where('cron', '=', cron)
            .where('zone', '=', zone)
            .executeTakeFirst();
          if (twin) {
            await giveNumberBack(transaction, platform, workspace, number);
            return subscriptionOf(twin);
          }
          const row = {
            ...{ id, platform, workspace, channel, cron, zone, owner, next_at: nextAt, round: 0 },
            number,
            state: 'active',
            when_all_told: 'ask',
          } as const;
          await transaction.insertInto('digest_subscriptions').values(row).execute();
          return subscriptionOf(row);
        }),
      );
    },
    async list(platform, workspace) {
      const rows = await run((db) =>
        db
          .selectFrom('digest_subscriptions')
          .selectAll()
          .where('platform', '=', platform)
          .where('workspace', '=', workspace)
          .orderBy('number')
          .execute(),
      );
      return rows.map(subscriptionOf);
    },
    async change(id, changes) {
      return run((db) =>
        db.transaction().execute(async (transaction) => {
          const before = await lockSubscription(transaction, id);
          if (!before) return false;
          await write(transaction, { ...before, ...changes });
          const { state = 'active', channel = before.channel } = changes;
          if (state !== 'active') {
            await giveUp(transaction, { subscription: id, outcome: 'missed', freeAt: now() });
          } else if (channel !== before.channel) {
            await redirect(transaction, id, channel, now());
          }
          return true;
        }),
      );
    },
    async remove(id) {
      const { numDeletedRows } = await run((db) =>
        db.deleteFrom('digest_subscriptions').where('id', '=', id).executeTakeFirstOrThrow(),
      );
      return numDeletedRows === 1n;
    },
    async find(id) {
      const row = await run((db) =>
        db.selectFrom('digest_subscriptions').selectAll().where('id', '=', id).executeTakeFirst(),
      );
      return row && subscriptionOf(row);
    },
    async due(platforms, moment, limit) {
      if (platforms.length === 0) return [];
      const rows = await run((db) =>
        db
          .selectFrom('digest_subscriptions')
          .selectAll()
          .where('state', '=', 'active')
          .where('platform', 'in', platforms)
          .where('next_at', '<=', moment)
          .orderBy('next_at')
          .orderBy('id')
          .limit(limit)
          .execute(),
      );
      return rows.map(subscriptionOf);
    },
  };
}

/** Of several that add at once each waits for the one before, as the counter's row is its own until it is done. */
async function nextNumber(transaction: InTransaction, platform: string, workspace: string): Promise<number> {
  await transaction
    .insertInto('digest_numbers')
    .values({ platform, workspace, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['platform', 'workspace'])
        .doUpdateSet((row) => ({ last_number: row('digest_numbers.last_number', '+', 1) })),
    )
    .execute();
  const { last_number } = await transaction
    .selectFrom('digest_numbers')
    .select('last_number')
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  return last_number;
}

/** The counter is still locked: nobody has drawn another since. */
async function giveNumberBack(
  transaction: InTransaction,
  platform: string,
  workspace: string,
  number: number,
): Promise<void> {
  await transaction
    .updateTable('digest_numbers')
    .set({ last_number: number - 1 })
    .where('platform', '=', platform)
    .where('workspace', '=', workspace)
    .execute();
}

async function write(
  transaction: InTransaction,
  { id, channel, cron, zone, state, whenAllTold, round, nextAt }: Subscription & SubscriptionChanges,
): Promise<void> {
  await transaction
    .updateTable('digest_subscriptions')
    .set({ channel, cron, zone, state, when_all_told: whenAllTold, round, next_at: nextAt })
    .where('id', '=', id)
    .execute();
}
