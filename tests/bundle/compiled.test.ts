/** What V8 has compiled when the bot was built spares a start that work; a start without it is slower and nothing else. */
import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { project } from '../engine.ts';
import { START_FLAGS } from '../platforms/npm-start.ts';
import { emptyFolder } from '../understanding/kept-folder.ts';

const { build = '' } = (
  JSON.parse(readFileSync(`${project}package.json`, 'utf8')) as { scripts: Record<string, string> }
).scripts;

/** For each file of the bundle whether V8 takes what was compiled of it. */
const TAKEN = `
const { load, loaded } = require(process.argv[1] + '/loader.js');
load('./bolt.js'); load('./discord.js'); load('./learn.js');
console.log(JSON.stringify([...loaded.values()].map(({ script }) => script.cachedDataRejected ?? null)));
`;
const takenIn = (folder: string, ...flags: string[]): unknown[] =>
  JSON.parse(execFileSync(process.execPath, [...flags, '-e', TAKEN, folder], { encoding: 'utf8' }));

/** The bundle once more, to be damaged, beside the same data and packages. */
function copyOfBundle(): string {
  const folder = emptyFolder();
  for (const part of ['data', 'intents', 'node_modules', 'package.json'])
    symlinkSync(join(project, part), join(folder, part));
  cpSync(join(project, 'dist'), join(folder, 'dist'), { recursive: true });
  return join(folder, 'dist/bot');
}

describe('what was compiled', () => {
  it('is compiled under the flags of the start, which V8 takes it under', () => {
    expect(build).toContain(`node ${START_FLAGS.join(' ')} src/compile-bundle.cjs`);
    const taken = takenIn(join(project, 'dist/bot'), ...START_FLAGS);
    expect(taken.length).toBeGreaterThan(5);
    expect(new Set(taken)).toEqual(new Set([false]));
  });

  it('is left aside under other flags', () => {
    expect(new Set(takenIn(join(project, 'dist/bot'), ...START_FLAGS, '--no-opt'))).toEqual(new Set([true]));
  });

  it.each<[string, (file: string) => void]>([
    ['gone', (file) => rmSync(file)],
    ['cut', (file) => writeFileSync(file, readFileSync(file).subarray(0, 1_000))],
    ['empty', (file) => writeFileSync(file, '')],
    ['another’s', (file) => writeFileSync(file, 'not ours')],
  ])('changes no answer where it is %s', (_, damage) => {
    const folder = copyOfBundle();
    for (const file of readdirSync(folder)) if (file.endsWith('.v8')) damage(join(folder, file));
    const ask = (bot: string): string =>
      execFileSync(process.execPath, [...START_FLAGS, join(bot, 'main.js'), 'ask', 'senior seattle'], {
        encoding: 'utf8',
      });
    expect(ask(folder)).toBe(ask(join(project, 'dist/bot')));
  });
});
