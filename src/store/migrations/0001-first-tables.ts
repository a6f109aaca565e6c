/** Settings of channels, installations, answered events and feedback. */
import type { Kysely } from 'kysely';

export async function createFirstTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('channel_settings')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('listening', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('channel_settings_key', ['platform', 'workspace', 'channel'])
    .execute();
  await db.schema
    .createTable('installations')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .addColumn('installed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('installations_key', ['platform', 'workspace'])
    .execute();
  await db.schema
    .createTable('answered_events')
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('thread', 'text')
    .addColumn('answered_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('answered_events_key', ['event'])
    .execute();
  await db.schema
    .createIndex('answered_events_by_thread')
    .on('answered_events')
    .columns(['thread', 'answered_at'])
    .execute();
  await db.schema.createIndex('answered_events_by_age').on('answered_events').column('answered_at').execute();
  await db.schema
    .createTable('feedback')
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('intent', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('helpful_count', 'integer', (column) => column.notNull())
    .addColumn('unhelpful_count', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('feedback_key', ['platform', 'workspace', 'day', 'intent', 'outcome'])
    .execute();
}
