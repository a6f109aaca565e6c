/** What happens to deliveries on their way when nothing is to come to the channel any more. */
import type { InTransaction } from './schema.ts';

/** Which deliveries to a channel are given up, and what becomes of them and of their runs. */
interface GivenUp {
  readonly subscription: string;
  readonly outcome: 'missed' | 'refused';
  /** Those to this channel alone. */
  readonly channel?: string;
  /** Those to this channel are kept. */
  readonly except?: string;
  /** What somebody has at this moment is left to them, and not tried again. */
  readonly freeAt: number;
}

/** The subscription is locked. */
export async function giveUp(transaction: InTransaction, given: GivenUp): Promise<void> {
  const { subscription, outcome, channel, except, freeAt } = given;
  const affected = transaction
    .updateTable('digest_deliveries')
    .where('subscription', '=', subscription)
    .where('to_kind', '=', 'channel')
    .where('state', '=', 'waiting')
    .$if(channel !== undefined, (query) => query.where('to_id', '=', channel ?? ''))
    .$if(except !== undefined, (query) => query.where('to_id', '<>', except ?? ''));
  await affected
    .set({ state: outcome, content: '' })
    .where('taken', '=', 0)
    .where('unsure', '=', 0)
    .execute();
  // What may have arrived is looked for a last time, at once where nobody has it; nobody tries it again.
  await affected.set({ expires_at: 0 }).execute();
  await affected
    .set({ available_at: freeAt })
    .where('taken', '=', 0)
    .where('available_at', '>', freeAt)
    .execute();
  await transaction
    .updateTable('digest_runs')
    .set({ outcome })
    .where('subscription', '=', subscription)
    .where('outcome', '=', 'waiting')
    .where('scheduled_for', 'not in', (deliveries) =>
      deliveries
        .selectFrom('digest_deliveries')
        .select('run')
        .$narrowType<{ run: number | string }>()
        .where('subscription', '=', subscription)
        .where('state', '=', 'waiting')
        .where('run', 'is not', null),
    )
    .execute();
}

/** The subscription has moved: what was not tried yet goes to the new channel, nothing more to the former. */
export async function redirect(
  transaction: InTransaction,
  subscription: string,
  channel: string,
  freeAt: number,
): Promise<void> {
  await transaction
    .updateTable('digest_deliveries')
    .set({ to_id: channel })
    .where('subscription', '=', subscription)
    .where('to_kind', '=', 'channel')
    .where('state', '=', 'waiting')
    .where('unsure', '=', 0)
    .where('taken', '=', 0)
    .execute();
  await giveUp(transaction, { subscription, outcome: 'missed', except: channel, freeAt });
}
