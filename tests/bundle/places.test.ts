/** Put together into few files, our modules find data and threads where those are. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { START_FLAGS, START_PROGRAM } from '../platforms/npm-start.ts';
import { emptyFolder } from '../understanding/kept-folder.ts';

it('a thread of a module in a folder starts', () => {
  const said = execFileSync(process.execPath, [...START_FLAGS, START_PROGRAM, 'doctor'], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, STATE_DIR: emptyFolder() },
  });
  expect(said).toMatch(/^ok {4}Data: \d+ sources/m);
});
