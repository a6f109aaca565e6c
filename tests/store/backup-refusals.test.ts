/** Backups that cannot be written or taken back: nothing is half done, and the cure is told. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { StoreError } from '../../src/store/store-error.ts';
import { type PostgresServer, startPostgres } from '../servers/postgres.ts';
import { backedUp, fill, folder, newFile, open, restored } from './backups-under-test.ts';
import { failureOf } from './database-under-test.ts';
import { decision, subscription } from './digest-builders.ts';
import { DAY, NOON } from './moments.ts';
import { postgresUnderTest } from './postgres-under-test.ts';
import { mountSmallDisk } from './small-disk.ts';
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

describe('a backup that cannot be written', () => {
  const folderOf = (name: string) => readdirSync(join(name, '..'));

  it('leaves nothing behind, whatever is in the way, and says the cure', async () => {
    const url = await SQLITE.create();
    await fill(await open(url));
    const there = newFile('backup.jsonl');
    writeFileSync(there, 'mine');
    expect((await failureOf(backedUp(url, there))).message).toMatch(/is there already\. .* add --force/);
    expect(readFileSync(there, 'utf8')).toBe('mine');
    const ended = AbortSignal.abort();
    expect((await failureOf(backedUp(url, there, { force: true, signal: ended }))).message).toContain(
      'ended',
    );
    expect(readFileSync(there, 'utf8')).toBe('mine');
    expect(folderOf(there)).toEqual(['backup.jsonl']);
    await backedUp(url, there, { force: true });
    expect(readFileSync(there, 'utf8')).toContain('"end":12');
    expect(folderOf(there)).toEqual(['backup.jsonl']);

    expect((await failureOf(backedUp(url, folder))).message).toContain('is not a file');
    expect((await failureOf(backedUp(url, '/dev/null', { force: true }))).message).toContain('is not a file');
    expect((await failureOf(backedUp(url, join(folder, 'no', 'x')))).message).toMatch(
      /its folder is not there/,
    );
    expect((await failureOf(backedUp(url, join(there, 'x')))).message).toMatch(/its folder is not there/);
  });

  it('because the disk is full leaves nothing behind', async ({ skip }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('no disk can be mounted here');
    onTestFinished(disk.remove);
    const url = await SQLITE.create();
    const store = await open(url);
    await store.digests.add(subscription());
    const told = ['x'.repeat(1_500_000)];
    const runs = [{ scheduledFor: NOON, outcome: 'rested', told, dataVersion: 'v1' }] as const;
    await store.digests.decide(decision({ runs, deliveries: [] }), NOON);
    const error = await failureOf(backedUp(url, join(disk.folder, 'backup.jsonl')));
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toMatch(/cannot be written: the disk is full\. Free some space, or name a file on/);
    expect(readdirSync(disk.folder)).toEqual([]);
    disk.setWritable(false);
    expect((await failureOf(backedUp(url, join(disk.folder, 'x')))).message).toContain(
      'Name a file elsewhere',
    );
  });

  it('because there is no store makes none', async () => {
    const file = newFile('store.sqlite');
    expect((await failureOf(backedUp(`file:${file}`))).message).toContain('there is no store at');
    expect(existsSync(file)).toBe(false);
    expect((await failureOf(backedUp(await POSTGRES.create()))).message).toMatch(
      /there is no store at .* yet/,
    );
  });

  it('because a newer version has used the store says so', async () => {
    const url = await SQLITE.create();
    await (await open(url)).close();
    await SQLITE.execute(url, "insert into salary_bot_migrations values ('9999-later', '2999-01-01')");
    expect((await failureOf(backedUp(url))).message).toContain('used by a newer version');
  });
});

describe('a backup that cannot be taken back', () => {
  const lines = async (): Promise<string[]> => {
    const url = await SQLITE.create();
    await fill(await open(url));
    return readFileSync((await backedUp(url)).name, 'utf8')
      .trimEnd()
      .split('\n');
  };

  it.each<[string, (lines: readonly string[]) => string, RegExp]>([
    ['is cut between two lines', (all) => all.slice(0, 5).join('\n'), /damaged: its end is missing/],
    [
      'is cut within a line',
      (all) => all.join('\n').slice(0, -120),
      /damaged: line 13 is not as a backup has/,
    ],
    ['is cut within its first line', ([first = '']) => first.slice(0, 50), /damaged: its end is missing/],
    ['lacks a row', (all) => all.toSpliced(3, 1).join('\n'), /damaged: it was changed since it was written/],
    [
      'has a row changed',
      (all) => all.join('\n').replace('Europe/Berlin', 'Europe/London'),
      /it was changed/,
    ],
    ['has a row twice', (all) => all.toSpliced(3, 0, all[3] ?? '').join('\n'), /damaged: it was changed/],
    [
      'has a row of no such table',
      (all) => all.join('\n').replace('["feedback"', '["x"'),
      /line \d+ names a table/,
    ],
    [
      'has a row of another kind',
      (all) => all.join('\n').replace('"state":"active"', '"state":"lively"'),
      /line \d+ is not a row of digest_subscriptions \(state: /,
    ],
    [
      'has more behind its end',
      (all) => [...all, all[3]].join('\n'),
      /there is more behind its closing line/,
    ],
    ['is empty', () => '', /is not a backup of salary-bot/],
    ['is something else', () => '{"a":1}\n{"b":2}', /is not a backup of salary-bot/],
    ['is a picture', () => '\0\u0001PNG\n\n\n', /is not a backup of salary-bot/],
    [
      'is of a later form',
      (all) => all.join('\n').replace('"salaryBotBackup":1', '"salaryBotBackup":2,"more":true'),
      /written by a newer version of salary-bot\. Restore it with that version or a later one/,
    ],
    [
      'is of a store that a newer version made',
      (all) => all.join('\n').replace('"0002-digests"', '"0002-digests","0003-more"'),
      /written by a newer version/,
    ],
  ])('because it %s is refused, and the store stays as it is', async (_, change, message) => {
    const name = newFile('backup.jsonl');
    writeFileSync(name, change(await lines()));
    const url = await SQLITE.create();
    const store = await open(url);
    await store.digests.add(subscription({ id: 'former' }));
    const error = await failureOf(restored(url, name, true));
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(name);
    expect(await store.digests.find('former')).toBeDefined();
  });

  it('because it is not there, or is a folder, is told with the cure', async () => {
    const url = await SQLITE.create();
    expect((await failureOf(restored(url, join(folder, 'nowhere')))).message).toContain(
      'it is not there. Name',
    );
    expect((await failureOf(restored(url, folder))).message).toContain('it is a folder. Name a file');
  });

  it.each(['SQLite', 'PostgreSQL'] as const)(
    'because a row of it is refused by %s leaves all that was there',
    async (kind) => {
      const from = await SQLITE.create();
      const store = await open(from);
      await fill(store);
      await SQLITE.execute(
        from,
        "pragma foreign_keys = off; delete from digest_subscriptions where id = 's1'",
      );
      const { name } = await backedUp(from);
      const url = await DATABASES[kind].create();
      const target = await open(url);
      await target.digests.add(subscription({ id: 'former', nextAt: NOON + DAY }));
      const error = await failureOf(restored(url, name, true));
      expect(error).toBeInstanceOf(StoreError);
      expect(error.message).toMatch(/the rows of digest_runs do not fit together/);
      expect(await target.digests.list('slack', 'T1')).toHaveLength(1);
      expect(await target.digests.add(subscription({ id: 'next' }))).toMatchObject({ number: 2 });
    },
  );
});
