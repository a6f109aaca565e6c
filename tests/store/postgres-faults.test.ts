/** A server that goes away in the middle of a transaction. */
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { type PostgresServer, startPostgres } from '../servers/postgres.ts';
import { failureOf } from './database-under-test.ts';
import { decision, delivery, subscription, take, takenDelivery, words } from './digest-builders.ts';
import { DAY, NOON } from './moments.ts';
import { query } from './postgres-under-test.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server?.stop());

async function open(): Promise<{ store: Store; url: string }> {
  const url = await server.createDatabase();
  const store = await openStore({ url, now: () => NOON });
  onTestFinished(() => store.close());
  return { store, url };
}

/** Keeps others from writing a table until it is let go; what has begun to write by then is in its middle. */
async function holdUp(url: string, table: string): Promise<pg.Client> {
  const client = new pg.Client(url);
  // It may be cut off with the server.
  client.on('error', () => undefined);
  await client.connect();
  await client.query(`begin; lock table ${table} in share mode`);
  return client;
}

/** Resolves when a call of the store waits for a lock. */
async function isHeldUp(url: string): Promise<void> {
  for (;;) {
    const waiting = await query(
      url,
      "select pid from pg_stat_activity where datname = current_database() and application_name = 'salary-bot' and wait_event_type = 'Lock'",
    );
    if (waiting.length > 0) return;
  }
}

// Waits until they are gone: one that is only on its way out takes a last call with it.
const CUT =
  "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and application_name = 'salary-bot'";

describe.each<[string, (url: string) => Promise<unknown>]>([
  ['whose connections are cut', (url) => query(url, CUT)],
  ['that is restarted', () => server.restart()],
])('a server %s', (_, strike) => {
  it('in the middle of a decision has nothing of it kept, and the next call works', async () => {
    const { store, url } = await open();
    await store.digests.add(subscription());
    const other = await holdUp(url, 'digest_deliveries');
    const deciding = failureOf(store.digests.decide(decision({ round: 1, whenAllTold: 'rest' }), NOON));
    await isHeldUp(url);
    await strike(url);
    const error = await deciding;
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toMatch(/the server (closed the connection|is starting or stopping)/);
    await other.end().catch(() => undefined);
    expect(await store.digests.find('s1')).toMatchObject({ nextAt: NOON, round: 0, whenAllTold: 'ask' });
    expect(await store.digests.runs('s1', 10)).toEqual([]);
    expect(await store.digests.decide(decision(), NOON)).toBe(true);
    expect(await store.digests.waiting(['slack'], NOON, 10)).toEqual(['d1']);
  });

  it('in the middle of settling has nothing of it noted, and the next call works', async () => {
    const { store, url } = await open();
    const taken = await takenDelivery(store);
    const other = await holdUp(url, 'digest_runs');
    const settling = failureOf(store.digests.settle(taken, { kind: 'refused', notice: words() }));
    await isHeldUp(url);
    await strike(url);
    expect(await settling).toBeInstanceOf(StoreError);
    await other.end().catch(() => undefined);
    expect(await store.digests.find('s1')).toMatchObject({ state: 'active' });
    expect(await store.digests.runs('s1', 1)).toMatchObject([{ outcome: 'waiting' }]);
    expect(await store.digests.settle(taken, { kind: 'refused', notice: words() })).toBe(true);
    expect(await store.digests.waiting(['slack'], NOON, 10)).toEqual(['n1']);
  });
});

describe('a server that takes no writes', () => {
  it('is told with the cure, has nothing kept, and works again when it takes them', async () => {
    const { store, url } = await open();
    await store.digests.add(subscription());
    const name = new URL(url).pathname.slice(1);
    await query(server.url, `alter database ${name} set default_transaction_read_only = on`);
    await query(url, CUT);
    // The connection that was cut may be noticed by the first call alone.
    await failureOf(store.digests.decide(decision(), NOON));
    const error = await failureOf(store.digests.decide(decision(), NOON));
    expect(error.message).toContain('the server takes no writes. Name the primary server');
    expect(await store.digests.find('s1')).toMatchObject({ nextAt: NOON });
    await query(server.url, `alter database ${name} reset default_transaction_read_only`);
    await query(url, CUT);
    await store.digests.decide(decision(), NOON).catch(() => undefined);
    expect(await store.digests.runs('s1', 2)).toHaveLength(1);
  });
});

describe('many at work at the same subscription', () => {
  it('never wait for each other in a circle', async () => {
    const { store } = await open();
    await store.digests.add(subscription());
    for (let round = 0; round < 10; round += 1) {
      const at = NOON + round * DAY;
      const id = `d${round}`;
      const runs = [{ scheduledFor: at, outcome: 'waiting', told: [], dataVersion: 'v1' }] as const;
      const deliveries = [delivery({ id, run: at, expiresAt: at + DAY })];
      await store.digests.change('s1', { state: 'active' });
      await store.digests.decide(decision({ readNextAt: at, nextAt: at + DAY, runs, deliveries }), at);
      const taken = await take(store.digests, id, at);
      await Promise.all([
        store.digests.settle(taken, { kind: 'refused', notice: words({ id: `n${round}` }) }),
        store.digests.change('s1', { state: 'paused' }),
        store.digests.settle(taken, { kind: 'delivered', message: '1.1' }),
        store.digests.take(id, at + DAY, at + DAY + 1),
        round === 9 ? store.digests.remove('s1') : store.digests.change('s1', { channel: 'C1' }),
      ]);
    }
    expect(await store.digests.find('s1')).toBeUndefined();
  });
});
