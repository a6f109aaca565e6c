/** Brings a database up to this version's tables, also when several processes start on it at once. */
import { type Kysely, Migrator } from 'kysely';
import { migrations } from './migrations.ts';
import type { Tables } from './schema.ts';
import { StoreError } from './store-error.ts';

/** Of a name of the bot's own: a PostgreSQL database may hold another program's tables as well. */
const MIGRATION_TABLE = 'salary_bot_migrations';

/**
 * Runs the steps that the database has not seen, all or none of them.
 * @throws StoreError when a newer version has used the database; otherwise what the driver throws
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: 'salary_bot_migration_lock',
    // Their order is told from the clocks of the processes that ran them, and those may disagree.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  if (await hasUnknownMigration(db)) {
    throw new StoreError(
      'this store was last used by a newer version of salary-bot: start that version or use another DATABASE_URL',
      { cause: error },
    );
  }
  throw error;
}

async function hasUnknownMigration(db: Kysely<Tables>): Promise<boolean> {
  try {
    const rows = await db
      .withTables<{ [MIGRATION_TABLE]: { name: string } }>()
      .selectFrom(MIGRATION_TABLE)
      .select('name')
      .execute();
    return rows.some(({ name }) => !(name in migrations));
  } catch {
    // The database cannot be read at all: the error that led here says why.
    return false;
  }
}
