/**
 * libsql as kysely uses it. A statement of libsql's that finds the file locked stays half done until it is garbage:
 * until then, what later statements write is reported as written and is not committed. So each write takes the lock
 * beforehand by `exec`, which leaves nothing behind, and the statement itself never finds the file locked.
 * RETURNING would go around that, so no query of the store uses it.
 */
import type { SqliteDatabase } from 'kysely';
import type Database from 'libsql';

export function writeLocked(database: Database.Database): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare(sql) {
      if (/^(begin|commit|rollback)\b/.test(sql)) return transactionStatement(database, sql);
      const statement = database.prepare<unknown[]>(sql);
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(...parameters),
        iterate: (parameters) => statement.iterate(...parameters),
        run: (parameters) =>
          database.inTransaction
            ? statement.run(...parameters)
            : inTransaction(database, () => statement.run(...parameters)),
      };
    },
  };
}

function inTransaction<T>(database: Database.Database, write: () => T): T {
  database.exec('begin immediate');
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
