/**
 * libsql as kysely uses it. A statement of libsql's that finds the file locked stays half done until it is garbage:
 * until then, what later statements write is reported as written and is not committed. So each write takes the lock
 * beforehand by `exec`, which leaves nothing behind, and the statement itself never finds the file locked.
 */
import type { SqliteDatabase } from 'kysely';
import type Database from 'libsql';

export function writeLocked(database: Database.Database): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      if (/^(begin|commit|rollback)\b/.test(sql)) return transactionStatement(database, sql);
      const statement = database.prepare<unknown[]>(sql);
      const transaction = MAY_BE_LOST.test(sql) ? inLooseTransaction : inTransaction;
      const write = <T>(statement: () => T): T =>
        database.inTransaction ? statement() : transaction(database, statement);
      return {
        reader: statement.reader,
        all: (parameters) =>
          WRITES.test(sql) ? write(() => statement.all(...parameters)) : statement.all(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
        run: (parameters) => write(() => statement.run(...parameters)),
      };
    },
  };
}

/** Those that give back what they wrote. */
const WRITES = /^(?:insert|update|delete)\b/;

/**
 * An event that was answered, forgotten when the power fails, is at most answered twice: not worth waiting for the disk,
 * some milliseconds in which nobody is heard. What is written survives the end of the process all the same.
 */
const MAY_BE_LOST = /^(?:insert into|delete from) "answered_events"/;

function inLooseTransaction<T>(database: Database.Database, write: () => T): T {
  try {
    return inTransaction(database, write, 'pragma synchronous = NORMAL; begin immediate');
  } finally {
    // In a transaction that could not be rolled back SQLite refuses this, and the next one begins with it.
    if (!database.inTransaction) database.exec('pragma synchronous = FULL');
  }
}

function inTransaction<T>(
  database: Database.Database,
  write: () => T,
  begin = 'pragma synchronous = FULL; begin immediate',
): T {
  database.exec(begin);
  try {
    const written = write();
    database.exec('commit');
    return written;
  } catch (error) {
    rollBack(database);
    throw error;
  }
}

/** SQLite has already done so by itself after some errors, a full disk for one. */
function rollBack(database: Database.Database): void {
  if (database.inTransaction) database.exec('rollback');
}

function transactionStatement(
  database: Database.Database,
  sql: string,
): ReturnType<SqliteDatabase['prepare']> {
  return {
    reader: false,
    all: () => [],
    iterate: () => [].values(),
    run() {
      if (sql === 'rollback') rollBack(database);
      else database.exec(sql);
      return { changes: 0, lastInsertRowid: 0 };
    },
  };
}
