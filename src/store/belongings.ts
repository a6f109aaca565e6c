/** All that belongs to one workspace (Slack) or server (Discord): counted, and deleted when it is to be forgotten. */
import type { Kysely } from 'kysely';
import type { PlatformName } from '../chat/records.ts';
import type { InTransaction, Tables } from './schema.ts';

/** How many of each kind there are. */
export interface Belongings {
  readonly installations: number;
  /** Channels with settings of their own. */
  readonly channels: number;
  readonly digests: number;
  readonly runs: number;
  readonly deliveries: number;
  /** Counts of verdicts on replies, by day and kind. */
  readonly feedback: number;
  /** Counts of questions, by day and text. */
  readonly questions: number;
}

const OF_A_WORKSPACE = [
  'installations',
  'channel_settings',
  'feedback',
  'asked_questions',
  'digest_subscriptions',
  'digest_numbers',
] as const;

export async function countBelongings(
  db: Kysely<Tables>,
  platform: PlatformName,
  workspace: string,
): Promise<Belongings> {
  const rowsOf = async (table: (typeof OF_A_WORKSPACE)[number]): Promise<number> => {
    const { rows } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('rows'))
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .executeTakeFirstOrThrow();
    return Number(rows);
  };
  const rowsBelow = async (table: 'digest_runs' | 'digest_deliveries'): Promise<number> => {
    const { rows } = await db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll().as('rows'))
      .where('subscription', 'in', (subscriptions) =>
        subscriptions
          .selectFrom('digest_subscriptions')
          .select('id')
          .where('platform', '=', platform)
          .where('workspace', '=', workspace),
      )
      .executeTakeFirstOrThrow();
    return Number(rows);
  };
  return {
    installations: await rowsOf('installations'),
    channels: await rowsOf('channel_settings'),
    digests: await rowsOf('digest_subscriptions'),
    runs: await rowsBelow('digest_runs'),
    deliveries: await rowsBelow('digest_deliveries'),
    feedback: await rowsOf('feedback'),
    questions: await rowsOf('asked_questions'),
  };
}

/** What is below a subscription goes with it. */
export async function deleteBelongings(
  transaction: InTransaction,
  platform: PlatformName,
  workspace: string,
): Promise<void> {
  for (const table of OF_A_WORKSPACE) {
    await transaction
      .deleteFrom(table)
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .execute();
  }
}
