/** A pool that throws away connections that have gone silent, which pg's own hands out again. */
import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';

export function poolOf(pool: pg.Pool): PostgresPool {
  return { connect: async () => clientOf(await pool.connect()), end: () => pool.end() };
}

function clientOf(client: pg.PoolClient): PostgresPoolClient {
  let broken = false;
  async function send(sql: string, parameters: readonly unknown[]): Promise<unknown> {
    try {
      return await client.query(sql, [...parameters]);
    } catch (error) {
      // Not an answer of the server's: it may still be at the query, and the next one would wait behind it.
      if (!(error instanceof pg.DatabaseError)) broken = true;
      throw error;
    }
  }
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(sql: unknown, parameters: readonly unknown[] = []): unknown {
    if (typeof sql !== 'string') throw new TypeError('The store reads without cursors.');
    return send(sql, parameters);
  }
  return { query, release: () => client.release(broken) };
}
