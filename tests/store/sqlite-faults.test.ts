/** A file that cannot be written any more, for real where a disk can be mounted. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import Database from 'libsql';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import type { DigestRecords } from '../../src/chat/digest-records.ts';
import { createDigestRecords } from '../../src/store/digests.ts';
import { openDatabase, runOn } from '../../src/store/open-database.ts';
import { openStoreOrWait, TRY_AGAIN_AFTER_MS } from '../../src/store/open-store-or-wait.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { failureOf } from './database-under-test.ts';
import { decision, delivery, subscription, take, words } from './digest-builders.ts';
import { NOON } from './moments.ts';
import { mountSmallDisk } from './small-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'salary-bot-faults-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** The records over a database whose settings a test can reach. */
async function open(file?: string) {
  files += 1;
  const path = file ?? join(folder, `${files}.sqlite`);
  const database = await openDatabase(`file:${path}`, { pace: 'starting' });
  onTestFinished(() => database.close());
  const digests = createDigestRecords(runOn(database), () => NOON);
  // A statement of its own would take the lock first, which a database that takes no writes does not give.
  const pragma = (text: string) => sql.raw(`begin; commit; pragma ${text}`).execute(database.db);
  return { digests, pragma, path, close: database.close };
}

const LARGE = 'x'.repeat(400_000);

/** What another program finds in the file. */
function seenByOthers(path: string): unknown {
  const other = new Database(path);
  const { runs } = other.prepare('select count(*) as runs from digest_runs').get() as { runs: number };
  const { deliveries } = other.prepare('select count(*) as deliveries from digest_deliveries').get() as {
    deliveries: number;
  };
  other.close();
  return { runs, deliveries };
}

async function expectNothingDecided(digests: DigestRecords): Promise<void> {
  expect(await digests.find('s1')).toMatchObject({ nextAt: NOON, round: 0, whenAllTold: 'ask' });
  expect(await digests.runs('s1', 10)).toEqual([]);
  expect(await digests.waiting(['slack'], NOON, 10)).toEqual([]);
}

describe('a disk that is full in the middle of a transaction', () => {
  it('has nothing of it kept, and the next call works once there is space', async () => {
    const { digests, pragma, path } = await open();
    await digests.add(subscription());
    await pragma('max_page_count = 40');
    const large = decision({ deliveries: [delivery(), words({ content: LARGE })] });
    const error = await failureOf(digests.decide(large, NOON));
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toContain('the disk is full. Free some space');
    await expectNothingDecided(digests);
    await pragma('max_page_count = 100000');
    expect(await digests.decide(large, NOON)).toBe(true);
    expect(seenByOthers(path)).toEqual({ runs: 1, deliveries: 2 });
  });

  it('leaves a delivery as it was when its refusal cannot be noted down', async () => {
    const { digests, pragma, path } = await open();
    await digests.add(subscription());
    await digests.decide(decision(), NOON);
    const taken = await take(digests, 'd1', NOON);
    await pragma('max_page_count = 40');
    const refused = { kind: 'refused', notice: words({ content: LARGE }) } as const;
    expect((await failureOf(digests.settle(taken, refused))).message).toContain('the disk is full');
    expect(await digests.find('s1')).toMatchObject({ state: 'active' });
    expect(await digests.runs('s1', 1)).toMatchObject([{ outcome: 'waiting' }]);
    await pragma('max_page_count = 100000');
    expect(await digests.settle(taken, refused)).toBe(true);
    expect(seenByOthers(path)).toEqual({ runs: 1, deliveries: 2 });
  });

  it('is told with the cure, and so it is on a disk that really is', async ({ skip }) => {
    const disk = mountSmallDisk();
    if (!disk) return skip('no disk can be mounted here');
    onTestFinished(disk.remove);
    const { digests, path } = await open(join(disk.folder, 'store.sqlite'));
    await digests.add(subscription());
    disk.fill();
    const large = decision({ deliveries: [delivery(), words({ content: 'x'.repeat(100_000) })] });
    expect((await failureOf(digests.decide(large, NOON))).message).toMatch(/the disk is full|failed to/);
    await expectNothingDecided(digests);
    disk.free();
    expect(await digests.decide(large, NOON)).toBe(true);
    expect(seenByOthers(path)).toEqual({ runs: 1, deliveries: 2 });
  });
});

describe('a file that cannot be written', () => {
  it('while the bot runs has nothing kept, can still be read, and works again once it can', async () => {
    const { digests, pragma } = await open();
    await digests.add(subscription());
    await pragma('query_only = on');
    const error = await failureOf(digests.decide(decision(), NOON));
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toContain('the file cannot be written. Let the user that runs the bot write it');
    await expectNothingDecided(digests);
    await pragma('query_only = off');
    expect(await digests.decide(decision(), NOON)).toBe(true);
  });

  it.for(['read-only', 'full'])(
    'when the bot starts on a disk that is %s is waited for',
    async (how, { skip }) => {
      const disk = mountSmallDisk();
      if (!disk) return skip('no disk can be mounted here');
      onTestFinished(disk.remove);
      const file = join(disk.folder, 'store.sqlite');
      const url = `file:${file}`;
      const clock = { now: NOON };
      if (how === 'full') disk.fill();
      else {
        const made = await open();
        await made.close();
        copyFileSync(made.path, file);
        disk.setWritable(false);
      }
      const reports: string[] = [];
      const report = (message: string) => reports.push(message);
      const store = await openStoreOrWait({ url, now: () => clock.now, report });
      onTestFinished(() => store.close());
      const error = await failureOf(store.answeredEvents.claim('slack:1'));
      expect(error).toBeInstanceOf(StoreError);
      expect(error.message).toMatch(
        how === 'full' ? /the disk is full|failed to/ : /cannot be (written|opened)/,
      );
      expect(reports).toHaveLength(1);
      if (how === 'full') disk.free();
      else disk.setWritable(true);
      clock.now += TRY_AGAIN_AFTER_MS;
      expect(await store.answeredEvents.claim('slack:1')).toBe(true);
      expect(reports.at(-1)).toBe('the store is there again.');
    },
  );
});

describe('a file that another program keeps locked', () => {
  it('has nothing of a decision kept, and takes it once it is free', async () => {
    const { digests, path } = await open();
    await digests.add(subscription());
    const other = new Database(path);
    other.exec('begin immediate');
    const error = await failureOf(digests.decide(decision(), NOON));
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toContain('another program keeps the file locked');
    other.exec('commit');
    other.close();
    await expectNothingDecided(digests);
    expect(await digests.decide(decision(), NOON)).toBe(true);
    expect(seenByOthers(path)).toEqual({ runs: 1, deliveries: 1 });
  });
});
