/** SQLite in a file, by libsql: for a bot beside its data. Several processes may share the file. */
import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  CompiledQuery,
  type DatabaseConnection,
  Kysely,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import Database from 'libsql';
import { explainSqlite } from './explain-sqlite.ts';
import { writeLocked } from './libsql-database.ts';
import { migrate } from './migrate.ts';
import type { OpenDatabase, Opening, Tables } from './schema.ts';
import { cannotOpen, codeOf, StoreError } from './store-error.ts';

/** Nothing is served yet at the start, so waiting for another process's migrations may take its time. */
const BUSY_AT_START_MS = 10_000;
const SWITCH_RETRY_MS = 20;
/** libsql's calls block the event loop, waiting for a lock included. */
const BUSY_MS = 250;

/** @throws StoreError */
export async function openSqlite(file: string, opening: Opening): Promise<OpenDatabase> {
  let database: Database.Database | undefined;
  try {
    if (opening.asFound && !existsSync(file)) {
      throw new StoreError(`there is no store at ${file}. Name its file in DATABASE_URL.`);
    }
    mkdirSync(dirname(file), { recursive: true });
    if (!existsSync(file)) makePrivate(file);
    database = new Database(file);
    return await prepare(database, file, opening);
  } catch (error) {
    database?.close();
    if (error instanceof StoreError) throw error;
    const { words, inSettings } = explainSqlite(error);
    throw cannotOpen(file, { words, inSettings: inSettings || isFolder(file) }, error);
  }
}

function isFolder(file: string): boolean {
  try {
    return statSync(file).isDirectory();
  } catch {
    return false;
  }
}

/** Nobody else's business; SQLite gives the files beside it the same rights. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
  } catch {
    // SQLite cannot make it either, and says why.
  }
}

async function prepare(
  database: Database.Database,
  place: string,
  { pace, asFound }: Opening,
): Promise<OpenDatabase> {
  const busyAtStartMs = pace === 'serving' ? BUSY_MS : BUSY_AT_START_MS;
  database.pragma(`busy_timeout = ${busyAtStartMs}`);
  switchToWriteAheadLog(database, busyAtStartMs);
  // Each commit reaches the disk, a tenth of a millisecond or a few: an installation is handed over only once,
  // and who turned listening off must find it off after a power cut.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // What is deleted is overwritten: a forgotten workspace's words are not to be found in the file.
  database.pragma('secure_delete = ON');
  const db = new Kysely<Tables>({ dialect: new LibsqlDialect({ database: writeLocked(database) }) });
  if (!asFound) await migrate(db);
  if (pace !== 'alone') database.pragma(`busy_timeout = ${BUSY_MS}`);
  return {
    db,
    place,
    kind: 'sqlite',
    explain: explainSqlite,
    close: async () => {
      if (!database.open) return;
      // Takes its turn behind the calls under way: a transaction may be between two of its statements.
      await db.connection().execute(async () => putAllIntoTheFile(database));
      await db.destroy();
    },
  };
}

/** A new file is switched once, and then SQLite does not wait for the other processes that start on it. */
function switchToWriteAheadLog(database: Database.Database, patienceMs: number): void {
  for (let waitedMs = 0; ; waitedMs += SWITCH_RETRY_MS) {
    try {
      database.exec('pragma journal_mode = WAL');
      return;
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_BUSY') || waitedMs >= patienceMs) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, SWITCH_RETRY_MS);
    }
  }
}

/** libsql's `close` leaves the log beside the file, and who copies the file alone would lose what is in it. */
function putAllIntoTheFile(database: Database.Database): void {
  try {
    database.pragma('wal_checkpoint(TRUNCATE)');
  } catch {
    // Another process is at work on it: the log stays, and nothing is lost.
  }
}

class LibsqlDialect extends SqliteDialect {
  readonly #config: ConstructorParameters<typeof SqliteDialect>[0];

  constructor(config: ConstructorParameters<typeof SqliteDialect>[0]) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new WriteFirstDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/** Transactions take the write lock first: one that reads before it writes could not wait for its turn. */
class WriteFirstDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** Has migrations run in one transaction, whose write lock also keeps the other processes waiting. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
