/** What `npm run doctor` says of the store, and that it changes nothing there. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres } from '../servers/postgres.ts';
import { GENERAL, OUTSIDE } from '../servers/slack/workspace.ts';
import { query } from '../store/postgres-under-test.ts';
import {
  digest,
  expectLine,
  runDoctor,
  SLACK,
  startDiscord,
  startSlack,
  storeWith,
  temporaryFolder,
} from './run-doctor.ts';

describe('the store', () => {
  const NEWER = "insert into salary_bot_migrations (name, timestamp) values ('9999-later', '2030')";

  it('of a newer version is a fault, and what is in it is left alone', async () => {
    const { default: Sqlite } = await import('libsql');
    const DATABASE_URL = await storeWith(async () => {});
    const database = new Sqlite(DATABASE_URL.slice('file:'.length));
    database.exec(NEWER);
    database.close();
    const diagnosis = await runDoctor({ ...(await startSlack()).environment, DATABASE_URL });
    expect(diagnosis.wrong).toEqual([
      expect.stringMatching(/^FAIL {2}Database: this store was last used by a newer version of salary-bot/),
      expect.stringMatching(/^warn {2}Time zones: not looked at/),
    ]);
    expect(diagnosis.code).toBe(1);
  });

  it('of an older version is not brought up to date by looking', async () => {
    const { default: Sqlite } = await import('libsql');
    const DATABASE_URL = await storeWith(async () => {});
    const file = DATABASE_URL.slice('file:'.length);
    const database = new Sqlite(file);
    database.exec("delete from salary_bot_migrations where name = '0002-digests'; drop table digest_runs");
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const before = readFileSync(file);
    const { lines } = await runDoctor({ DATABASE_URL });
    expect(lines.find((line) => line.includes('Database'))).toMatch(
      /^ok .*older version; the next start brings/,
    );
    expect(readFileSync(file)).toEqual(before);
  });

  it('that is no database, or a folder, is a fault', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      join(folder, 'text'),
      'no database at all, but long enough to be looked at as one'.repeat(50),
    );
    for (const url of [`file:${join(folder, 'text')}`, `file:${folder}`]) {
      const { code, wrong } = await runDoctor({ DATABASE_URL: url });
      expect(code).toBe(1);
      expect(wrong).toContainEqual(expect.stringMatching(/^FAIL {2}Database: .*file/));
    }
  });

  it('in PostgreSQL is reached, made nothing in, and read', async () => {
    const server = await startPostgres();
    onTestFinished(server.stop);
    const url = await server.createDatabase();
    const { lines } = await runDoctor({ DATABASE_URL: url });
    expect(lines.find((line) => line.includes('Database'))).toMatch(
      /^ok .* has no tables yet; the first start/,
    );
    expect(await query(url, "select 1 from information_schema.tables where table_schema = 'public'")).toEqual(
      [],
    );
    await storeWith(({ digests }) => digests.add(digest({ ...SLACK, channel: OUTSIDE })), url);
    const { environment } = await startSlack();
    expectLine(await runDoctor({ ...environment, DATABASE_URL: url }), /^FAIL .*C0OUTSIDE, digests/);
    await query(url, NEWER);
    expect((await runDoctor({ DATABASE_URL: url })).wrong).toContainEqual(
      expect.stringMatching(/^FAIL {2}Database: .*newer version/),
    );
    const readOnly = new URL(url);
    readOnly.searchParams.set('options', '-c default_transaction_read_only=on');
    expect((await runDoctor({ DATABASE_URL: readOnly.href })).wrong).toContainEqual(
      expect.stringMatching(/^FAIL {2}Database: .*takes no writes/),
    );
  });

  it('that is out of reach is a fault, and all else is looked at', async () => {
    const { environment } = await startDiscord();
    const DATABASE_URL = 'postgres://me:hunter2@127.0.0.1:1/db';
    const { code, lines, wrong } = await runDoctor({ ...environment, DATABASE_URL });
    expect(code).toBe(1);
    expect(wrong[0]).toMatch(/^FAIL {2}Database: .*no server listens there\. Start it/);
    expect(lines).toContainEqual(expect.stringContaining('ok    Discord token'));
    expect(lines).toContainEqual(expect.stringContaining('ok    Data: '));
  });

  it('with a digest in a zone that there is not is a fault', async () => {
    const DATABASE_URL = await storeWith(({ digests }) =>
      digests.add(digest({ ...SLACK, channel: GENERAL, zone: 'Mars/Olympus' })),
    );
    const { environment } = await startSlack();
    expectLine(
      await runDoctor({ ...environment, DATABASE_URL }),
      /^FAIL {2}Time zones: there is no Mars\/Olympus\. .*digest change: 1 of T0001\.$/,
    );
  });
});
