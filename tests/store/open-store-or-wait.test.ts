import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';
import { openStoreOrWait, TRY_AGAIN_AFTER_MS } from '../../src/store/open-store-or-wait.ts';
import { StoreError, WrongSettingError } from '../../src/store/store-error.ts';
import { type PostgresServer, startPostgres } from '../servers/postgres.ts';
import { failureOf } from './database-under-test.ts';
import { query } from './postgres-under-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'salary-bot-waiting-'));
let files = 0;
let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await server?.stop();
});

async function open(url: string, given: Partial<StoreOptions> = {}) {
  const reports: string[] = [];
  const clock = { now: 1_000_000 };
  const store = await openStoreOrWait({
    ...{ url, now: () => clock.now, report: (message: string) => reports.push(message) },
    ...given,
  });
  onTestFinished(() => store.close());
  return { store, reports, clock };
}

/** A file that a newer version has used: it can be put right from outside at any time. */
async function newerFile(): Promise<{ url: string; putRight(): void }> {
  files += 1;
  const file = join(folder, `${files}.sqlite`);
  await (await openStore({ url: `file:${file}`, now: () => 1 })).close();
  const execute = (sql: string) => {
    const database = new Database(file);
    database.exec(sql);
    database.close();
  };
  execute("insert into salary_bot_migrations values ('9999-later', '2999-01-01')");
  return {
    url: `file:${file}`,
    putRight: () => execute("delete from salary_bot_migrations where name = '9999-later'"),
  };
}

describe('a store that is away when the bot starts', () => {
  it('rejects every call with why, at once, and says so once', async () => {
    const { url } = await newerFile();
    const { store, reports, clock } = await open(url);
    for (const call of [
      () => store.answeredEvents.claim('slack:1'),
      () => store.digests.list('slack', 'T1'),
      () => store.askedQuestions.unanswered(1),
      () => store.channelSettings.listensAnywhere('slack'),
      () => store.installations.forget('slack', 'T1', 1),
      () => store.feedback.tally(),
    ]) {
      clock.now += TRY_AGAIN_AFTER_MS;
      const error = await failureOf(call());
      expect(error).toBeInstanceOf(StoreError);
      expect(error.message).toContain('used by a newer version');
    }
    expect(reports).toEqual([
      expect.stringMatching(/newer version.* Until it is there, questions are answered and nothing is/),
    ]);
  });

  it('is tried again after half a minute and not before, also by a clock that was put back', async () => {
    const { url, putRight } = await newerFile();
    const { store, clock, reports } = await open(url);
    putRight();
    clock.now += TRY_AGAIN_AFTER_MS - 1;
    expect((await failureOf(store.answeredEvents.claim('slack:1'))).message).toContain('newer version');
    expect(reports).toHaveLength(1);
    clock.now -= 10 * TRY_AGAIN_AFTER_MS;
    expect(await store.answeredEvents.claim('slack:1')).toBe(true);
    expect(await store.answeredEvents.claim('slack:1')).toBe(false);
    expect(reports.slice(1)).toEqual(['the store is there again.']);
  });

  it('is tried once for all that call at the same moment', async () => {
    const { url } = await newerFile();
    const { store, clock } = await open(url);
    clock.now += TRY_AGAIN_AFTER_MS;
    const errors = await Promise.all(
      Array.from({ length: 20 }, () => failureOf(store.answeredEvents.claim('slack:1'))),
    );
    expect(new Set(errors).size).toBe(1);
  });

  it('has what is no longer kept deleted when it is there again', async () => {
    const { url, putRight } = await newerFile();
    putRight();
    const before = await openStore({ url, now: () => 1, questionsKeptMs: 1_000 });
    const asked = { platform: 'slack', workspace: 'T1', text: 'words', answered: false } as const;
    await before.askedQuestions.note(asked);
    await before.close();
    const locked = new Database(url.slice('file:'.length));
    locked.exec("insert into salary_bot_migrations values ('9999-later', '2999-01-01')");
    const { store, clock } = await open(url);
    locked.exec("delete from salary_bot_migrations where name = '9999-later'");
    clock.now += TRY_AGAIN_AFTER_MS;
    await store.answeredEvents.claim('slack:1');
    expect(locked.prepare('select count(*) as rows from asked_questions').get()).toMatchObject({ rows: 0 });
    locked.close();
  });

  it('can be closed while it is away, and then says so', async () => {
    const { url, putRight } = await newerFile();
    const { store, clock } = await open(url);
    await store.close();
    putRight();
    clock.now += TRY_AGAIN_AFTER_MS;
    expect((await failureOf(store.answeredEvents.claim('slack:1'))).message).toContain('has been closed');
    await store.close();
  });

  it('may be a server that is not there yet, or lets nobody in for the moment', async () => {
    const url = await server.createDatabase();
    const name = new URL(url).pathname.slice(1);
    await query(server.url, `alter database ${name} connection limit 0`);
    const user = "create role guest login password 'guest'; grant all on database NAME to guest";
    await query(server.url, user.replace('NAME', name));
    await query(url, 'grant all on schema public to guest');
    const asGuest = new URL(url);
    asGuest.username = 'guest';
    asGuest.password = 'guest';
    const { store, reports, clock } = await open(asGuest.href);
    expect(reports.join()).toContain('the server has no connection left');
    await query(server.url, `alter database ${name} connection limit -1`);
    clock.now += TRY_AGAIN_AFTER_MS;
    expect(await store.answeredEvents.claim('slack:1')).toBe(true);
    expect(reports).toHaveLength(2);

    const { reports: others } = await open('postgres://me:hunter2@127.0.0.1:1/db');
    expect(others.join()).toMatch(/no server listens there/);
    expect(others.join()).not.toContain('hunter2');
  });

  it('is a store like any other where nothing is in the way', async () => {
    files += 1;
    const { store, reports } = await open(`file:${join(folder, `${files}.sqlite`)}`);
    expect(await store.answeredEvents.claim('slack:1')).toBe(true);
    await store.close();
    expect((await failureOf(store.answeredEvents.claim('slack:1'))).message).toContain('closed');
    expect(reports).toEqual([]);
  });
});

describe('a wrong setting', () => {
  it.each<[string, () => string | Promise<string>]>([
    ['an address that cannot be read', () => 'mysql://root:hunter2@localhost'],
    ['a mistyped address of a server', () => 'postgres://me:hun/ter2@host/db'],
    ['a wrong password', () => server.url.replace('correct-horse-battery', 'hunter2')],
    ['a user that is not there', () => server.url.replace('tester', 'nobody')],
    ['a database that is not there', () => `${server.url}-nowhere`],
    [
      'a file that is something else',
      () => {
        const file = join(folder, 'text');
        writeFileSync(file, 'Some text that is not a database. '.repeat(100));
        return `file:${file}`;
      },
    ],
    [
      'a folder',
      () => {
        mkdirSync(join(folder, 'folder'));
        return `file:${join(folder, 'folder')}`;
      },
    ],
  ])('is told at the start and not waited for: %s', async (_, url) => {
    const reports: string[] = [];
    const report = (message: string) => reports.push(message);
    const error = await failureOf(openStoreOrWait({ url: await url(), now: () => 1, report }));
    expect(error).toBeInstanceOf(WrongSettingError);
    expect(error.message).not.toContain('hunter2');
    expect(reports).toEqual([]);
  });
});
