/** Backups of each database, taken back into each. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import Database from 'libsql';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { type PostgresServer, startPostgres } from '../servers/postgres.ts';
import { backedUp, fill, folder, newFile, open, restored } from './backups-under-test.ts';
import { failureOf } from './database-under-test.ts';
import { subscription, take } from './digest-builders.ts';
import { MINUTE, NOON } from './moments.ts';
import { postgresUnderTest, query } from './postgres-under-test.ts';
import { sqliteUnderTest } from './sqlite-under-test.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server?.stop();
});

const SQLITE = sqliteUnderTest(() => newFile('store.sqlite'));
const POSTGRES = postgresUnderTest(() => server);
const DATABASES = { SQLite: SQLITE, PostgreSQL: POSTGRES };

async function all(store: Store) {
  const { digests } = store;
  return {
    installation: await store.installations.find('slack', 'T1'),
    listening: await store.channelSettings.isListening({ platform: 'slack', workspace: 'T1', channel: 'C1' }),
    feedback: await store.feedback.tally(),
    asked: await store.askedQuestions.mostAsked('slack', 'T1', 0, 1),
    claims: [await store.answeredEvents.claim('slack:1'), await store.answeredEvents.hasAnsweredIn('thread')],
    version: await digests.findVersion('v1'),
    subscriptions: await digests.list('slack', 'T1'),
    runs: await digests.runs('s1', 10),
    belongings: await store.belongingsOf('slack', 'T1'),
  };
}

describe.each([
  ['SQLite', 'SQLite'],
  ['SQLite', 'PostgreSQL'],
  ['PostgreSQL', 'SQLite'],
  ['PostgreSQL', 'PostgreSQL'],
] as const)('a backup of %s', (from, to) => {
  it(`brings all of it into ${to}, where it is used on`, async () => {
    const url = await DATABASES[from].create();
    const store = await open(url);
    await fill(store);
    const { name, rows } = await backedUp(url);
    expect(rows).toBe(12);
    expect(statSync(name).mode & 0o777).toBe(0o600);
    expect(readFileSync(name, 'utf8')).not.toContain('xoxb-1');

    const target = await DATABASES[to].create();
    expect(await restored(target, name)).toEqual({ rows, installations: 1 });
    const next = await open(target);
    expect(await all(next)).toEqual(await all(store));
    expect(await next.digests.add(subscription({ id: 'new' }))).toMatchObject({ number: 3 });

    // What waits may have arrived since the backup: whoever takes it on must look for it first.
    expect(await take(next.digests, 'n1', NOON)).toMatchObject({ mayHaveArrived: true });
    expect(await next.digests.take('d1', NOON, NOON + 1)).toBeUndefined();
    expect(await take(next.digests, 'd1', NOON + MINUTE)).toMatchObject({ mayHaveArrived: true, run: NOON });
  });

  it(`takes the place of what ${to} held, where that is wanted`, async () => {
    const url = await DATABASES[from].create();
    await fill(await open(url));
    const { name } = await backedUp(url);
    const target = await DATABASES[to].create();
    const store = await open(target);
    await store.digests.add(subscription({ id: 'former', workspace: 'T9' }));
    const error = await failureOf(restored(target, name));
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toMatch(/is not empty\. Name an empty one in DATABASE_URL, or add --replace/);
    expect(await store.digests.find('former')).toBeDefined();
    await restored(target, name, true);
    expect(await store.digests.find('former')).toBeUndefined();
    expect(await store.digests.find('s1')).toMatchObject({ number: 1 });
  });
});

describe.each(['SQLite', 'PostgreSQL'] as const)('a large backup of %s', (kind) => {
  it('is taken page by page, says how far it is, and comes back as it was', async () => {
    const url = await DATABASES[kind].create();
    await (await open(url)).close();
    await DATABASES[kind].execute(
      url,
      `insert into answered_events with recursive n(i) as (select 1 union all select i + 1 from n where i < 50750)
       select 'event ' || i, case when i % 2 = 0 then 'thread ' || i end, ${NOON} + i from n`,
    );
    const reports: string[] = [];
    const { name, rows } = await backedUp(url, newFile('backup.jsonl'), {
      report: (message) => reports.push(message),
    });
    expect(rows).toBe(50_750);
    const target = await DATABASES[kind].create();
    await restored(target, name, false, reports);
    expect(reports).toEqual(['50000 of 50750 rows', '50000 of 50750 rows']);
    const { name: again } = await backedUp(target);
    expect(readFileSync(again, 'utf8') === readFileSync(name, 'utf8')).toBe(true);
  });
});

describe('a backup of one moment', () => {
  it('has nothing of what is written to PostgreSQL meanwhile', async () => {
    const url = await server.createDatabase();
    const store = await open(url);
    await store.digests.add(subscription());
    const other = new pg.Client(url);
    await other.connect();
    onTestFinished(() => other.end());
    await other.query('begin; lock table asked_questions in access exclusive mode');
    const taking = backedUp(url);
    const waits =
      "select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
    while ((await query(url, waits)).length === 0);
    await store.digests.add(subscription({ id: 's2' }));
    await store.digests.remove('s1');
    await other.query('commit');
    expect(readFileSync((await taking).name, 'utf8')).toMatch(/"id":"s1"/);
    expect(readFileSync((await taking).name, 'utf8')).not.toMatch(/"id":"s2"/);
  });

  it('has nothing of what is written to a file meanwhile, and does not keep it from being written', async () => {
    const url = await SQLITE.create();
    const store = await open(url);
    await store.digests.add(subscription());
    const { signal } = new AbortController();
    // Asked after each row: the row of the counter is there, and that of the subscription is not.
    Object.defineProperty(signal, 'aborted', {
      get() {
        const other = new Database(url.slice('file:'.length));
        other.exec("update digest_subscriptions set cron = 'changed'");
        other.close();
        return false;
      },
    });
    const { name } = await backedUp(url, newFile('backup.jsonl'), { signal });
    expect(await store.digests.find('s1')).toMatchObject({ cron: 'changed' });
    expect(readFileSync(name, 'utf8')).not.toContain('changed');
  });

  it('leaves the tables of an older version as they are, and can be taken back', async () => {
    const url = await SQLITE.create();
    const store = await open(url);
    await store.feedback.count({
      ...{ platform: 'slack', workspace: 'T1', intent: 'pay', outcome: 'answer', helpful: true },
    });
    await store.close();
    const digests = ['deliveries', 'runs', 'subscriptions', 'numbers'].map((one) => `digest_${one}`);
    const drops = [...digests, 'data_versions', 'asked_questions'].map((table) => `drop table ${table};`);
    const older = `${drops.join(' ')} delete from salary_bot_migrations where name = '0002-digests'`;
    await SQLITE.execute(url, older);
    const { name } = await backedUp(url);
    expect(JSON.parse(readFileSync(name, 'utf8').split('\n')[0] ?? '')).toMatchObject({
      migrations: ['0001-first-tables'],
    });
    await SQLITE.execute(url, 'create table digest_runs (id integer); drop table digest_runs');
    const target = await POSTGRES.create();
    await restored(target, name);
    expect(await (await open(target)).feedback.tally()).toHaveLength(1);
  });
});
