/** Brings a database up to this version's tables, also when several processes start on it at once. */
import { type Kysely, Migrator } from 'kysely';
import { migrations } from './migrations.ts';
import type { Tables } from './schema.ts';
import { codeOf, StoreError, wordsOf } from './store-error.ts';

/** Of a name of the bot's own: a PostgreSQL database may hold another program's tables as well. */
const MIGRATION_TABLE = 'salary_bot_migrations';
/** PostgreSQL's; SQLite says it in words. */
const NO_SUCH_TABLE = '42P01';

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
  // Where that cannot be read either, the error that led here says why.
  const applied = await appliedMigrations(db).catch(() => undefined);
  if (applied) refuseNewer(applied);
  throw error;
}

/** The steps that the database has seen; undefined where there is no store yet. @throws what the driver throws */
export async function appliedMigrations(db: Kysely<Tables>): Promise<readonly string[] | undefined> {
  try {
    const rows = await db
      .withTables<{ [MIGRATION_TABLE]: { name: string } }>()
      .selectFrom(MIGRATION_TABLE)
      .select('name')
      .orderBy('name')
      .execute();
    return rows.map(({ name }) => name);
  } catch (error) {
    if (codeOf(error) === NO_SUCH_TABLE || /no such table/.test(wordsOf(error))) return undefined;
    throw error;
  }
}

/** @throws StoreError when a newer version has used the database */
export function refuseNewer(applied: readonly string[]): void {
  if (applied.every((name) => name in migrations)) return;
  throw new StoreError(
    'this store was last used by a newer version of salary-bot: start that version or use another DATABASE_URL',
  );
}
