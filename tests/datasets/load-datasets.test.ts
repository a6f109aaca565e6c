/** What loading says about files that are wrong: where, what, and how to put it right, all of it at once. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Fault, InvalidFilesError } from '../../src/datasets/fault.ts';
import { loadDatasets } from '../../src/datasets/load-datasets.ts';
import { faultsOf, faultsWith, SURVEY, WAGES_HEADER, withFiles } from './source-folder.ts';

const survey = (file: string): string => SURVEY[`survey/${file}`] ?? '';
const edited = (file: string, from: string, to: string): Record<string, string> => {
  expect(survey(file)).toContain(from);
  return { [`survey/${file}`]: survey(file).replace(from, to) };
};

describe('loadDatasets', () => {
  it('loads files that are right', () => {
    const datasets = withFiles(SURVEY, (folder) => loadDatasets([folder]));
    expect(datasets.figures.get('survey/pay/mid')).toMatchObject({
      role: 'backend',
      low: 50_000,
      high: 70_000,
      openEnded: true,
      percentiles: [25, 75],
      marks: [1, 2],
      unit: 'EUR/year',
    });
    expect(datasets.figures.get('survey/pay/all')).toMatchObject({ low: 30.5, high: 30.5, openEnded: false });
    expect(datasets.statements.get('survey/bonus/text')?.text).toBe(
      'Bonuses of {survey/bonus} on {survey/pay/mid}.',
    );
    expect(datasets.sources.get('survey')?.ladder).toEqual([
      { level: 'entry', from: 0, to: 2 },
      { level: 'mid', from: 2, to: 5 },
    ]);
    expect(datasets.pay('backend', 'oslo').map(({ id }) => id)).toEqual(['survey/pay/mid', 'survey/pay/all']);
    expect(datasets.pay('backend', undefined)).toEqual([]);
  });

  it('says the same with YAML files that were read before, the rows of their faults as well', () => {
    withFiles(SURVEY, (folder) => {
      const values = new Map<string, unknown>();
      const first = loadDatasets([folder], undefined, values);
      expect(values.size).toBe(2);
      expect([...loadDatasets([folder], undefined, values).statements]).toEqual([...first.statements]);
      writeFileSync(join(folder, 'survey', 'wages.csv'), WAGES_HEADER);
      const messageOf = (load: () => unknown): string => {
        try {
          return String(load());
        } catch (error) {
          return String(error);
        }
      };
      const told = messageOf(() => loadDatasets([folder], undefined, values));
      expect(told).toContain('data/survey/facts.yaml, row 4');
      expect(told).toBe(messageOf(() => loadDatasets([folder])));
    });
  });

  it('reads files with a byte order mark and Windows line ends alike', () => {
    const windows = Object.fromEntries(
      Object.entries(SURVEY).map(([name, text]) => [name, `\ufeff${text.replaceAll('\n', '\r\n')}`]),
    );
    const plain = withFiles(SURVEY, (folder) => loadDatasets([folder]));
    const read = withFiles(windows, (folder) => loadDatasets([folder]));
    expect([...read.figures.values()]).toEqual([...plain.figures.values()]);
    expect([...read.places.values()]).toEqual([...plain.places.values()]);
    expect([...read.statements.values()]).toEqual([...plain.statements.values()]);
  });

  it('keeps commas and quotes in quoted cells', () => {
    const datasets = withFiles(
      { ...SURVEY, ...edited('wages.csv', '"Mid, Oslo"', '"Mid, ""Oslo"""') },
      (folder) => loadDatasets([folder]),
    );
    expect(datasets.figures.get('survey/pay/mid')?.label).toBe('Mid, "Oslo"');
  });

  it('needs of a source only who it is: every other file may be left out', () => {
    expect(faultsOf({ 'survey/source.yaml': survey('source.yaml') })).toEqual([]);
  });

  it('joins the aliases of a place that two sources name', () => {
    const second = Object.fromEntries(
      ['source.yaml', 'places.csv'].map((file) => [
        `other/${file}`,
        survey(file).replace('id: survey', 'id: other').replace('christiania', 'kristiania'),
      ]),
    );
    const datasets = withFiles({ ...SURVEY, ...second }, (folder) => loadDatasets([folder]));
    expect(datasets.places.get('oslo')?.aliases.toSorted()).toEqual(['christiania', 'kristiania']);
  });
});

describe('a fault', () => {
  const cases: readonly {
    readonly rule: string;
    readonly files: Record<string, string>;
    readonly fault: Partial<Fault> & Pick<Fault, 'file' | 'cure'>;
  }[] = [
    {
      rule: 'names an amount that is no number',
      files: edited('wages.csv', '50000', '50k'),
      fault: {
        file: 'data/survey/wages.csv',
        row: 2,
        field: 'low',
        problem: '"50k" cannot stand here',
        cure: 'Write digits, with a point for decimals and no separators.',
      },
    },
    {
      rule: 'lists the levels there are',
      files: edited('wages.csv', ',mid,', ',boss,'),
      fault: {
        file: 'data/survey/wages.csv',
        row: 2,
        field: 'level',
        problem: '"boss" cannot stand here',
        cure: 'Write one of: entry, mid, senior, staff.',
      },
    },
    {
      rule: 'says how a unit is written',
      files: edited('wages.csv', 'USD/hour', 'kroner/hour'),
      fault: {
        file: 'data/survey/wages.csv',
        row: 3,
        field: 'unit',
        cure: 'Write a currency and a period (USD/year, EUR/hour), or percent, ratio, count or years.',
      },
    },
    {
      rule: 'says how an id is written',
      files: edited('skills.csv', 'go,Go', 'Go Lang,Go'),
      fault: {
        file: 'data/survey/skills.csv',
        row: 2,
        field: 'id',
        cure: 'Use lower-case words joined by - or /.',
      },
    },
    {
      rule: 'says how percentiles are written',
      files: edited('wages.csv', '25-75', 'p25'),
      fault: {
        file: 'data/survey/wages.csv',
        row: 2,
        field: 'percentile',
        cure: 'Write one percentile (75) or two joined by a hyphen (50-75).',
      },
    },
    {
      rule: 'names an empty cell that must be filled',
      files: edited('wages.csv', ',Pay,,', ',,,'),
      fault: {
        file: 'data/survey/wages.csv',
        row: 3,
        field: 'section',
        problem: 'it is missing',
        cure: 'Write text.',
      },
    },
    {
      rule: 'names an unknown column and those that there are',
      files: edited('skills.csv', 'note', 'notes'),
      fault: {
        file: 'data/survey/skills.csv',
        row: 1,
        field: 'notes',
        problem: 'no such column',
        cure: 'Use only: id, name, aliases, kind, demand, impact, section, note.',
      },
    },
    {
      rule: 'names a column that is missing, once and not for every row',
      files: { 'survey/places.csv': 'id,name,kind\noslo,Oslo,city\nbergen,Bergen,city\n' },
      fault: {
        file: 'data/survey/places.csv',
        row: 1,
        field: 'currency',
        problem: 'the column is missing',
        cure: 'Name it in the first line and fill it in.',
      },
    },
    {
      rule: 'names a column that stands twice',
      files: { 'survey/skills.csv': survey('skills.csv').replace('note', 'name') },
      fault: {
        file: 'data/survey/skills.csv',
        row: 1,
        field: 'name',
        problem: 'two columns have this name',
        cure: 'Leave one of them out.',
      },
    },
    {
      rule: 'names the row that has too few cells',
      files: { 'survey/places.csv': `${survey('places.csv')}bergen,Bergen\n` },
      fault: {
        file: 'data/survey/places.csv',
        row: 3,
        cure: 'Put text that holds a comma or a quote in double quotes, and give every row the same columns.',
      },
    },
    {
      rule: 'names the row of a stray quote',
      files: { 'survey/places.csv': `${survey('places.csv')}bergen,Ber"gen,city,,EUR,\n` },
      fault: {
        file: 'data/survey/places.csv',
        row: 3,
        cure: 'Put text that holds a comma or a quote in double quotes, and give every row the same columns.',
      },
    },
    {
      rule: 'names a source without its first file',
      files: { 'empty/facts.yaml': 'figures: []\n' },
      fault: {
        file: 'data/empty/source.yaml',
        problem: 'the file is missing',
        cure: 'Say there who publishes the source, when, and whom it counts; copy another source and change it.',
      },
    },
    {
      rule: 'names a field of a source that is missing',
      files: edited('source.yaml', 'covers: Pay in Oslo.\n', ''),
      fault: {
        file: 'data/survey/source.yaml',
        row: 1,
        field: 'covers',
        problem: 'it is missing',
        cure: 'Write text.',
      },
    },
    {
      rule: 'tells to quote a number that should be text',
      files: edited('source.yaml', '"2025"', '2025'),
      fault: {
        file: 'data/survey/source.yaml',
        row: 5,
        field: 'vintage',
        problem: '2025 cannot stand here',
        cure: 'Write text: put it in double quotes.',
      },
    },
    {
      rule: 'names a source whose id is not its folder',
      files: edited('source.yaml', 'id: survey', 'id: serve'),
      fault: {
        file: 'data/survey/source.yaml',
        field: 'id',
        cure: 'Write survey, or rename the folder.',
      },
    },
    {
      rule: 'names an unknown field and those that there are',
      files: edited('source.yaml', 'ladder:', 'rungs:'),
      fault: {
        file: 'data/survey/source.yaml',
        row: 1,
        problem: '"rungs" is no field of this entry',
        cure: 'Use only: id, title, publisher, short, vintage, covers, counts, ladder, defects, official, series, year, minimum_count, top_code.',
      },
    },
    {
      rule: 'names an unknown field of an entry of a list',
      files: edited('source.yaml', 'years: [2, 5]', 'year: [2, 5], years: [2, 5]'),
      fault: {
        file: 'data/survey/source.yaml',
        row: 10,
        field: 'ladder.1',
        cure: 'Use only: level, years, name.',
      },
    },
    {
      rule: 'tells a number from a text in YAML',
      files: edited('facts.yaml', 'low: 10', 'low: ten'),
      fault: {
        file: 'data/survey/facts.yaml',
        row: 2,
        field: 'figures.0.low',
        problem: '"ten" cannot stand here',
        cure: 'Write a number, without quotes or separators.',
      },
    },
    {
      rule: 'names an amount of nothing',
      files: edited('facts.yaml', 'low: 10', 'low: 0'),
      fault: {
        file: 'data/survey/facts.yaml',
        row: 2,
        field: 'figures.0.low',
        problem: '0 cannot stand here',
        cure: 'Write a number above 0.',
      },
    },
    {
      rule: 'says how a reference mark is written',
      files: edited('facts.yaml', 'section: Pay }', 'section: Pay, mark: three }'),
      fault: {
        file: 'data/survey/facts.yaml',
        row: 2,
        field: 'figures.0.mark',
        cure: 'Write a number, without quotes or separators, or write a list: each entry on a line of its own behind a hyphen, or [in, brackets].',
      },
    },
    {
      rule: 'names the row of YAML that cannot be read',
      files: edited('source.yaml', 'title: A survey', 'title: A survey: of pay'),
      fault: {
        file: 'data/survey/source.yaml',
        row: 2,
        cure: 'Put text that holds a colon, a brace, a star or a hash in double quotes, and check the indentation.',
      },
    },
    {
      rule: 'takes a star without quotes for a slip, not for a reference',
      files: edited('source.yaml', 'title: A survey', 'title: *survey'),
      fault: {
        file: 'data/survey/source.yaml',
        row: 2,
        problem: 'not valid YAML (a star starts a value)',
        cure: 'Put text that holds a colon, a brace, a star or a hash in double quotes, and check the indentation.',
      },
    },
    {
      rule: 'names a YAML file that is empty',
      files: { 'survey/facts.yaml': '' },
      fault: {
        file: 'data/survey/facts.yaml',
        field: 'the whole file',
        problem: 'null cannot stand here',
        cure: 'Write fields with their values, as in `name: value`.',
      },
    },
    {
      rule: 'names both records that share an id',
      files: {
        'survey/facts.yaml': survey('facts.yaml')
          .replace('id: bonus,', 'id: pay/mid,')
          .replace('{bonus}', '{pay/all}'),
      },
      fault: {
        file: 'data/survey/facts.yaml',
        row: 2,
        field: 'id',
        problem: '"survey/pay/mid" stands on two records: data/survey/wages.csv, row 2 has it as well',
        cure: 'Give one of them another id.',
      },
    },
    {
      rule: 'names a place that stands twice in one source',
      files: { 'survey/places.csv': `${survey('places.csv')}oslo,Oslo,city,,EUR,\n` },
      fault: { file: 'data/survey/places.csv', row: 3, field: 'id', cure: 'Give one of them another id.' },
    },
    {
      rule: 'names a skill that stands twice in one source',
      files: { 'survey/skills.csv': `${survey('skills.csv')}go,Go,,language,High,None,Skills,\n` },
      fault: { file: 'data/survey/skills.csv', row: 3, field: 'id', cure: 'Give one of them another id.' },
    },
    {
      rule: 'names a figure whose place nobody knows',
      files: edited('wages.csv', ',oslo,median', ',olso,median'),
      fault: {
        file: 'data/survey/wages.csv',
        row: 3,
        field: 'survey/pay/all, place',
        problem: 'no place is called "olso"',
        cure: "Add it to the source's places.csv, or correct the id.",
      },
    },
    {
      rule: 'names a range that ends below its start',
      files: edited('wages.csv', '70000+', '7000'),
      fault: {
        file: 'data/survey/wages.csv',
        row: 2,
        field: 'survey/pay/mid, high',
        problem: '7000 is below 50000',
        cure: 'Write the lower end in low and the upper end in high.',
      },
    },
    {
      rule: 'names a difference from a figure that does not exist',
      files: edited('facts.yaml', 'low: 10,', 'between: [pay/all, pay/none], low: 10,'),
      fault: {
        file: 'data/survey/facts.yaml',
        row: 2,
        field: 'survey/bonus, between',
        problem: 'no figure is called "survey/pay/none"',
        cure: 'Name two figures of the same source.',
      },
    },
    {
      rule: 'names a level whose years run backwards',
      files: edited('source.yaml', '[2, 5]', '[5, 2]'),
      fault: {
        file: 'data/survey/source.yaml',
        field: 'ladder, mid',
        problem: '2 is below 5',
        cure: 'Write the lower number of years first, and the levels from the lowest up.',
      },
    },
    {
      rule: 'names levels that stand in the wrong order',
      files: edited('source.yaml', 'level: entry, years: [0, 2]', 'level: entry, years: [3, 4]'),
      fault: {
        file: 'data/survey/source.yaml',
        field: 'ladder, mid',
        problem: 'it starts below entry, which stands before it',
        cure: 'Write the lower number of years first, and the levels from the lowest up.',
      },
    },
    {
      rule: 'names a figure in braces that does not exist',
      files: edited('facts.yaml', '{bonus}', '{bonuses}'),
      fault: {
        file: 'data/survey/facts.yaml',
        row: 4,
        field: 'survey/bonus/text, text',
        problem: 'no figure is called "survey/bonuses"',
        cure: 'Correct the id in braces, or add the figure.',
      },
    },
    {
      rule: 'names a number that is written into prose',
      files: edited('facts.yaml', '{bonus}', '15%'),
      fault: {
        file: 'data/survey/facts.yaml',
        row: 4,
        field: 'survey/bonus/text, text',
        problem: '"15%" is a number written into prose',
        cure: 'Make it a figure and name that in braces, as in {premium/cloud}.',
      },
    },
    {
      rule: 'names a disagreement about something that does not exist',
      files: {
        'disagreements.yaml':
          '- { id: pay, title: Pay, brief: Pay, heard_as: [pay], sides: [survey/pay], why: Who knows }\n',
      },
      fault: {
        file: 'data/disagreements.yaml',
        field: 'pay, sides',
        problem: 'nothing is called "survey/pay"',
        cure: 'Name a figure or a statement by its full id, its source in front.',
      },
    },
  ];

  it.each(cases)('$rule', ({ files, fault }) => {
    const faults = faultsWith(files);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatchObject(fault);
  });

  it('is found in the header of a file without rows as well', () => {
    expect(faultsWith({ 'survey/skills.csv': 'id,nome\n' }).map(({ field }) => field)).toContain('nome');
    expect(faultsWith({ 'survey/skills.csv': '' }).map(({ problem }) => problem)).toContain(
      'the column is missing',
    );
  });

  it('comes with a cure that says what to write, never "compare it with the others"', () => {
    for (const { files } of cases) {
      for (const { cure } of faultsWith(files)) expect(cure).not.toMatch(/compare|invalid|expected/i);
    }
  });

  it('does not keep the others from being told: all come at once', () => {
    const faults = faultsWith({
      'survey/source.yaml': survey('source.yaml').replace('covers: Pay in Oslo.\n', ''),
      'survey/places.csv': `${survey('places.csv')}a,b\nbergen,Bergen,town,,kroner,\n`,
      'survey/skills.csv': 'id,what\n',
      'other/source.yaml': 'id: another\n',
      'none/wages.csv': `${WAGES_HEADER}x,X,,,,median,,EUR/year,1e3,,Pay,,\n`,
    });
    expect(faults.map(({ file, row, field }) => [file, row, field].filter(Boolean).join(' '))).toEqual(
      expect.arrayContaining([
        'data/survey/source.yaml 1 covers',
        'data/survey/places.csv 3',
        'data/survey/places.csv 4 kind',
        'data/survey/places.csv 4 currency',
        'data/survey/skills.csv 1 what',
        'data/survey/skills.csv 1 demand',
        'data/other/source.yaml 1 title',
        'data/none/source.yaml',
        'data/none/wages.csv 2 low',
      ]),
    );
  });

  it('in one record is told once, not again for each text that names the record', () => {
    const faults = faultsWith(edited('wages.csv', '50000', '50k'));
    expect(survey('facts.yaml')).toContain('{pay/mid}');
    expect(faults.map(({ field }) => field)).toEqual(['low']);
  });

  it('names a folder that is not there', () => {
    expect(() => loadDatasets(['/nowhere/at/all'])).toThrow(
      '/nowhere/at/all: no such folder. Correct DATA_DIRS',
    );
  });

  it('names two folders that hold one source', () => {
    const message = withFiles(SURVEY, (one) =>
      withFiles(SURVEY, (other) => {
        try {
          loadDatasets([one, other]);
          return '';
        } catch (error) {
          return error instanceof InvalidFilesError ? error.message : String(error);
        }
      }),
    );
    expect(message).toBe(
      'data/survey/source.yaml, id: data/survey holds a source called "survey" as well. ' +
        'Rename one of the folders, and the id in its source.yaml.',
    );
  });
});

describe('how people ask for statements', () => {
  it('is read a line each, or from a list', () => {
    const lines = {
      ...SURVEY,
      'survey/asked.yaml': 'asked:\n  bonus/text: |\n    what bonus\n\n    how much bonus\n',
    };
    const list = { ...SURVEY, 'survey/asked.yaml': 'asked: { bonus/text: [what bonus, how much bonus] }' };
    for (const files of [lines, list]) {
      const datasets = withFiles(files, (folder) => loadDatasets([folder]));
      expect(datasets.statements.get('survey/bonus/text')?.asked).toEqual(['what bonus', 'how much bonus']);
    }
  });

  it.each([
    [
      'a statement that does not exist',
      'asked: { bonus/gone: [what bonus] }',
      'no statement of facts.yaml has this id',
    ],
    ['nothing at all', 'asked: { bonus/text: [] }', 'at least one'],
    [
      'one way twice',
      'asked: { bonus/text: [what bonus, What Bonus] }',
      'stands under survey/bonus/text as well',
    ],
  ])('is a fault for %s', (_, text, problem) => {
    const [fault] = faultsWith({ 'survey/asked.yaml': text });
    expect(fault?.file).toBe('data/survey/asked.yaml');
    expect(`${fault?.problem} ${fault?.cure}`).toContain(problem);
  });
});
