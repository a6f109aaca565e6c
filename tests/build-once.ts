/** The command-line tests run the built bot, so it is built before any of them. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { START_FLAGS } from './platforms/npm-start.ts';

export function setup(): void {
  const project = fileURLToPath(new URL('..', import.meta.url));
  for (const step of [
    ['node_modules/typescript/bin/tsc', '-p', 'src'],
    ['src/bundle.mjs'],
    ['dist/learn.js'],
    [...START_FLAGS, 'src/compile-bundle.cjs'],
  ])
    execFileSync(process.execPath, step, { cwd: project, stdio: 'inherit' });
}
