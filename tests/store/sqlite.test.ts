import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { describeStore } from './contract.ts';
import { failureOf } from './database-under-test.ts';
import { sqliteUnderTest } from './sqlite-under-test.ts';

const folder = mkdtempSync(join(tmpdir(), 'salary-bot-store-'));
let files = 0;
const newFile = (): string => {
  files += 1;
  return join(folder, `${files}`, 'store.sqlite');
};
const open = (file: string) => openStore({ url: `file:${file}`, now: () => 1_000 });

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describeStore('SQLite', sqliteUnderTest(newFile));

describe('a store in a file', () => {
  it('makes its folder', async () => {
    const file = join(newFile(), 'deeper', 'store.sqlite');
    await (await open(file)).close();
    expect(existsSync(file)).toBe(true);
  });

  it('is readable by nobody else, nor is what stands beside it', async () => {
    const file = newFile();
    const store = await open(file);
    await store.answeredEvents.claim('slack:1');
    const rights = ['', '-wal', '-shm'].map((end) => (statSync(file + end).mode & 0o777).toString(8));
    expect(rights).toEqual(['600', '600', '600']);
    await store.close();
  });

  it('may be named by a path or by an address', async () => {
    const file = newFile();
    const store = await openStore({ url: pathToFileURL(file).href, now: () => 1_000 });
    await store.answeredEvents.claim('slack:1');
    await store.close();
    const again = await open(file);
    expect(await again.answeredEvents.claim('slack:1')).toBe(false);
    await again.close();
  });

  it('is whole in the file alone once it is closed', async () => {
    const file = newFile();
    const store = await open(file);
    await store.answeredEvents.claim('slack:1');
    await store.close();
    const copy = newFile();
    mkdirSync(dirname(copy));
    writeFileSync(copy, readFileSync(file));
    const copied = await open(copy);
    expect(await copied.answeredEvents.claim('slack:1')).toBe(false);
    await copied.close();
  });

  it('holds no name of an event or a thread that could be read off it', async () => {
    const file = newFile();
    const store = await open(file);
    await store.answeredEvents.claim('slack/message/T1/D0MARIA/1.1', 'slack/thread/T1/D0MARIA/1.1');
    await store.close();
    expect(readFileSync(file, 'latin1')).not.toContain('D0MARIA');
  });

  it('keeps what is written after a call that found the file locked', async () => {
    const file = newFile();
    const store = await open(file);
    const other = new Database(file);
    other.exec('begin immediate');
    const error = await failureOf(store.answeredEvents.claim('slack:1'));
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toContain('another program keeps the file locked');
    other.exec('commit');
    expect(await store.answeredEvents.claim('slack:1')).toBe(true);
    expect(other.prepare('select count(*) as events from answered_events').get()).toMatchObject({
      events: 1,
    });
    other.exec('delete from answered_events');
    expect(await store.answeredEvents.claim('slack:1')).toBe(true);
    other.close();
    await store.close();
  });

  it.each<[string, (file: string) => string, RegExp]>([
    [
      'is not a database',
      (file) => {
        mkdirSync(dirname(file));
        writeFileSync(file, 'Some text that is not a database, and it is long enough. '.repeat(100));
        return file;
      },
      /the file is not a SQLite database/,
    ],
    [
      'is a folder',
      (file) => {
        mkdirSync(file, { recursive: true });
        return file;
      },
      /It must be a file, not a folder/,
    ],
    [
      'lies in a file',
      (file) => {
        mkdirSync(dirname(file));
        writeFileSync(file, '');
        return join(file, 'store.sqlite');
      },
      /its folder cannot be made/,
    ],
    ['cannot be made', () => '/proc/store.sqlite', /the file cannot be opened/],
    ['cannot be written', () => '/proc/version', /the file cannot be opened|cannot be written/],
  ])('that %s is refused with the cure', async (_, prepare, message) => {
    const file = prepare(newFile());
    const error = await failureOf(open(file));
    expect(error).toBeInstanceOf(StoreError);
    expect(error.message).toMatch(message);
    expect(error.message).toContain(file);
    expect(error.cause).toBeInstanceOf(Error);
  });

  it.each(['', 'file:', 'mysql://root:hunter2@localhost', 'hunter2', 'file://elsewhere/hunter2'])(
    'or a server must be named by the address: %j is refused without being repeated',
    async (url) => {
      const error = await failureOf(openStore({ url, now: () => 1_000 }));
      expect(error).toBeInstanceOf(StoreError);
      expect(error.message).toMatch(/^DATABASE_URL cannot be read\. Write file:/);
      expect(error.message).not.toContain('hunter2');
    },
  );
});
