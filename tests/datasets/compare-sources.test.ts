/** Vintages side by side, and one source against another: what moved, what agrees, whose rank is another. */
import { describe, expect, it } from 'vitest';
import { comparisonLines } from '../../src/data-commands/compare.ts';
import { coverageGrid } from '../../src/data-commands/coverage.ts';
import { diffLines } from '../../src/data-commands/diff.ts';
import { knownRole } from '../../src/data-commands/known-role.ts';
import { aligned } from '../../src/data-commands/lines.ts';
import { crossCheck } from '../../src/datasets/cross-check.ts';
import { diffSources } from '../../src/datasets/diff-sources.ts';
import { loadDatasets } from '../../src/datasets/load-datasets.ts';
import { TABLE_HEADER } from '../../src/datasets/read-table-csv.ts';
import { WAGES_HEADER, withFiles } from './source-folder.ts';

const source = (id: string, vintage: string): string =>
  `id: ${id}\ntitle: T\npublisher: P\nshort: the ${id}\nvintage: "${vintage}"\ncovers: Pay.\ncounts: all\n`;
const PLACES = `id,name,kind,within,currency,aliases
us,the US,country,,USD,
seattle,Seattle,metro,washington-state,USD,
denver,Denver,metro,colorado,USD,
boston,Boston,metro,massachusetts,USD,
fresno-ca,"Fresno, CA",metro,california,USD,
`;
const ROLES =
  'id,name,code,aliases\nbackend,Software Developers,15-1252,\nweb-developers,Web Developers,15-1254,\n';
const table = (...rows: string[]): string => `${[TABLE_HEADER, ...rows].join('\n')}\n`;
const FILES = {
  'old/source.yaml': source('old', 'May 2024'),
  'old/places.csv': PLACES,
  'old/roles.csv': ROLES,
  'old/table.csv': table(
    'backend,boston,,USD/year,,,,150000,,*,,',
    'backend,denver,,USD/year,,,,134120,,239200+,,',
    'backend,seattle,,USD/year,160000,,,169340,,,,',
    'backend,us,,USD/hour,69.5,,,,,,,',
    'backend,us,,USD/year,144570,79850,103050,133080,169000,211450,,',
    'web-developers,us,,USD/year,,,,90930,,,,',
  ),
  'new/source.yaml': source('new', 'May 2025'),
  'new/places.csv': PLACES,
  'new/roles.csv': ROLES,
  'new/table.csv': table(
    'backend,denver,,USD/year,,,,140826,,239200+,,',
    'backend,fresno-ca,,USD/year,,,,100000,,,,',
    'backend,seattle,,USD/year,160000,,,152406,,,,',
    'backend,us,,USD/year,144570,79850,103050,133080,169000,211450,,',
    'web-developers,us,,USD/year,,,,100023,,,,',
  ),
  'guide/source.yaml': source('guide', '2026'),
  'guide/places.csv': PLACES,
  'guide/wages.csv': `${WAGES_HEADER}a,US,,,us,median,50,USD/year,133080,,S,,
b,Denver,,,denver,mean,,USD/year,170000,,S,,
c,Seattle,,,seattle,mean or median,,USD/year,160000,,S,,
d,Senior,,senior,us,range,50-75,USD/year,133080,169000,S,,
e,Band,,senior,seattle,base pay,,USD/year,100000,200000+,S,,
f,Web,web-developers,,us,median,50,USD/year,90000,,S,,
`,
};
const datasets = withFiles(FILES, (folder) => loadDatasets([folder]));

describe('two vintages', () => {
  it('are told apart cell by cell: what moved, by how much, what is new and what is gone', () => {
    const found = diffSources(datasets, 'old', 'new', 'backend');
    expect(found).toMatchObject({
      shared: 11,
      same: 7,
      up: 2,
      down: 1,
      unknown: 1,
      goneInAll: 3,
      addedInAll: 1,
    });
    expect(found.moves.slice(0, 2).map(({ before, percent }) => [before.place, Math.round(percent)])).toEqual(
      [
        ['seattle', -10],
        ['denver', 5],
      ],
    );
    expect(found.added.map(({ place }) => place)).toEqual(['fresno-ca']);
    expect(found.gone.map(({ place, kind }) => `${place} ${kind}`)).toEqual([
      'boston value',
      'boston not-available',
      'us value',
    ]);
  });

  it('differ in nothing from themselves', () => {
    for (const id of ['old', 'guide']) {
      const found = diffSources(datasets, id, id, 'backend');
      expect(found).toMatchObject({ up: 0, down: 0, goneInAll: 0, addedInAll: 0 });
    }
  });

  it('are shown with the nation first and the greatest moves behind', () => {
    const lines = diffLines(datasets, 'old', 'new', { role: 'backend', all: false });
    expect(lines.slice(0, 4)).toEqual([
      'old (May 2024) → new (May 2025)',
      '11 cells in both: 2 up, 1 down, 7 the same, 1 without an exact value in one of them.',
      'The middle one moved by 0%.',
      '1 cell is new, 3 are gone.',
    ]);
    expect(lines.join('\n')).toMatch(/Seattle +p50 +\$169,340 +→ +\$152,406 +−10%/);
  });

  it('say where they are read backwards', () => {
    const years = (id: string, year: number) => ({
      [`${id}/source.yaml`]: `${source(id, String(year))}series: s\nyear: ${year}\n`,
      [`${id}/places.csv`]: PLACES,
      [`${id}/roles.csv`]: ROLES,
      [`${id}/table.csv`]: FILES['new/table.csv'],
    });
    const both = withFiles({ ...years('a', 2024), ...years('b', 2025), ...FILES }, (folder) =>
      loadDatasets([folder]),
    );
    const options = { role: 'backend', all: false };
    expect(diffLines(both, 'b', 'a', options)[1]).toBe(
      'This reads backwards in time: diff a b is the other way round.',
    );
    expect(diffLines(both, 'a', 'b', options)[1]).toMatch(/cells in both/);
    expect(() => diffLines(both, 'old', 'b', options)).toThrow(
      'old and b are no vintages of one source. Hold one against the other with: npm run data -- compare old b',
    );
    expect(() => diffLines(both, 'a', 'a', options)).toThrow('Both are a. Name two vintages');
  });

  it('need names that exist', () => {
    expect(() => diffLines(datasets, 'old', 'newest', { role: 'backend', all: false })).toThrow(
      'No source is called "newest". There are: guide, new, old.',
    );
  });
});

describe('one source against another', () => {
  const { checked, unmatched } = crossCheck(datasets, 'guide', 'old');
  const of = (place: string, statistic: string) =>
    checked.find(
      ({ cell }) => cell.place === place && cell.statistic === statistic && cell.role === 'backend',
    );

  it('agrees where the same statistic is the same, and where either would be for a mean or median', () => {
    expect(of('us', 'p50')?.agrees).toBe(true);
    expect(of('seattle', 'mean or median')).toMatchObject({ agrees: true, percent: 0 });
  });

  it('holds a mean against the median where there is no mean, and says so', () => {
    expect(of('denver', 'mean')).toMatchObject({
      agrees: false,
      against: [{ statistic: 'p50', low: 134_120 }],
    });
    expect(Math.round(of('denver', 'mean')?.percent ?? 0)).toBe(27);
  });

  it('holds a level that is a range of percentiles against those of all levels', () => {
    expect(of('us', 'p50-75')).toMatchObject({ agrees: true, cell: { level: 'senior' } });
  });

  it('lists what has nothing like it', () => {
    expect(unmatched.map(({ statistic }) => statistic)).toEqual(['base pay']);
  });

  it('shows ranks that changed', () => {
    const guide = datasets.places.get('denver');
    expect(guide?.kind).toBe('metro');
    const lines = comparisonLines(datasets, 'guide', 'old', {}).join('\n');
    expect(lines).toContain('5 figures can be compared: 3 agree, 2 differ; 1 has nothing like it there.');
    expect(lines).toMatch(/web-developers, the US +p50 +\$90,000 +p50 \$90,930 +−1%/);
  });
});

describe('one source against another, turned round', () => {
  it('says that more can be compared the other way', () => {
    expect(comparisonLines(datasets, 'old', 'guide', {})[2]).toBe(
      'The other way round 4 can be: npm run data -- compare guide old',
    );
    expect(comparisonLines(datasets, 'guide', 'old', {}).join('\n')).not.toContain('other way round');
    expect(comparisonLines(datasets, 'guide', 'old', { role: 'chef' })).toEqual([
      'guide has no pay for "chef": there is nothing to compare.',
    ]);
  });
});

describe('coverage', () => {
  it('is a grid of places and levels, with a letter a source', () => {
    expect(coverageGrid(datasets, ['guide', 'new', 'old'], 'backend', false)).toEqual([
      'place       kind     all levels  entry  mid  senior  staff',
      'the US      country  abc         ·      ·    a       ·',
      'Boston      metro    c           ·      ·    ·       ·',
      'Denver      metro    abc         ·      ·    ·       ·',
      'Fresno, CA  metro    b           ·      ·    ·       ·',
      'Seattle     metro    abc         ·      ·    a       ·',
      '',
      'a  guide (2026)',
      'b  new (May 2025)',
      'c  old (May 2024)',
    ]);
    expect(coverageGrid(datasets, ['guide'], 'chef', false)).toEqual(['No source has pay for "chef".']);
  });

  it('keeps its columns on a narrow terminal', () => {
    const lines = coverageGrid(datasets, ['guide'], 'backend', false, 40);
    expect(lines.slice(0, 4)).toEqual([
      'place, kind',
      '  all levels  entry  mid  senior  staff',
      'the US, country',
      '  a           ·      ·    a       ·',
    ]);
  });
});

describe('columns', () => {
  const rows = [
    ['  San Jose', 'mean', '$180,000', 'p50 $208,270'],
    ['  Seattle', 'mean or median', '$165,000', 'p50 $169,340'],
  ];

  it.each([50, 40, 30, 20])('never run over a terminal of %i letters', (width) => {
    for (const line of aligned(rows, width)) expect(line.length).toBeLessThanOrEqual(width);
  });

  it('stand below the name where they would not fit beside it', () => {
    expect(aligned(rows, 44)).toEqual([
      '  San Jose',
      '    mean            $180,000  p50 $208,270',
      '  Seattle',
      '    mean or median  $165,000  p50 $169,340',
    ]);
  });
});

describe('an occupation', () => {
  it('is known by its id or a name; for another the likeliest are named', () => {
    expect(knownRole(datasets, 'web-developers')).toBe('web-developers');
    expect(knownRole(datasets, 'Software Developer')).toBe('backend');
    expect(() => knownRole(datasets, 'web designers')).toThrow(
      'No source has pay for "web designers". There are: web-developers, backend.',
    );
  });
});
