/** The command-line tests run the built bot, so it is built before any of them. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export function setup(): void {
  const project = fileURLToPath(new URL('..', import.meta.url));
  for (const step of [
    ['node_modules/typescript/bin/tsc', '-p', 'src'],
    ['src/bundle.mjs'],
    ['dist/learn.js'],
    ['--max-semi-space-size=8', 'src/compile-bundle.cjs'],
  ])
    execFileSync(process.execPath, step, { cwd: project, stdio: 'inherit' });
}
