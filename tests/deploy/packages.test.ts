/** What is installed beside our own code: exact versions, checked contents, and no script that runs unasked. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { project } from '../engine.ts';

const versions = z.record(z.string(), z.string());
const { dependencies, devDependencies } = z
  .object({ dependencies: versions, devDependencies: versions })
  .parse(JSON.parse(readFileSync(`${project}package.json`, 'utf8')));
const { packages } = z
  .object({
    packages: z.record(
      z.string(),
      z.object({
        integrity: z.string().optional(),
        dev: z.boolean().optional(),
        hasInstallScript: z.boolean().optional(),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(`${project}package-lock.json`, 'utf8')));

const installed = Object.entries(packages)
  .filter(([path]) => path !== '')
  .map(([path, facts]) => ({ path, name: path.replace(/^.*node_modules\//, ''), ...facts }));

/** What the built code imports by a package's name; type imports are gone from it. */
function importsOfBuiltCode(): Set<string> {
  const files = readdirSync(`${project}dist`, { recursive: true, encoding: 'utf8' });
  const named = files
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [
      ...readFileSync(`${project}dist/${file}`, 'utf8').matchAll(
        /(?:from|import|import\(|require\(|createRequire\([^)]*\)\(|resolve\()\s*'([@a-z][^']*)'/g,
      ),
    ])
    .map(([, name = '']) => name.replace(/^((?:@[^/]+\/)?[^/]+).*$/, '$1'));
  return new Set(named.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name)));
}

describe('packages', () => {
  it('are asked for in exact versions', () => {
    const loose = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it('are each held to their contents by the lock file', () => {
    expect(installed.filter(({ integrity }) => !integrity?.startsWith('sha512-'))).toEqual([]);
  });

  it('run no script as they are installed, but for those that SECURITY.md gives a reason for', () => {
    const security = readFileSync(`${project}SECURITY.md`, 'utf8');
    const explained = [...security.matchAll(/^\| `([^`]+)` \| (?:development|running) \|/gm)].map(
      ([, name]) => name,
    );
    const scripted = installed.filter(({ hasInstallScript }) => hasInstallScript);
    expect([...new Set(scripted.map(({ name }) => name))].sort()).toEqual(explained.sort());
  });

  it('that the running bot needs run none, so that it can be installed without scripts', () => {
    expect(installed.filter(({ hasInstallScript, dev }) => hasInstallScript && !dev)).toEqual([]);
  });
});

describe('the built code', () => {
  it('imports only what is installed without development', () => {
    expect([...importsOfBuiltCode()].filter((name) => !(name in dependencies))).toEqual([]);
  });
});
