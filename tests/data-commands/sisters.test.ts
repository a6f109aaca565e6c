/** `data list`, `coverage`, `diff`, `compare` and `remove`, as they are typed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { project } from '../engine.ts';

const HEADER =
  'YEAR,AREA,AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,TOT_EMP,H_MEAN,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90';
const rows = (year: number, median: number): string =>
  `${HEADER}\n${year},99,U.S.,1,15-1252,Software Developers,1654440,69.5,144570,79850,103050,${median},169000,211450\n`;

let root = '';
let sources = '';
function data(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${project}dist/main.js`, 'data', ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', DATA_DIRS: sources },
    },
  );
  return { status, out: stdout, err: stderr };
}

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'salary-bot-'));
  sources = join(root, 'sources');
  for (const [year, median] of [
    [2024, 133_080],
    [2025, 135_980],
  ] as const) {
    const path = join(root, `${year}.csv`);
    writeFileSync(path, rows(year, median));
    expect(data('add', path, '--to', sources, '--yes').err).toContain('100%');
  }
});
afterAll(() => rmSync(root, { recursive: true }));

describe('the sisters of data add', () => {
  it('list the sources', () => {
    const { status, out } = data('list');
    expect(status).toBe(0);
    expect(out).toMatch(/^oews-2024 +May 2024 +official +0 +2 /m);
    expect(out).toMatch(/^resumegeni-2026 +May 2024 +\d+ +0 /m);
  });

  it('check the tables with all else', () => {
    expect(data('check').out).toMatch(/All is well: 6 sources, \d+ figures, 4 rows of tables/);
  });

  it('show what is covered', () => {
    expect(data('coverage', '--source', 'oews-2024').out).toMatch(/the US +country +a +· +· +· +·/);
  });

  it('say what moved between two vintages', () => {
    expect(data('diff', 'oews-2024', 'oews-2025').out).toMatch(
      /the US +p50 +\$133,080 +→ +\$135,980 +\+2.2%/,
    );
  });

  it('check the guide against the official table', () => {
    const { status, out } = data('compare', 'resumegeni-2026', 'oews-2024');
    expect(status).toBe(0);
    expect(out).toMatch(/the US, senior +p50-75 +\$133,080–\$169,000 +p50-75 \$133,080–\$169,000$/m);
  });

  it('name the sources there are where one is not', () => {
    const { status, err } = data('compare', 'resumegeni-2026', 'oews');
    expect(status).toBe(1);
    expect(err).toContain('No source is called "oews". There are: careers-guide');
  });

  it.each([
    [['coverage', '--role', 'astronaut'], 'No source has pay for "astronaut". There are: '],
    [['diff', 'oews-2024', 'oews-2025', '--role', 'astronaut'], 'No source has pay for "astronaut".'],
    [['diff', 'resumegeni-2026', 'oews-2025'], 'npm run data -- compare resumegeni-2026 oews-2025'],
    [['compare', 'oews-2024', 'oews-2024'], 'Both are oews-2024. Name two sources.'],
    [['remove', 'nothing-here'], 'no source is here. `npm run data -- list` shows the sources'],
  ])('end with code 1 and a cure for %j', (args, said) => {
    const { status, err } = data(...args);
    expect(status).toBe(1);
    expect(err).toContain(said);
    expect(err).not.toContain('    at ');
  });

  it('remove no source that replies lean on, and none without a yes', () => {
    expect(data('remove', 'resumegeni-2026', '--yes').err).toContain("The bot's own replies name figures");
    expect(data('remove', 'oews-2025').err).toContain('add --yes');
    expect(data('remove', '../data/codedeck-2026', '--yes').err).toContain("cannot be a source's name");
    expect(data('remove', 'nothing-here', '--yes').err).toContain('no source is here');
    expect(readdirSync(`${project}data`)).toContain('resumegeni-2026');
  });

  it('remove a source that was added', () => {
    expect(data('remove', 'oews-2025', '--yes').status).toBe(0);
    expect(readdirSync(sources)).toEqual(['oews-2024']);
  });
});
