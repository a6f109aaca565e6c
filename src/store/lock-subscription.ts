/**
 * Every transaction about digests takes its subscription first: so two about the same one come after each other, and
 * none waits for another that waits for it.
 */
import type { Selectable } from 'kysely';
import type { Subscription } from '../chat/digest-records.ts';
import type { InTransaction, Tables } from './schema.ts';

/** @returns the subscription, which stays as it is until the transaction ends; undefined where it is gone */
export async function lockSubscription(
  transaction: InTransaction,
  id: string,
): Promise<Subscription | undefined> {
  // A write that changes nothing: SQLite knows no other lock on a row.
  await transaction
    .updateTable('digest_subscriptions')
    .set((row) => ({ state: row.ref('state') }))
    .where('id', '=', id)
    .execute();
  const row = await transaction
    .selectFrom('digest_subscriptions')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row && subscriptionOf(row);
}

export function subscriptionOf({
  next_at,
  when_all_told,
  ...row
}: Selectable<Tables['digest_subscriptions']>): Subscription {
  return { ...row, whenAllTold: when_all_told, nextAt: Number(next_at) };
}
