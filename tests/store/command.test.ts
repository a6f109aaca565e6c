/** `npm run store`, as somebody who runs the bot types it. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { project } from '../engine.ts';
import { decision, subscription } from './digest-builders.ts';
import { NOON } from './moments.ts';

const folder = mkdtempSync(join(tmpdir(), 'salary-bot-command-'));
const url = (name: string) => `file:${join(folder, name)}`;

beforeAll(async () => {
  const store = await openStore({ url: url('a'), now: () => NOON, questionsKeptMs: 1_000_000_000 });
  await store.digests.add(subscription());
  await store.digests.decide(decision(), NOON);
  await store.askedQuestions.note({ platform: 'slack', workspace: 'T1', text: 'words', answered: true });
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const backup = join(folder, 'backup.jsonl');

function run(databaseUrl: string, ...typed: string[]) {
  return new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [join(project, 'dist/main.js'), 'store', ...typed],
      { env: { ...process.env, DATABASE_URL: databaseUrl } },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

describe('the command line', () => {
  it('takes a backup, takes it back and forgets a workspace', async () => {
    const taken = await run(url('a'), 'backup', backup);
    expect(taken).toMatchObject({ code: 0, err: '' });
    expect(taken.out).toContain(`5 rows written to ${backup}.`);
    expect(readFileSync(backup, 'utf8')).toContain('words');
    expect(await run(url('b'), 'restore', backup)).toEqual({ code: 0, out: '5 rows restored.\n', err: '' });

    const kinds = '1 digest, 1 run of a digest, 1 message of a digest, 1 count of asked questions';
    const asked = await run(url('b'), 'forget', 'slack', 'T1');
    expect(asked).toMatchObject({ code: 1, out: expect.stringContaining(`Kept of slack T1: ${kinds}.\n`) });
    expect(asked.out).toContain('Nothing was deleted. Add --yes');
    expect((await run(url('b'), 'forget', 'slack', 'T1', '--yes')).out).toBe(
      `Deleted of slack T1: ${kinds}.\n`,
    );
    // As it may be copied.
    expect(await run(url('b'), 'forget', 'slack', ' t1 ')).toMatchObject({
      ...{ code: 0, out: 'Nothing is kept of slack T1.\n' },
    });
    expect((await run(url('b'), 'questions')).code).toBe(0);
  });

  it('makes no store where it only looks into one', async () => {
    for (const typed of [['questions'], ['forget', 'slack', 'T1'], ['forget', 'slack', 'T1', '--yes']]) {
      const { code, out, err } = await run(url('e'), ...typed);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(err).toMatch(/there is no store at .*e\. Name/);
      expect(existsSync(join(folder, 'e'))).toBe(false);
    }
    writeFileSync(join(folder, 'empty'), '');
    expect((await run(url('empty'), 'questions')).err).toContain('there is no store at');
  });

  it('tells in its help what ends with code 1 and when the bot must be stopped', async () => {
    const help = async (command: string) => (await run(url('a'), command, '--help')).out.replace(/\s+/g, ' ');
    expect(await help('forget')).toContain('end with code 1');
    expect(await help('restore')).toContain('stop the bot before');
  });

  it.each<[string, () => Promise<{ code: number; out: string; err: string }>, RegExp]>([
    [
      'a file that is there already',
      () => {
        writeFileSync(join(folder, 'there'), '');
        return run(url('a'), 'backup', join(folder, 'there'));
      },
      /is there already\. Name another file, or add --force/,
    ],
    ['what is no workspace of Slack', () => run(url('a'), 'forget', 'slack', 'xyz'), /id begins with T/],
    [
      'what is no server of Discord',
      () => run(url('a'), 'forget', 'discord', 'abc'),
      /its id is a long number/,
    ],
    ['a file that is not there', () => run(url('c'), 'restore', join(folder, 'nowhere')), /it is not there/],
    [
      'a file that is no backup',
      () => run(url('c'), 'restore', join(project, 'package.json')),
      /is not a backup/,
    ],
    ['a store that is not there', () => run(url('d'), 'backup', join(folder, 'x')), /there is no store at/],
    [
      'a server that is not there',
      () => run('postgres://me:hunter2@127.0.0.1:1/db', 'backup', join(folder, 'x')),
      /no server listens there\. Start it/,
    ],
  ])('refuses %s with the cure, code 1 and no more words', async (_, started, message) => {
    const { code, out, err } = await started();
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).not.toContain('hunter2');
  });
});
