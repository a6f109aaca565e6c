/** Big tables: what is read is what was written, whatever order it came in; look-ups find it; copies are only copies. */
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../src/datasets/fault.ts';
import { LEVELS } from '../../src/datasets/levels.ts';
import { loadDatasets } from '../../src/datasets/load-datasets.ts';
import { loadTable } from '../../src/datasets/load-table.ts';
import { TABLE_HEADER } from '../../src/datasets/read-table-csv.ts';
import { tableLines } from '../../src/datasets/source-files.ts';
import { rowsAt } from '../../src/datasets/table-figures.ts';
import { EMPTY, NOT_AVAILABLE, type WageCell, type WageRow } from '../../src/datasets/wage-row.ts';
import { createWageTableBuilder } from '../../src/datasets/wage-table-builder.ts';
import { faultsOf, withFiles } from './source-folder.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const ROLES = ['backend', 'data-scientists', 'web-developers'];
const PLACES = ['berlin', 'seattle', 'us', 'zagreb'];
const cellsOf = fc
  .array(fc.integer({ min: 1, max: 4_000_000_000 }), { minLength: 6, maxLength: 6 })
  .chain((amounts) => {
    const [mean = 1, ...rest] = amounts;
    const values = [mean, ...rest.sort((a, b) => a - b)];
    return fc.tuple(
      ...values.map((value) =>
        fc.oneof(
          fc.constantFrom<WageCell>(EMPTY, NOT_AVAILABLE),
          fc.constant<WageCell>({ kind: 'value', amount: value < 4_000_000_00 ? value / 100 : value }),
          fc.constant<WageCell>({ kind: 'top-coded', amount: value }),
        ),
      ),
    );
  })
  .filter((cells) => {
    const amounts = cells.slice(1).flatMap((cell) => ('amount' in cell ? [cell.amount] : []));
    // Hundredths and wholes do not go together in one row.
    const mixed =
      cells.some((cell) => 'amount' in cell && cell.amount > 42_000_000) &&
      cells.some((cell) => 'amount' in cell && !Number.isInteger(cell.amount));
    return !mixed && amounts.every((amount, i) => i === 0 || amount >= (amounts[i - 1] ?? 0));
  });
const rowOf: fc.Arbitrary<WageRow> = fc
  .record({
    role: fc.constantFrom(...ROLES),
    place: fc.constantFrom(...PLACES),
    level: fc.option(fc.constantFrom(...LEVELS), { nil: undefined }),
    unit: fc.constantFrom('USD/year', 'EUR/year', 'USD/hour'),
    cells: cellsOf,
    count: fc.option(fc.nat(1_000_000), { nil: undefined }),
  })
  .map(({ level, count, ...row }) => ({
    ...row,
    ...(level === undefined ? {} : { level }),
    ...(count === undefined ? {} : { count }),
  }));
const keyOf = ({ role, place, level, unit }: WageRow): string => [role, place, level ?? '', unit].join('\0');
const rowsOf = fc.uniqueArray(rowOf, { selector: keyOf, maxLength: 60 });

function written(rows: readonly WageRow[]): string {
  const builder = createWageTableBuilder();
  rows.forEach((row, i) => {
    builder.add(row, i + 2);
  });
  return [...tableLines(builder.finish().table)].join('');
}

function load(text: string, cache?: string): { rows: WageRow[] | undefined; faults: readonly Fault[] } {
  const path = join(folder, 'table.csv');
  writeFileSync(path, text);
  const faults: Fault[] = [];
  const table = loadTable(path, 'table.csv', { roles: ROLES, places: PLACES }, faults, cache);
  const rows = table && Array.from({ length: table.columns.rows }, (_, i) => table.rowAt(i));
  return { rows, faults };
}

describe('a wage table', () => {
  it('is read as it was written, in order, from the file and from its copy', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const text = written(rows);
        const cache = join(folder, 'cache');
        const expected = rows.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
        for (const got of [load(text), load(text, cache), load(text, cache)]) {
          expect(got.faults).toEqual([]);
          expect(got.rows).toEqual(expected);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds just the rows of an occupation in a place', () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const builder = createWageTableBuilder();
        for (const row of rows) builder.add(row, 1);
        const { table } = builder.finish();
        for (const role of [...ROLES, 'nobody'])
          for (const place of [...PLACES, 'nowhere'])
            expect(rowsAt(table, role, place).map(keyOf)).toEqual(
              rows
                .filter((row) => row.role === role && row.place === place)
                .map(keyOf)
                .toSorted(),
            );
      }),
      { numRuns: 60 },
    );
  });

  it('takes sixty bytes a row at most', () => {
    const builder = createWageTableBuilder();
    for (let i = 0; i < 10; i++) {
      builder.add(
        { role: `r${i}`, place: 'us', unit: 'USD/year', cells: [EMPTY, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY] },
        i,
      );
    }
    const { columns } = builder.finish().table;
    const bytes = Object.values(columns).flatMap((array) =>
      ArrayBuffer.isView(array) ? [array.byteLength] : [],
    );
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(10 * 60);
  });
});

describe('a table’s copy', () => {
  const row = (amount: number): string => `${TABLE_HEADER}\nbackend,us,,USD/year,,,,${amount},,,,\n`;
  const amountsOf = (text: string, cache: string): unknown =>
    load(text, cache).rows?.map(({ cells }) => cells[3]);
  const oneCache = (): string => mkdtempSync(join(folder, 'cache-'));

  it('is passed over when the file has changed, even to the same length and time', () => {
    const cache = oneCache();
    expect(amountsOf(row(100), cache)).toEqual([{ kind: 'value', amount: 100 }]);
    const path = join(folder, 'table.csv');
    const time = new Date(1_000_000_000_000);
    utimesSync(path, time, time);
    expect(amountsOf(row(200), cache)).toEqual([{ kind: 'value', amount: 200 }]);
  });

  it('is passed over and written anew when it is damaged, wherever the damage is', () => {
    const cache = oneCache();
    load(row(100), cache);
    const [name = ''] = readdirSync(cache);
    const whole = readFileSync(join(cache, name));
    fc.assert(
      fc.property(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        fc.boolean(),
        (at, change, cut) => {
          const damaged = cut ? whole.subarray(0, at) : Buffer.from(whole);
          if (!cut) damaged[at] = (damaged[at] ?? 0) ^ change;
          writeFileSync(join(cache, name), damaged);
          expect(amountsOf(row(100), cache)).toEqual([{ kind: 'value', amount: 100 }]);
        },
      ),
      { numRuns: 200 },
    );
    expect(readdirSync(cache)).toEqual([name]);
  });

  it('is taken away once its table is gone', () => {
    const cache = oneCache();
    const gone = join(folder, 'gone.csv');
    writeFileSync(gone, row(100));
    loadTable(gone, 'gone.csv', { roles: ROLES, places: PLACES }, [], cache);
    rmSync(gone);
    load(row(100), cache);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('is read again and again, and written once', () => {
    const cache = oneCache();
    load(row(100), cache);
    const [name = ''] = readdirSync(cache);
    const { ino } = statSync(join(cache, name));
    const path = join(folder, 'table.csv');
    expect(loadTable(path, 'table.csv', { roles: ROLES, places: PLACES }, [], cache)?.columns.rows).toBe(1);
    expect(statSync(join(cache, name)).ino).toBe(ino);
  });

  it('is done without where its folder cannot be written to', () => {
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, 'a file');
    expect(amountsOf(row(100), join(blocked, 'cache'))).toEqual([{ kind: 'value', amount: 100 }]);
    expect(existsSync(join(blocked, 'cache'))).toBe(false);
  });
});

describe('a fault in a table', () => {
  const line = 'backend,us,,USD/year,,,,100,,,,';
  it.each([
    ['an unknown occupation', 'chef,us,,USD/year,,,,100,,,,', 'role', /no occupation is called "chef"/],
    ['an unknown place', 'backend,mars,,USD/year,,,,100,,,,', 'place', /no place is called "mars"/],
    ['an unknown level', 'backend,us,boss,USD/year,,,,100,,,,', 'level', /"boss" is no level/],
    ['an unknown unit', 'backend,us,,dollars,,,,100,,,,', 'unit', /"dollars" is no unit/],
    ['an amount that is none', 'backend,zagreb,,USD/year,,,,1e5,,,,', 'p50', /"1e5" is no amount/],
    ['pay of nothing', 'backend,zagreb,,USD/year,,,,0,,,,', 'p50', /"0" is no amount/],
    ['percentiles out of order', 'backend,zagreb,,USD/year,,,200,100,,,,', 'p50', /100 is below a lower/],
    ['a count that is none', 'backend,zagreb,,USD/year,,,,100,,,many,', 'count', /"many" is no count/],
    ['missing columns', 'backend,us,,USD/year,,,,100', '', /8 columns instead of 12/],
    ['a second row for a cell', line, 'role', /a second row for the same cell/],
    ['rows out of order', 'backend,berlin,,EUR/year,,,,100,,,,', 'role', /not in order/],
  ])('is told for %s, with its row, field and cure', (_, wrong, field, problem) => {
    const [fault, ...more] = load(`${TABLE_HEADER}\n${line}\n${wrong}\n`).faults;
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ file: 'table.csv', row: 3, field });
    expect(fault?.problem).toMatch(problem);
    expect(fault?.cure).not.toBe('');
  });

  it('is told for a header that is another', () => {
    expect(load('role,place\n').faults).toMatchObject([{ row: 1 }]);
  });

  it('is told some twenty times and no more', () => {
    expect(load(`${TABLE_HEADER}\n${'x\n'.repeat(1_000)}`).faults).toHaveLength(20);
  });

  it('stops no file with a byte order mark or Windows line ends', () => {
    expect(load(`\ufeff${TABLE_HEADER}\r\n${line}\r\n`).rows).toHaveLength(1);
  });
});

const SOURCE = `id: survey
title: A survey
publisher: Somebody
short: the survey
vintage: "2025"
covers: Pay.
counts: everybody
official: true
series: surveys
year: 2025
minimum_count: 10
top_code: { USD/year: 239200 }
`;
const FILES = {
  'survey/source.yaml': SOURCE,
  'survey/places.csv':
    'id,name,kind,within,currency,aliases,code\nberlin,Berlin,city,germany,EUR,,\nus,the US,country,,USD,usa,99\n',
  'survey/roles.csv':
    'id,name,code,aliases\nbackend,Software Developers,15-1252,\nweb-developers,Web Developers,,\n',
  'survey/ambiguous.csv': 'alias,means\nspringfield,us|berlin\n',
  'survey/table.csv': `${TABLE_HEADER}
backend,berlin,senior,EUR/year,,70000,,80000,,,25,
backend,berlin,senior,USD/year,,,,90000,,,25,
backend,us,,USD/hour,52.75,,,,,,,
backend,us,,USD/year,,79850,,133080,*,239200+,,1654440
web-developers,us,,USD/year,,,,90930,,,,
`,
};

describe('figures of a table', () => {
  it('are made when asked for, by cell and by id', () => {
    const datasets = withFiles(FILES, (data) => loadDatasets([data]));
    expect(datasets.pay('backend', 'us').map(({ id }) => id)).toEqual([
      'survey/us/backend/mean-hourly',
      'survey/us/backend/p10',
      'survey/us/backend/p50',
      'survey/us/backend/p90',
    ]);
    expect(datasets.figures.get('survey/us/backend/p90')).toEqual({
      id: 'survey/us/backend/p90',
      label: 'the US, 90th percentile',
      source: 'survey',
      role: 'backend',
      place: 'us',
      low: 239_200,
      high: 239_200,
      openEnded: true,
      unit: 'USD/year',
      statistic: 'percentile',
      percentiles: [90],
      topics: ['pay'],
      section: 'Software Developers (15-1252)',
      marks: [],
      topCoded: true,
      note: 'The source gives no exact value this high: it is at least this.',
    });
    expect(datasets.figures.get('survey/berlin/backend/senior/p50')).toMatchObject({
      label: 'Senior, Berlin, median',
      level: 'senior',
      low: 80_000,
      count: 25,
    });
    expect(datasets.figures.get('survey/berlin/backend/senior/p50-usd')?.low).toBe(90_000);
    expect(datasets.figures.has('survey/us/web-developers/p50')).toBe(true);
    for (const id of [
      'survey/us/backend/p75',
      'survey/us',
      'survey',
      '',
      '/',
      'survey/us/backend/p50/x',
      'other/us/backend/p50',
    ])
      expect(datasets.figures.get(id)).toBeUndefined();
  });

  it('all have ids that find them again', () => {
    const datasets = withFiles(FILES, (data) => loadDatasets([data]));
    for (const role of ['backend', 'web-developers'])
      for (const place of ['us', 'berlin'])
        for (const figure of datasets.pay(role, place))
          expect(datasets.figures.get(figure.id)).toEqual(figure);
  });

  it('are not walked with the others, and count among the occupations', () => {
    const datasets = withFiles(FILES, (data) => loadDatasets([data]));
    expect([...datasets.figures.values()]).toEqual([]);
    expect([...datasets.occupations]).toEqual(['backend', 'web-developers']);
    expect(datasets.roles.get('backend')?.code).toBe('15-1252');
    expect(datasets.ambiguous).toEqual([{ alias: 'springfield', means: ['us', 'berlin'] }]);
    expect(datasets.sources.get('survey')).toMatchObject({
      official: true,
      series: 'surveys',
      year: 2025,
      minimum_count: 10,
      top_code: { 'USD/year': 239_200 },
    });
  });

  it('are refused with their files when an ambiguous name is for one place alone', () => {
    const faults = faultsOf({ ...FILES, 'survey/ambiguous.csv': 'alias,means\nspringfield,us\n' });
    expect(faults).toMatchObject([{ file: 'data/survey/ambiguous.csv', row: 2, field: 'means' }]);
  });
});
