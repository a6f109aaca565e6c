/** Opens a store to look into it and nothing else: no file is made and no table, and nothing in it is changed. */
import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kysely, SqliteDialect, sql } from 'kysely';
import Database from 'libsql';
import { explainSqlite } from './explain-sqlite.ts';
import { writeLocked } from './libsql-database.ts';
import { openDatabase, parseFileUrl } from './open-database.ts';
import type { OpenDatabase, Tables } from './schema.ts';
import { cannotOpen } from './store-error.ts';

const BUSY_MS = 2_000;

/**
 * @returns none where its file is yet to be made
 * @throws StoreError with the cure; where it takes no writes as well, as the bot could do nothing with it
 */
export async function openToLook(url: string): Promise<OpenDatabase | undefined> {
  const file = parseFileUrl(url);
  if (file === undefined) {
    const database = await openDatabase(url, { pace: 'serving', asFound: true });
    await refuse(database, READ_ONLY, "current_setting('transaction_read_only') = 'on'");
    return database;
  }
  const isThere = existsSync(file);
  for (const path of isThere ? [file, dirname(file)] : [existingAbove(file)]) {
    try {
      accessSync(path, constants.W_OK);
    } catch (error) {
      throw cannotOpen(file, explainSqlite(isThere ? coded('SQLITE_READONLY') : error), error);
    }
  }
  return isThere ? openFile(file) : undefined;
}

/** @throws StoreError where PostgreSQL would not let the bot make tables that are missing */
export async function requireTables(database: OpenDatabase): Promise<void> {
  if (database.kind === 'sqlite') return;
  await refuse(database, NO_RIGHT, "has_schema_privilege(current_schema(), 'CREATE') is not true");
}

/** PostgreSQL's codes for what would happen. */
const READ_ONLY = '25006';
const NO_RIGHT = '42501';

/** @throws StoreError for the code where the condition holds; the database is closed then */
async function refuse(database: OpenDatabase, code: string, condition: string): Promise<void> {
  try {
    const { rows } = await sql<{ holds: boolean }>`select ${sql.raw(condition)} as holds`.execute(
      database.db,
    );
    if (rows[0]?.holds) throw coded(code);
  } catch (error) {
    await database.close();
    throw cannotOpen(database.place, database.explain(error), error);
  }
}

function coded(code: string): Error {
  return Object.assign(new Error('It can only be read.'), { code });
}

function openFile(file: string): OpenDatabase {
  try {
    const database = new Database(`${pathToFileURL(file).href}?mode=ro`);
    database.pragma(`busy_timeout = ${BUSY_MS}`);
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: writeLocked(database) }) });
    return { db, kind: 'sqlite', place: file, explain: explainSqlite, close: () => db.destroy() };
  } catch (error) {
    throw cannotOpen(file, explainSqlite(error), error);
  }
}

/** The nearest folder above that is there: the others would be made in it. */
function existingAbove(path: string): string {
  const folder = dirname(path);
  return existsSync(folder) || folder === path ? folder : existingAbove(folder);
}
