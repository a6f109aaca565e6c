/** What is written waits for the disk, but for what may be lost with the power. */
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { writeLocked } from '../../src/store/libsql-database.ts';

const FULL = 2;
const NORMAL = 1;

/** How the disk was waited for while a row was written, and afterwards. */
function waitedFor(table: string, how: 'run' | 'all'): readonly [during: number, after: number] {
  const database = new Database(':memory:');
  database.pragma('synchronous = FULL');
  database.exec(`create table "${table}" (id integer)`);
  const level = (): number =>
    Number(Reflect.get(Object(database.pragma('synchronous', { simple: true })), 'synchronous'));
  let during = -1;
  const statement = writeLocked({
    exec(sql: string) {
      const done = database.exec(sql);
      if (sql.includes('begin')) during = level();
      return done;
    },
    prepare: (sql: string) => database.prepare(sql),
    inTransaction: false,
  } as unknown as Database.Database).prepare(
    `insert into "${table}" values (1)${how === 'all' ? ' returning id' : ''}`,
  );
  statement[how]([]);
  return [during, level()];
}

describe('a write', () => {
  it('reaches the disk before it counts as done', () => {
    for (const how of ['run', 'all'] as const) expect(waitedFor('installations', how)).toEqual([FULL, FULL]);
  });

  it('of an answered event does not wait, and the next one of anything else does', () => {
    for (const how of ['run', 'all'] as const)
      expect(waitedFor('answered_events', how)).toEqual([NORMAL, FULL]);
  });
});
