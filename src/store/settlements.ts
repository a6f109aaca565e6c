/** Notes down what became of a delivery, of its run, and of the subscription where its channel is closed to the bot. */
import { sql } from 'kysely';
import type { Delivery, DigestRecords, Settlement } from '../chat/digest-records.ts';
import { insertDeliveries } from './decisions.ts';
import { giveUp } from './give-up.ts';
import { lockSubscription } from './lock-subscription.ts';
import type { InTransaction, Run } from './schema.ts';

export function createSettlements(run: Run, now: () => number): Pick<DigestRecords, 'settle'> {
  return {
    settle: (delivery, settlement) =>
      run((db) =>
        db.transaction().execute(async (transaction) => {
          const subscription = await lockSubscription(transaction, delivery.subscription);
          if (!subscription || !(await settleOne(transaction, delivery, settlement))) return false;
          if (settlement.kind === 'put-off') return true;
          await settleRun(transaction, delivery, settlement.kind);
          if (settlement.kind !== 'refused') return true;
          if (delivery.to.kind === 'channel') {
            const { id: channel } = delivery.to;
            // Moved since: another channel is none the worse for it, and the admin knows about this one.
            if (channel !== subscription.channel) return true;
            await refuse(transaction, subscription.id, channel, now());
          }
          const notices = settlement.notice ? [settlement.notice] : [];
          await insertDeliveries(transaction, subscription.id, notices, now());
          return true;
        }),
      ),
  };
}

/** @returns false where another has taken it on since, or it is settled */
async function settleOne(
  transaction: InTransaction,
  { id, attempt }: Delivery,
  settlement: Settlement,
): Promise<boolean> {
  const held = transaction
    .updateTable('digest_deliveries')
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'waiting')
    .where('taken', '=', 1);
  const settled =
    settlement.kind === 'put-off'
      ? held.set({
          taken: 0,
          unsure: settlement.mayHaveArrived ? 1 : 0,
          // What expires before that is free then, so that somebody sees that it is over.
          available_at: sql<number>`case when expires_at < ${settlement.until} then expires_at else ${settlement.until} end`,
        })
      : held.set({
          state: settlement.kind,
          taken: 0,
          content: '',
          message: settlement.kind === 'delivered' ? settlement.message : null,
        });
  const { numUpdatedRows } = await settled.executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

async function settleRun(
  transaction: InTransaction,
  { subscription, run }: Delivery,
  outcome: Exclude<Settlement['kind'], 'put-off'>,
): Promise<void> {
  if (run === undefined) return;
  await transaction
    .updateTable('digest_runs')
    .set({ outcome })
    .where('subscription', '=', subscription)
    .where('scheduled_for', '=', run)
    .where('outcome', '=', 'waiting')
    .execute();
}

async function refuse(
  transaction: InTransaction,
  subscription: string,
  channel: string,
  freeAt: number,
): Promise<void> {
  await transaction
    .updateTable('digest_subscriptions')
    .set({ state: 'refused' })
    .where('id', '=', subscription)
    .execute();
  await giveUp(transaction, { subscription, outcome: 'refused', channel, freeAt });
}
