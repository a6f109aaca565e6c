/** `data add` as it is typed: what it writes, what it leaves alone, and what it says. */
import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadDatasets } from '../../src/datasets/load-datasets.ts';
import { project } from '../engine.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'salary-bot-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const OEWS = `YEAR,AREA,AREA_TITLE,AREA_TYPE,OCC_CODE,OCC_TITLE,TOT_EMP,H_MEAN,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90
2024,99,U.S.,1,15-1252,Software Developers,1654440,69.5,144570,79850,103050,133080,169000,211450
2024,42660,"Seattle-Tacoma-Bellevue, WA",4,15-1252,Software Developers,,,,106370,136650,169340,208580,
`;
const BANDS = 'Role,Level,City,Currency,Low,High\nBackend Engineer,Senior,Berlin,EUR,80000,100000\n';

function file(text: string, name = 'oews.csv'): string {
  const path = join(root, name);
  writeFileSync(path, text);
  return path;
}
function data(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`${project}dist/main.js`, 'data', ...args],
    {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', DATA_DIRS: '' },
    },
  );
  return { status, out: stdout, err: stderr };
}
const to = (): string => join(root, 'sources');
const add = (text: string, ...args: string[]) => data('add', file(text), '--to', to(), '--yes', ...args);
const median = (): number | undefined => loadDatasets([to()]).figures.get('oews-2024/us/backend/p50')?.low;

describe('data add', () => {
  it('makes a source folder that the bot can load, and says what came of it', () => {
    const { status, out } = add(OEWS);
    expect(status).toBe(0);
    expect(out).toContain('2 rows read, 2 kept, none left out.');
    expect(out).toContain('covers 1 occupation (backend) in 1 country, 1 metro: 3 rows');
    expect(readdirSync(join(to(), 'oews-2024')).sort()).toEqual([
      'places.csv',
      'roles.csv',
      'source.yaml',
      'table.csv',
    ]);
    expect(readFileSync(join(to(), 'oews-2024/table.csv'), 'utf8')).toBe(
      `role,place,level,unit,mean,p10,p25,p50,p75,p90,count,employment
backend,seattle,,USD/year,,106370,136650,169340,208580,239200+,,
backend,us,,USD/hour,69.5,,,,,,,1654440
backend,us,,USD/year,144570,79850,103050,133080,169000,211450,,1654440
`,
    );
    expect(median()).toBe(133_080);
    expect(readdirSync(to())).toEqual(['oews-2024']);
  });

  it('says which lines were left out, and why', () => {
    const { out } = add(`${OEWS}2024,1,Alabama,2,15-1252,Software Developers,,,,90000,80000,,,\n`);
    expect(out).toContain('3 rows read, 2 kept, 1 left out:');
    expect(out).toContain('1  a percentile below one that should be lower (line 4)');
  });

  it('leaves what is there, unless it is told to replace it', () => {
    add(OEWS);
    const changed = OEWS.replace('133080', '134000');
    const refused = add(changed);
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('this source is there already. Replace it with --replace');
    expect(median()).toBe(133_080);
    expect(add(changed, '--replace').status).toBe(0);
    expect(median()).toBe(134_000);
    expect(add(changed, '--id', 'second-look').status).toBe(0);
    expect(readdirSync(to()).sort()).toEqual(['oews-2024', 'second-look']);
  });

  it('writes nothing where the file cannot be used, and keeps the old', () => {
    add(OEWS);
    const { status, err } = add(`${OEWS}"never closed\n`, '--replace');
    expect(status).toBe(1);
    expect(err).toContain('oews.csv, row 4: a quote that opens here is never closed');
    expect(err).not.toContain('    at ');
    expect(readdirSync(to())).toEqual(['oews-2024']);
    expect(median()).toBe(133_080);
  });

  it.each(['../outside', '/tmp/outside', 'a/b', '..', '.', 'a b', 'UPPER'])('refuses %j as a name', (id) => {
    const { status, err } = add(OEWS, '--id', id);
    expect(status).toBe(1);
    expect(err).toContain("cannot be a source's name");
    expect(readdirSync(root)).toEqual(['oews.csv']);
  });

  it('follows no link out of the folder', () => {
    mkdirSync(to());
    const elsewhere = join(root, 'elsewhere');
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, 'source.yaml'), 'mine');
    symlinkSync(elsewhere, join(to(), 'oews-2024'));
    const { status, err } = add(OEWS, '--replace');
    expect(status).toBe(1);
    expect(err).toContain('it is a link to another place');
    expect(readdirSync(elsewhere)).toEqual(['source.yaml']);
    expect(data('remove', 'oews-2024', '--from', to(), '--yes').status).toBe(1);
    expect(readdirSync(elsewhere)).toEqual(['source.yaml']);
  });

  it('replaces no folder that is not a source', () => {
    mkdirSync(join(to(), 'oews-2024'), { recursive: true });
    writeFileSync(join(to(), 'oews-2024/thesis.txt'), 'years of work');
    expect(add(OEWS, '--replace').err).toContain('the folder is no source');
    expect(readdirSync(join(to(), 'oews-2024'))).toEqual(['thesis.txt']);
  });

  it('refuses an id that another folder of sources has', () => {
    expect(add(OEWS, '--id', 'careers-guide').err).toContain('a source of this id is there already');
  });

  it('writes nothing where a file cannot be written to its end, and keeps the old', () => {
    add(BANDS, '--id', 'bands');
    const more = Array.from({ length: 500 }, (_, i) => `Role ${i},Senior,Berlin,EUR,80000,100000\n`).join('');
    const path = file(BANDS + more, 'more.csv');
    // A disk that is full lets a part of a file through in just this way.
    const { status, stderr } = spawnSync(
      'bash',
      [
        '-c',
        'ulimit -f 8; exec "$0" "$@"',
        process.execPath,
        `${project}dist/main.js`,
        'data',
        'add',
        path,
        '--to',
        to(),
        '--id',
        'bands',
        '--replace',
        '--yes',
      ],
      { encoding: 'utf8', env: { ...process.env, DATA_DIRS: '' } },
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(/a file may not grow that large here\. .*What was there is as it was\.\n$/);
    expect(stderr).not.toContain('    at ');
    expect(readdirSync(to())).toEqual(['bands']);
    expect(loadDatasets([to()]).pay('backend', 'berlin')).toHaveLength(1);
  });

  it('lets one of two that add the same at once through, and leaves nothing behind', async () => {
    const path = file(OEWS);
    const codes = await Promise.all(
      [1, 2].map(
        () =>
          new Promise((resolve) => {
            const child = spawn(
              process.execPath,
              [`${project}dist/main.js`, 'data', 'add', path, '--to', to(), '--yes'],
              {
                stdio: 'ignore',
              },
            );
            child.once('exit', resolve);
          }),
      ),
    );
    expect(codes).toContain(0);
    expect(readdirSync(to())).toEqual(['oews-2024']);
    expect(median()).toBe(133_080);
  });

  it.each([
    [['--year', 'abc'], '--year: write a year, as in --year 2024.'],
    [['--minimum-count', '0'], '--minimum-count: write a number from 1 up, as in --minimum-count 10.'],
    [['--to', ''], '--to: write a folder behind it.'],
    [
      ['--to', '/dev/null/x'],
      '/dev/null/x/oews-2024: what should be a folder is none. Correct the path. What was there is as it was.',
    ],
    [['--sheet', 'Pay'], 'oews.csv: it is no workbook, and has no sheets. Leave --sheet out.'],
    [['--mapping', '/tmp'], '/tmp: it is no file. Correct the path, or make one with --propose.'],
  ])('says plainly what is wrong with %j', (args, said) => {
    const { status, err } = add(OEWS, ...args);
    expect(status).toBe(1);
    expect(err).toContain(said);
    expect(err).not.toContain('    at ');
  });

  it('says how the bot comes to load what was put elsewhere', () => {
    expect(add(OEWS).out).toContain(`The bot loads it once DATA_DIRS names ${to()}.`);
  });

  it('needs a yes where nobody can be asked', () => {
    const { status, err } = data('add', file(OEWS), '--to', to());
    expect(status).toBe(1);
    expect(err).toContain('add --yes');
    expect(existsSync(to())).toBe(false);
  });

  it('puts back what a run that was killed between two renames had moved away, and clears up after it', () => {
    add(OEWS);
    const { pid = 0 } = spawnSync(process.execPath, ['-e', '']);
    mkdirSync(join(to(), `.adding-${pid}`));
    const moved = join(to(), '.replaced-oews-2024');
    spawnSync('mv', [join(to(), 'oews-2024'), moved]);
    expect(add(BANDS.replace('Berlin', 'London'), '--id', 'bands').status).toBe(0);
    expect(readdirSync(to()).sort()).toEqual(['bands', 'oews-2024']);
    expect(median()).toBe(133_080);
  });

  it('leaves what was there when it is stopped in the middle', async () => {
    add(OEWS);
    const rows = Array.from(
      { length: 60_000 },
      (_, i) =>
        `2024,${10_000 + i},"Town ${i}, WA",4,15-1252,Software Developers,,,,106370,136650,169340,208580,`,
    );
    const path = file(`${OEWS}${rows.join('\n')}\n`, 'large.csv');
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const child = spawn(
        process.execPath,
        [`${project}dist/main.js`, 'data', 'add', path, '--to', to(), '--yes', '--replace'],
        {
          stdio: ['ignore', 'ignore', 'pipe'],
        },
      );
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stderr.once('data', () => child.kill(signal));
      await ended;
      expect(readdirSync(to()).filter((name) => !name.startsWith('.'))).toEqual(['oews-2024']);
      expect(median()).toBe(133_080);
      expect(readdirSync(join(to(), 'oews-2024'))).toHaveLength(4);
    }
  }, 60_000);
});

describe('a table that nobody knows', () => {
  it('is read by the mapping that its header suggests, which is shown', () => {
    const { status, out } = data('add', file(BANDS, 'acme bands 2026.csv'), '--to', to(), '--yes');
    expect(status).toBe(0);
    expect(out).toContain('row: band');
    expect(out).toContain('low: Low');
    const datasets = loadDatasets([to()]);
    expect(datasets.pay('backend', 'berlin')).toMatchObject([
      {
        source: 'acme-bands-2026',
        level: 'senior',
        low: 80_000,
        high: 100_000,
        unit: 'EUR/year',
        statistic: 'pay band',
      },
    ]);
    expect(datasets.sources.get('acme-bands-2026')?.vintage).toBe('2026');
  });

  it('is read by the proposal once that is corrected', () => {
    const path = file(BANDS, 'bands.csv');
    const proposed = data('add', path, '--propose');
    expect(proposed.status).toBe(0);
    expect(existsSync(to())).toBe(false);
    const mapping = file(proposed.out.replace('publisher: our own', 'publisher: Acme'), 'bands.yaml');
    expect(data('add', path, '--to', to(), '--yes', '--mapping', mapping).status).toBe(0);
    expect(loadDatasets([to()]).sources.get('bands')?.publisher).toBe('Acme');
  });

  it.each([
    [
      'Role,City,Perks\nbackend,Berlin,lots\n',
      'no column looks like pay; they are: Role, City, Perks. Save the proposal with --propose',
    ],
    [
      'Role,City,Salary,Salary\nbackend,Berlin,1,2\n',
      'row 1: several columns are called "Salary". Give each a name',
    ],
    [
      'Role,City,Monthly salary (EUR)\nbackend,Berlin,5000\n',
      'the column "Monthly salary (EUR)" looks like pay by the month, and the bot keeps pay by the year or the hour. Add a column',
    ],
  ])('is not taken for what it is not: %j', (text, said) => {
    const { status, err } = data('add', file(text, 'pay.csv'), '--to', to(), '--yes');
    expect(status).toBe(1);
    expect(err).toContain(said);
    expect(existsSync(to())).toBe(false);
  });

  it('has no codes of occupations to choose by', () => {
    const { status, err } = data('add', file(BANDS, 'pay.csv'), '--to', to(), '--yes', '--soc', '15-1252');
    expect(status).toBe(1);
    expect(err).toContain('Leave --soc out');
  });

  it('is not read by a mapping with faults, each of which is told', () => {
    const mapping = file('row: bands\ncolumns: { low: Low }\nsauce: {}\n', 'bands.yaml');
    const { status, err } = data(
      'add',
      file(BANDS, 'bands.csv'),
      '--to',
      to(),
      '--yes',
      '--mapping',
      mapping,
    );
    expect(status).toBe(1);
    expect(err).toMatch(/bands.yaml.*row: "bands" cannot stand here/);
    expect(err).toMatch(/bands.yaml.*"sauce" is no field/);
  });
});
