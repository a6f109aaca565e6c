/** Single salaries of ai-jobs.net: each once, full-time, by country, and never a cell of a handful of people. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { project } from '../../engine.ts';
import { droppedOf, importFile, names, refusalOf, rowsOf } from './import-file.ts';

const HEADER =
  'work_year,experience_level,employment_type,job_title,salary,salary_currency,salary_in_usd,employee_residence,remote_ratio,company_location,company_size';
const row = (
  salary: number,
  {
    year = 2024,
    level = 'SE',
    type = 'FT',
    title = 'Backend Engineer',
    currency = 'USD',
    dollars = salary,
    country = 'US',
  } = {},
): string => [year, level, type, title, salary, currency, dollars, country, 0, country, 'M'].join(',');
const load = (rows: readonly string[], request = {}) =>
  importFile(`${HEADER}\n${rows.join('\n')}\n`, request);
const salaries = (count: number, of = {}): string[] =>
  Array.from({ length: count }, (_, i) => row(100_000 + i * 1_000, of));

describe('ai-jobs', () => {
  it('becomes percentiles by occupation, level and country, with how many salaries they are of', async () => {
    const imported = await load(salaries(11));
    expect(rowsOf(imported)).toEqual([
      'backend us all USD/year 105000 101000 102500 105000 107500 109000 n=11',
      'backend us senior USD/year 105000 101000 102500 105000 107500 109000 n=11',
    ]);
    expect(imported.drafts[0]?.source).toMatchObject({
      id: 'ai-jobs-2024',
      series: 'ai-jobs',
      year: 2024,
      minimum_count: 10,
    });
  });

  it('counts a row that is there several times once', async () => {
    const imported = await load([...salaries(10), ...salaries(10)]);
    expect(rowsOf(imported)[0]).toMatch(/n=10$/);
    expect(imported.tally).toMatchObject({ read: 20, kept: 10 });
    expect(imported.tally.dropped).toMatchObject([{ why: 'the same row once more', count: 10 }]);
  });

  it('shows no cell of fewer salaries than the minimum, which can be chosen', async () => {
    expect(await refusalOf(load(salaries(9)))).toMatch(/too few for a cell/);
    expect(rowsOf(await load(salaries(9), { minimumCount: 9 }))).toHaveLength(2);
    const some = await load([
      ...salaries(10),
      ...salaries(3, { level: 'EN', country: 'DE', currency: 'EUR' }),
    ]);
    expect(rowsOf(some)).toHaveLength(2);
    expect(some.remarks).toEqual(['Not shown for being made of fewer than 10 salaries: 2 of 4 cells']);
  });

  it('keeps currencies apart, and years in sources of their own', async () => {
    const imported = await load([
      ...salaries(10, { country: 'DE', currency: 'EUR' }),
      ...salaries(10, { country: 'DE', currency: 'USD' }),
      ...salaries(10, { year: 2023 }),
    ]);
    expect(imported.drafts.map(({ source }) => source.id)).toEqual(['ai-jobs-2023', 'ai-jobs-2024']);
    expect(rowsOf(imported, 1).map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
      'backend germany all EUR/year',
      'backend germany all USD/year',
      'backend germany senior EUR/year',
      'backend germany senior USD/year',
    ]);
    const chosen = await load([...salaries(10), ...salaries(10, { year: 2023 })], { year: 2023, id: 'mine' });
    expect(chosen.drafts.map(({ source }) => source.id)).toEqual(['mine']);
  });

  it('takes for backend what says so, and for executives no level', async () => {
    const imported = await load([
      ...salaries(10, { title: 'Software Engineer', level: 'EX' }),
      ...salaries(10, { title: 'Back-end Developer' }),
      ...salaries(10, { title: 'Data Engineer', level: 'EN' }),
    ]);
    expect(rowsOf(imported).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
      'backend us all',
      'backend us senior',
      'data-engineer us all',
      'data-engineer us entry',
      'software-engineer us all',
    ]);
    expect(imported.drafts[0]?.roles.find(({ id }) => id === 'software-engineer')?.aliases).toEqual([]);
  });

  it('joins no occupation outside of computing, whatever it is called there', async () => {
    const builders = {
      id: 'building-architects',
      name: 'Architects',
      code: '17-1011',
      aliases: ['architect'],
    };
    const imported = await importFile(`${HEADER}\n${salaries(10, { title: 'Architect' }).join('\n')}\n`, {
      names: { ...names, roles: [...names.roles, builders] },
    });
    expect(imported.drafts[0]?.roles.map(({ id }) => id)).toEqual(['architect']);
  });

  it('leaves out what cannot be pay, and says so', async () => {
    const imported = await load([
      ...salaries(10),
      row(30_400_000, { currency: 'CLP', dollars: 40_000, country: 'CL' }),
      row(90_000_000, { currency: 'USD' }),
      row(0),
      row(50_000, { type: 'PT' }),
      row(50_000, { country: 'XX' }),
      row(50_000, { level: '??' }),
    ]);
    expect(droppedOf(imported)).toEqual({
      'pay that cannot be': [13],
      'no pay in it': [14],
      'not full-time': [15],
      'the country "XX", which nobody knows': [16],
      'a level that is none of theirs': [17],
    });
  });

  it('knows the countries by their letters, whatever the project calls them', async () => {
    const of = async (country: string) =>
      (await load(salaries(10, { country }))).drafts[0]?.places.map(({ id }) => id);
    expect(await of('GB')).toEqual(['united-kingdom']);
    expect(await of('CZ')).toEqual(['czech-republic']);
    expect(await of('GE')).toEqual(['georgia-country']);
    expect(await of('HK')).toEqual(['hong-kong']);
    expect(await of('PR')).toEqual(['puerto-rico']);
    expect(await of('CA')).toEqual(['canada']);
  });
});

const path = `${project}../shared/data/ai-jobs/ai-jobs_salaries_2025-01-19.csv`;

describe.skipIf(!existsSync(path))('the real file (skipped where ../shared/data is absent)', () => {
  it('loses its 39,304 duplicates, and gives backend pay by level in the US', async () => {
    const imported = await importFile({ path });
    expect(imported.tally.read).toBe(74_301);
    expect(imported.tally.dropped[0]).toMatchObject({ why: 'the same row once more', count: 39_304 });
    const at = imported.drafts.findIndex(({ source }) => source.year === 2024);
    expect(rowsOf(imported, at)).toContain(
      'backend us senior USD/year 202125 134500 147750 190400 237188 288200 n=60',
    );
  });
});
