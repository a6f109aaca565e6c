/** PostgreSQL, for a bot of several processes that share no disk, or where a server is kept anyway. */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { explainPostgres } from './explain-postgres.ts';
import { migrate } from './migrate.ts';
import { parsePostgresUrl } from './parse-postgres-url.ts';
import { poolOf } from './postgres-pool.ts';
import type { OpenDatabase, Opening, Tables } from './schema.ts';
import { cannotOpen, type Fault, StoreError } from './store-error.ts';

const CONNECT_MS = 2_000;
/** The server gives up first: what it cancels has surely not been done. */
const STATEMENT_MS = 1_500;
/** For a server or a network that says nothing any more. */
const SILENCE_MS = 2_000;
/** Another process may be at the migrations, and this one waits for it; commands that read all take their time. */
const PATIENT_MS = 60_000;

/** @throws StoreError */
export async function openPostgres(
  url: string,
  { pace, asFound = false, report = () => undefined }: Opening,
): Promise<OpenDatabase> {
  const { place, password } = parsePostgresUrl(url);
  const explain = (error: unknown): Fault => explainPostgres(error, password);
  const connect = (limits: pg.PoolConfig): Kysely<Tables> => {
    const pool = new pg.Pool({
      connectionString: url,
      application_name: 'salary-bot',
      connectionTimeoutMillis: CONNECT_MS,
      keepAlive: true,
      ...limits,
    });
    // Both would end the process if nobody listened. The pool drops the connection and opens another when needed.
    pool.on('error', (error) =>
      report(`the store at ${place} lost an idle connection: ${explain(error).words}`),
    );
    pool.on('connect', (client) => client.on('error', () => undefined));
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: poolOf(pool) }) });
  };

  const starting = connect({ max: 1, statement_timeout: PATIENT_MS });
  try {
    if (!asFound) await migrate(starting);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    throw cannotOpen(place, explain(error), error);
  } finally {
    await starting.destroy();
  }
  const db = connect(
    pace === 'alone'
      ? { max: 1, statement_timeout: PATIENT_MS }
      : { max: 5, statement_timeout: STATEMENT_MS, query_timeout: SILENCE_MS },
  );
  return { db, place, kind: 'postgres', explain, close: () => db.destroy() };
}
