/** The recipes for a container and for systemd, held against the files and settings that they name. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { environmentSchema } from '../../src/config.ts';
import { project } from '../engine.ts';
import { START_FLAGS, START_PROGRAM } from '../platforms/npm-start.ts';

/** A part of systemd. */
const ANALYZE = 'systemd-analyze';
const read = (file: string): string => readFileSync(`${project}${file}`, 'utf8');
const settings = Object.keys(environmentSchema.shape);

describe('the Dockerfile', () => {
  const steps = read('Dockerfile')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const of = (word: string): string[] =>
    steps.filter((step) => step.startsWith(`${word} `)).map((step) => step.slice(word.length + 1));
  const copied = of('COPY')
    .filter((step) => !step.startsWith('--from'))
    .flatMap((step) => step.split(/\s+/).slice(0, -1));
  const [base = ''] = of('FROM').map((step) => step.split(' ')[0] ?? '');

  it('copies files that exist and that .dockerignore lets through, and .dockerignore lets no others through', () => {
    expect(copied.filter((path) => !existsSync(`${project}${path}`))).toEqual([]);
    const [all, ...let_through] = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(all).toBe('*');
    expect(let_through.map((line) => line.replace(/^!/, '')).sort()).toEqual([...new Set(copied)].sort());
  });

  it('builds and runs on the same Node, the very one that the tests run on as well', () => {
    expect(of('FROM').map((step) => step.split(' ')[0])).toEqual([base, base]);
    const [, version] = /^node:(\d+\.\d+\.\d+)-\w+-slim$/.exec(base) ?? [];
    expect(read('.ci/run')).toContain(`node@${version} `);
  });

  it('builds and runs in the same folder, as what is learnt holds for that one', () => {
    expect(new Set(of('WORKDIR')).size).toBe(1);
  });

  it('runs as somebody who is not root, and as Node itself, so that it is told when to stop', () => {
    expect(of('USER')).toEqual(['node']);
    expect(JSON.parse(of('CMD').at(-1) ?? '')).toEqual([
      'node',
      ...START_FLAGS,
      relative(project, START_PROGRAM),
    ]);
  });

  it('runs no script of a package', () => {
    const installing = of('RUN')
      .flatMap((step) => step.split('&&'))
      .filter((step) => /npm (ci|prune|install)/.test(step));
    expect(installing.length).toBeGreaterThan(0);
    expect(installing.filter((step) => !step.includes('--ignore-scripts'))).toEqual([]);
  });

  it('sets only what the bot reads', () => {
    const names = of('ENV').flatMap((step) => step.split(' ').map((one) => one.split('=')[0] ?? ''));
    expect(names.filter((name) => !settings.includes(name))).toEqual([]);
  });
});

describe('the systemd unit', () => {
  const unit = read('deploy/salary-bot.service');

  it('sets only what the bot reads, and hands over each secret that it names', () => {
    const set = [...unit.matchAll(/^#?Environment=(.*)$/gm)].flatMap(([, line = '']) => line.split(' '));
    const names = set.map((one) => one.split('=')[0] ?? '');
    expect(names.filter((name) => !settings.includes(name))).toEqual([]);
    const handed = [...unit.matchAll(/^#?LoadCredential=([\w-]+):/gm)].map(([, name]) => name);
    const read_ = set.flatMap((one) => /=%d\/(.*)$/.exec(one)?.[1] ?? []);
    expect(read_.sort()).toEqual(handed.sort());
  });

  it('starts what npm start starts, under the same flags', () => {
    const line = ['/usr/bin/node', ...START_FLAGS, relative(project, START_PROGRAM)].join(' ');
    expect(unit).toContain(`\nExecStart=${line}\n`);
  });

  it.skipIf(!hasSystemd())('is one that systemd takes, and finds little exposed in', () => {
    const folder = mkdtempSync(join(tmpdir(), 'salary-bot-unit-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'salary-bot.service');
    // Node is somewhere else on many machines, and systemd looks whether it is there.
    writeFileSync(file, unit.replaceAll('/usr/bin/node', process.execPath));
    const analyze = (...options: string[]) =>
      execFileSync(ANALYZE, [...options, file], { encoding: 'utf8', stdio: 'pipe' });
    expect(analyze('verify', '--man=no')).toBe('');
    expect(analyze('security', '--offline=true', '--threshold=20')).toContain('OK');
  });
});

function hasSystemd(): boolean {
  try {
    return /^systemd (2[5-9]\d|[3-9]\d\d)/.test(execFileSync(ANALYZE, ['--version'], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}
