/** What counts as a change of the files, and when it is told. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWatch, lookAt } from '../src/watch-files.ts';

describe('lookAt', () => {
  let folder = '';
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
    mkdirSync(join(folder, 'survey'));
    write('survey/wages.csv', 'one');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each<[string, () => void]>([
    ['a file with other words', () => write('survey/wages.csv', 'others')],
    ['a file of the same length', () => write('survey/wages.csv', 'two')],
    [
      'a file that keeps the time of another',
      () => {
        write('survey/wages.csv', 'two');
        utimesSync(join(folder, 'survey/wages.csv'), 1, 1);
      },
    ],
    ['a new file', () => write('survey/facts.yaml', '')],
    ['a file beside the sources', () => write('disagreements.yaml', '')],
    ['a new folder', () => mkdirSync(join(folder, 'other'))],
    ['a folder that is gone', () => rmSync(join(folder, 'survey'), { recursive: true })],
    ['a folder under another name', () => renameSync(join(folder, 'survey'), join(folder, 'poll'))],
    ['the whole folder gone', () => rmSync(folder, { recursive: true })],
  ])('sees %s', async (_, change) => {
    const before = await lookAt([folder]);
    expect(await lookAt([folder])).toBe(before);
    change();
    expect(await lookAt([folder])).not.toBe(before);
  });

  it('sees nothing in what no source is read from', async () => {
    const before = await lookAt([folder]);
    mkdirSync(join(folder, '.adding-17/survey'), { recursive: true });
    write('.adding-17/survey/wages.csv', 'one');
    write('survey/.wages.csv.swp', '');
    write('survey/wages.csv~', 'one');
    write('notes.txt', '');
    mkdirSync(join(folder, 'survey/deeper'));
    write('survey/deeper/wages.csv', '');
    expect(await lookAt([folder])).toBe(before);
  });
});

describe('createWatch', () => {
  /** How many changes were told after each look. */
  async function told(looks: readonly string[], before = 'a'): Promise<number[]> {
    const left = [...looks];
    let changes = 0;
    const watch = createWatch(
      async () => left.shift() ?? '',
      before,
      async () => {
        changes += 1;
      },
    );
    const counts: number[] = [];
    for (const _ of looks) {
      await watch();
      counts.push(changes);
    }
    return counts;
  }

  it('tells nothing while nothing changes', async () => {
    expect(await told(['a', 'a', 'a'])).toEqual([0, 0, 0]);
  });

  it('tells a change once, when two looks saw the same', async () => {
    expect(await told(['b', 'b', 'b', 'b'])).toEqual([0, 1, 1, 1]);
  });

  it('tells many changes on end as one', async () => {
    expect(await told(['b', 'c', 'd', 'e', 'e', 'e'])).toEqual([0, 0, 0, 0, 1, 1]);
  });

  it('tells nothing of what was put back before anybody looked twice', async () => {
    expect(await told(['b', 'a', 'a', 'a'])).toEqual([0, 0, 0, 0]);
  });

  it('tells of a change that came while it was telling one', async () => {
    expect(await told(['b', 'b', 'c', 'c', 'c'])).toEqual([0, 1, 1, 2, 2]);
  });
});
