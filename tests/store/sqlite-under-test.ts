/** SQLite as the store's suites need it. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import type { DatabaseUnderTest } from './database-under-test.ts';

/** @param newFile a path that nothing is at, in a folder of its own */
export function sqliteUnderTest(newFile: () => string): DatabaseUnderTest {
  return {
    create: async () => `file:${newFile()}`,
    execute: async (url, sql) => {
      const file = url.slice('file:'.length);
      mkdirSync(dirname(file), { recursive: true });
      const database = new Database(file);
      database.pragma('busy_timeout = 1000');
      database.exec(sql);
      database.close();
    },
    dump: async (url) => {
      const file = url.slice('file:'.length);
      // Puts the log into the file, so that what was deleted is not found in it.
      const database = new Database(file);
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.exec('vacuum');
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
      return readdirSync(dirname(file))
        .map((name) => readFileSync(join(dirname(file), name), 'latin1'))
        .join('\n');
    },
  };
}
