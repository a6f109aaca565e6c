/** Keeps what was decided about a subscription: the runs, what they deliver and when the next is, whole or not at all. */
import type { Decision, DigestRecords, NewDelivery, Subscription } from '../chat/digest-records.ts';
import { lockSubscription } from './lock-subscription.ts';
import type { InTransaction, Run } from './schema.ts';

export function createDecisions(run: Run): Pick<DigestRecords, 'decide'> {
  return {
    decide: (decision, now) =>
      run((db) =>
        db.transaction().execute(async (transaction) => {
          const subscription = await lockSubscription(transaction, decision.subscription);
          if (!subscription || !holdsFor(subscription, decision)) return false;
          const there = await runsThere(transaction, decision);
          if (there.size > 0 && isOutsideSchedule(decision)) return false;
          if (await isOvertaken(transaction, decision)) return false;
          await forgetSettled(transaction, subscription.id, now);
          await move(transaction, decision);
          await insertRuns(transaction, decision, there);
          const deliveries = decision.deliveries.filter(
            (one) => one.run === undefined || !there.has(one.run),
          );
          await insertDeliveries(transaction, subscription.id, deliveries, now);
          return true;
        }),
      ),
  };
}

/** They can be taken on at once. */
export async function insertDeliveries(
  transaction: InTransaction,
  subscription: string,
  deliveries: readonly NewDelivery[],
  now: number,
): Promise<void> {
  for (const { id, to, run, content, expiresAt } of deliveries) {
    await transaction
      .insertInto('digest_deliveries')
      .values({
        ...{ id, subscription, to_kind: to.kind, to_id: to.id, run: run ?? null, content },
        ...{ expires_at: expiresAt, created_at: now, available_at: now, attempt: 0, taken: 0, unsure: 0 },
        ...{ state: 'waiting', message: null },
      })
      .execute();
  }
}

function isOutsideSchedule({ readNextAt, nextAt }: Decision): boolean {
  return readNextAt === nextAt;
}

/** Whether nothing of what it was made from has changed since. */
function holdsFor({ nextAt, state, round, channel, whenAllTold }: Subscription, decision: Decision): boolean {
  return (
    nextAt === decision.readNextAt &&
    (state === 'active' || isOutsideSchedule(decision)) &&
    // Another decision may have started it again.
    round <= decision.round &&
    // An admin may have chosen in between.
    (decision.whenAllTold === undefined || whenAllTold === 'ask') &&
    // An admin may have moved it.
    decision.deliveries.every(({ to }) => to.kind !== 'channel' || to.id === channel)
  );
}

/** Whether a run came in between, which has told what this one would tell. */
async function isOvertaken(
  transaction: InTransaction,
  { subscription, readRun }: Decision,
): Promise<boolean> {
  if (readRun === undefined) return false;
  const later = await transaction
    .selectFrom('digest_runs')
    .select('scheduled_for')
    .where('subscription', '=', subscription)
    .where('scheduled_for', '>', readRun)
    .limit(1)
    .executeTakeFirst();
  return later !== undefined;
}

/** How long it can be seen what became of a delivery, in milliseconds. */
const SETTLED_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

async function forgetSettled(transaction: InTransaction, subscription: string, now: number): Promise<void> {
  await transaction
    .deleteFrom('digest_deliveries')
    .where('subscription', '=', subscription)
    .where('state', '<>', 'waiting')
    .where('created_at', '<', now - SETTLED_KEPT_MS)
    .execute();
}

/** Times that were decided about before: a schedule that was changed, or set by another clock, can come to one again. */
async function runsThere(
  transaction: InTransaction,
  { subscription, runs }: Decision,
): Promise<ReadonlySet<number>> {
  if (runs.length === 0) return new Set();
  const rows = await transaction
    .selectFrom('digest_runs')
    .select('scheduled_for')
    .where('subscription', '=', subscription)
    .where(
      'scheduled_for',
      'in',
      runs.map(({ scheduledFor }) => scheduledFor),
    )
    .execute();
  return new Set(rows.map(({ scheduled_for }) => Number(scheduled_for)));
}

async function move(
  transaction: InTransaction,
  { subscription, nextAt, round, whenAllTold }: Decision,
): Promise<void> {
  await transaction
    .updateTable('digest_subscriptions')
    .set({ next_at: nextAt, round, ...(whenAllTold === undefined ? {} : { when_all_told: whenAllTold }) })
    .where('id', '=', subscription)
    .execute();
}

async function insertRuns(
  transaction: InTransaction,
  { subscription, round, runs }: Decision,
  there: ReadonlySet<number>,
): Promise<void> {
  for (const { scheduledFor, outcome, told, dataVersion } of runs) {
    if (there.has(scheduledFor)) continue;
    await transaction
      .insertInto('digest_runs')
      .values({
        ...{ subscription, scheduled_for: scheduledFor, outcome, round },
        ...{ told: JSON.stringify(told), data_version: dataVersion },
      })
      .execute();
  }
}
