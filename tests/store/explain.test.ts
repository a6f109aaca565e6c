import { describe, expect, it } from 'vitest';
import { explainPostgres } from '../../src/store/explain-postgres.ts';
import { explainSqlite } from '../../src/store/explain-sqlite.ts';

const failure = (message: string, code?: string): Error =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

describe('what went wrong', () => {
  it.each([
    ['SQLITE_FULL', 'the disk is full'],
    ['SQLITE_READONLY_DBMOVED', 'the file cannot be written'],
    ['SQLITE_CORRUPT', 'the file is damaged'],
    ['SQLITE_IOERR_WRITE', 'the disk failed'],
    ['EACCES', 'its folder cannot be made'],
  ])('with SQLite is told in plain words and with the cure: %s', (code, words) => {
    expect(explainSqlite(failure('some words', code)).words).toContain(words);
  });

  it.each([
    ['53100', 'disk is full'],
    ['25006', 'takes no writes'],
    ['42501', 'may not make or use the tables'],
    ['57P01', 'closed the connection'],
    ['57014', 'took too long'],
    ['53300', 'no connection left'],
  ])('with PostgreSQL is told in plain words and with the cure: %s', (code, words) => {
    expect(explainPostgres(failure('some words', code), 'hunter2').words).toContain(words);
  });

  it("is told in the driver's words when nobody thought of it, unless they repeat the password", () => {
    expect(explainSqlite(failure('strange')).words).toBe('strange.');
    expect(explainPostgres(failure('strange.'), 'hunter2').words).toBe('strange.');
    expect(explainPostgres(failure('strange hunter2'), 'hunter2').words).not.toContain('hunter2');
  });
});
