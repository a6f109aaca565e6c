/** Writes all that a store holds into a file that either database can take back. */
import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { writeWhole } from './backup-file.ts';
import { type Closing, FORMAT_VERSION, type Header } from './backup-format.ts';
import { columnsOf, parseRow, type Row, TABLE_NAMES, TABLES, type TableName } from './backup-tables.ts';
import { appliedMigrations, refuseNewer } from './migrate.ts';
import { runOn } from './open-database.ts';
import type { OpenDatabase, Tables } from './schema.ts';
import { StoreError } from './store-error.ts';

const PAGE_ROWS = 500;
const REPORT_EVERY_ROWS = 50_000;

interface BackupOptions {
  /** Whether a file that is there already is replaced. */
  readonly force: boolean;
  /** Milliseconds since 1970. */
  readonly takenAt: number;
  /** Told how far it is, where it takes long. */
  readonly report: (message: string) => void;
  /** Ends it early, and nothing is left of the file. */
  readonly signal?: AbortSignal;
}

/**
 * Writes the file. What others write meanwhile is not in it: all rows are of one moment.
 * @returns the file's whole path and how many rows it has
 * @throws StoreError with the cure
 */
export async function backUp(
  database: OpenDatabase,
  name: string,
  options: BackupOptions,
): Promise<{ readonly file: string; readonly rows: number }> {
  return runOn(database)((db) =>
    db.connection().execute(async (connection) => {
      await sql
        .raw(database.kind === 'postgres' ? 'begin isolation level repeatable read read only' : 'begin')
        .execute(connection);
      try {
        const header = await headerOf(connection, database.place, options.takenAt);
        const file = await writeWhole(name, linesOf(connection, header, options), options.force);
        return { file, rows: sumOf(header) };
      } finally {
        // It has written nothing, so nothing is lost where the connection is.
        await sql
          .raw('rollback')
          .execute(connection)
          .catch(() => undefined);
      }
    }),
  );
}

async function headerOf(db: Kysely<Tables>, place: string, takenAt: number): Promise<Header> {
  const migrations = await appliedMigrations(db);
  if (!migrations) throw new StoreError(`there is no store at ${place} yet, so nothing to back up.`);
  refuseNewer(migrations);
  const rows: Record<string, number> = {};
  for (const table of TABLE_NAMES.filter((name) => migrations.includes(TABLES[name].since))) {
    const counted = await sql<{
      rows: number | string;
    }>`select count(*) as rows from ${sql.table(table)}`.execute(db);
    rows[table] = Number(counted.rows[0]?.rows);
  }
  return {
    salaryBotBackup: FORMAT_VERSION,
    takenAt: new Date(takenAt).toISOString(),
    migrations: [...migrations],
    rows,
  };
}

async function* linesOf(
  db: Kysely<Tables>,
  header: Header,
  { report, signal }: BackupOptions,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  const all = sumOf(header);
  let written = 0;
  const first = JSON.stringify(header);
  hash.update(`${first}\n`);
  yield first;
  for (const table of TABLE_NAMES.filter((name) => name in header.rows)) {
    for await (const row of rowsOf(db, table)) {
      const line = JSON.stringify([table, row]);
      hash.update(`${line}\n`);
      yield line;
      written += 1;
      if (written % REPORT_EVERY_ROWS === 0) report(`${written} of ${all} rows`);
      if (signal?.aborted) throw new StoreError('it was ended early, and no backup was written.');
    }
  }
  yield JSON.stringify({ end: written, sha256: hash.digest('hex') } satisfies Closing);
}

/** Page by page along the key, as neither driver hands over row by row without more being installed. */
async function* rowsOf(db: Kysely<Tables>, table: TableName): AsyncGenerator<Row> {
  const columns = sql.join(columnsOf(table).map((column) => sql.ref(column)));
  const key = sql.join(TABLES[table].key.map((column) => sql.ref(column)));
  for (let last: Row | undefined, full = true; full; ) {
    const behind = last;
    const after = behind
      ? sql`where (${key}) > (${sql.join(TABLES[table].key.map((column) => behind[column]))})`
      : sql``;
    const page =
      await sql`select ${columns} from ${sql.table(table)} ${after} order by ${key} limit ${PAGE_ROWS}`.execute(
        db,
      );
    for (const given of page.rows) {
      const parsed = parseRow(table, given);
      if ('fault' in parsed) {
        throw new StoreError(
          `a row of ${table} is not as salary-bot writes it (${parsed.fault}). Correct or delete it, and try again.`,
        );
      }
      last = parsed.row;
      yield parsed.row;
    }
    full = page.rows.length === PAGE_ROWS;
  }
}

function sumOf({ rows }: Header): number {
  return Object.values(rows).reduce((sum, count) => sum + count, 0);
}
