/** PostgreSQL as the store's suites need it. */
import pg from 'pg';
import type { PostgresServer } from '../servers/postgres.ts';
import type { DatabaseUnderTest } from './database-under-test.ts';

/** @param server asked when it has been started */
export function postgresUnderTest(server: () => PostgresServer): DatabaseUnderTest {
  return {
    create: () => server().createDatabase(),
    execute: async (url, sql) => {
      await query(url, sql);
    },
    dump: async (url) => {
      const rows = await query(
        url,
        "select query_to_xml(format('select * from %I', tablename), true, false, '') from pg_tables where schemaname = 'public'",
      );
      return JSON.stringify(rows);
    },
  };
}

/** Asks the database over a connection of its own. */
export async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
