/** Puts the rows of a backup into a store, all or none of them. */
import { sql } from 'kysely';
import { columnsOf, type Row, TABLE_NAMES, type TableName } from './backup-tables.ts';
import { runOn } from './open-database.ts';
import { readBackup } from './read-backup.ts';
import type { InTransaction, OpenDatabase } from './schema.ts';
import { codeOf, StoreError } from './store-error.ts';

const BATCH_ROWS = 200;
const REPORT_EVERY_ROWS = 50_000;

interface RestoreOptions {
  /** Whether what the store holds is deleted first. */
  readonly replace: boolean;
  /** Told how far it is, where it takes long. */
  readonly report: (message: string) => void;
}

/** How many rows were restored. */
export interface Restored {
  readonly rows: number;
  readonly installations: number;
}

/**
 * Reads the file twice: to its end before anything is written, and then to write it.
 * @throws StoreError with the cure: a file that is damaged or newer, a store that is not empty
 */
export async function restore(
  database: OpenDatabase,
  file: string,
  { replace, report }: RestoreOptions,
): Promise<Restored> {
  let rows = 0;
  let installations = 0;
  for await (const { table } of readBackup(file)) {
    rows += 1;
    if (table === 'installations') installations += 1;
  }
  await runOn(database)((db) =>
    db.transaction().execute(async (transaction) => {
      await keepOthersOut(transaction, database.kind);
      if (replace) await deleteAll(transaction);
      else await requireEmpty(transaction, database.place);
      let written = 0;
      for await (const [table, batch] of batchesOf(file)) {
        await insert(transaction, table, batch);
        const before = written;
        written += batch.length;
        if (Math.floor(before / REPORT_EVERY_ROWS) < Math.floor(written / REPORT_EVERY_ROWS)) {
          report(`${written} of ${rows} rows`);
        }
      }
      // They may have been tried since the backup was taken: whoever takes one on looks for it first.
      await transaction
        .updateTable('digest_deliveries')
        .set({ unsure: 1 })
        .where('state', '=', 'waiting')
        .execute();
    }),
  );
  return { rows, installations };
}

/** SQLite has one writer at a time anyway. */
async function keepOthersOut(transaction: InTransaction, kind: OpenDatabase['kind']): Promise<void> {
  if (kind === 'sqlite') return;
  const tables = sql.join(TABLE_NAMES.map((table) => sql.table(table)));
  await sql`lock table ${tables} in share row exclusive mode`.execute(transaction);
}

async function requireEmpty(transaction: InTransaction, place: string): Promise<void> {
  for (const table of TABLE_NAMES) {
    const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(transaction);
    if (rows.length > 0) {
      throw new StoreError(
        `the store at ${place} is not empty. Name an empty one in DATABASE_URL, or add --replace to delete all that it holds.`,
      );
    }
  }
}

async function deleteAll(transaction: InTransaction): Promise<void> {
  for (const table of [...TABLE_NAMES].reverse()) await transaction.deleteFrom(table).execute();
}

async function* batchesOf(file: string): AsyncGenerator<readonly [TableName, readonly Row[]]> {
  let of: TableName | undefined;
  let batch: Row[] = [];
  for await (const { table, row } of readBackup(file)) {
    if (of !== undefined && (of !== table || batch.length === BATCH_ROWS)) {
      yield [of, batch];
      batch = [];
    }
    of = table;
    batch.push(row);
  }
  if (of !== undefined) yield [of, batch];
}

async function insert(transaction: InTransaction, table: TableName, rows: readonly Row[]): Promise<void> {
  const columns = columnsOf(table);
  const values = rows.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
  const names = sql.join(columns.map((column) => sql.ref(column)));
  try {
    await sql`insert into ${sql.table(table)} (${names}) values ${sql.join(values)}`.execute(transaction);
  } catch (error) {
    if (!/^23|^SQLITE_CONSTRAINT/.test(codeOf(error))) throw error;
    throw new StoreError(
      `the rows of ${table} do not fit together: the backup was changed. Use another backup; nothing was restored.`,
      { cause: error },
    );
  }
}
