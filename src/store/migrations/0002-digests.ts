/** Digests: who gets them and when, what became of each, what is on its way; and what was asked. */
import type { Kysely } from 'kysely';

export async function createDigestTables(db: Kysely<unknown>): Promise<void> {
  await createSubscriptions(db);
  await createRuns(db);
  await createDeliveries(db);
  await db.schema
    .createTable('data_versions')
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('figures', 'text', (column) => column.notNull())
    .addColumn('kept_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('data_versions_key', ['version'])
    .execute();
  await createAskedQuestions(db);
}

async function createSubscriptions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('digest_numbers')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('last_number', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('digest_numbers_key', ['platform', 'workspace'])
    .execute();
  await db.schema
    .createTable('digest_subscriptions')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('cron', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('when_all_told', 'text', (column) => column.notNull())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('next_at', 'bigint', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('digest_subscriptions_key', ['id'])
    .addUniqueConstraint('digest_subscriptions_number', ['platform', 'workspace', 'number'])
    .execute();
  await db.schema
    .createIndex('digest_subscriptions_by_next')
    .on('digest_subscriptions')
    .columns(['state', 'next_at'])
    .execute();
}

async function createRuns(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('digest_runs')
    .addColumn('subscription', 'text', (column) => column.notNull())
    .addColumn('scheduled_for', 'bigint', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('round', 'integer', (column) => column.notNull())
    .addColumn('told', 'text', (column) => column.notNull())
    .addColumn('data_version', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('digest_runs_key', ['subscription', 'scheduled_for'])
    .addForeignKeyConstraint(
      'digest_runs_of',
      ['subscription'],
      'digest_subscriptions',
      ['id'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute();
  await db.schema.createIndex('digest_runs_by_version').on('digest_runs').column('data_version').execute();
}

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('digest_deliveries')
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('subscription', 'text', (column) => column.notNull())
    .addColumn('to_kind', 'text', (column) => column.notNull())
    .addColumn('to_id', 'text', (column) => column.notNull())
    .addColumn('run', 'bigint')
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('attempt', 'integer', (column) => column.notNull())
    .addColumn('taken', 'integer', (column) => column.notNull())
    .addColumn('unsure', 'integer', (column) => column.notNull())
    .addColumn('available_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('message', 'text')
    .addPrimaryKeyConstraint('digest_deliveries_key', ['id'])
    .addForeignKeyConstraint(
      'digest_deliveries_of',
      ['subscription'],
      'digest_subscriptions',
      ['id'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .addForeignKeyConstraint(
      'digest_deliveries_of_run',
      ['subscription', 'run'],
      'digest_runs',
      ['subscription', 'scheduled_for'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute();
  await db.schema
    .createIndex('digest_deliveries_by_subscription')
    .on('digest_deliveries')
    .columns(['subscription', 'run'])
    .execute();
  await db.schema
    .createIndex('digest_deliveries_by_time')
    .on('digest_deliveries')
    .columns(['state', 'available_at'])
    .execute();
}

/** A question is keyed by its hash: PostgreSQL takes no long text into an index. */
async function createAskedQuestions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('asked_questions')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('answered', 'integer', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('text_hash', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('times', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('asked_questions_key', ['platform', 'workspace', 'answered', 'day', 'text_hash'])
    .execute();
  await db.schema.createIndex('asked_questions_by_day').on('asked_questions').column('day').execute();
}
