/** Data and intent files, spoilt in every way: they are loaded, or each fault is told with the file that it is in. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { type Fault, InvalidFilesError } from '../../src/datasets/fault.ts';
import { parseAmount } from '../../src/datasets/importers/parse-amount.ts';
import { readMapping } from '../../src/datasets/importers/read-mapping.ts';
import { loadDatasets } from '../../src/datasets/load-datasets.ts';
import { openTable } from '../../src/datasets/tables/open-table.ts';
import { loadIntents } from '../../src/understanding/intents.ts';
import { loadVocabulary } from '../../src/understanding/vocabulary.ts';
import { SURVEY } from '../datasets/source-folder.ts';
import { findLeaks } from './find-leaks.ts';
import { runs } from './fuzz-runs.ts';
import { anyMutations, mutate, type Payload } from './mutate.ts';
import { MEGABYTE, slowTexts } from './nasty-texts.ts';

type Content = string | Buffer | 'a folder' | 'a link to nowhere';

const TABLE = 'role,place,level,unit,mean,p10,p25,p50,p75,p90,count,employment\n';

const DATA: Readonly<Record<string, string>> = {
  ...SURVEY,
  'survey/ladder.yaml':
    '- { level: mid, section: Ladder, summary: Works alone., expects: [Tests], promoted_by: [Scope] }\n',
  'survey/asked.yaml': 'asked:\n  bonus/text: |\n    what bonus\n    how much bonus\n',
  'survey/roles.csv': 'id,name,code,aliases\nbackend,Backend developers,15-1252,\n',
  'survey/ambiguous.csv': 'alias,means\nspringfield,oslo|oslo\n',
  'survey/table.csv': `${TABLE}backend,oslo,mid,EUR/year,50000,,,,,,,\n`,
  'disagreements.yaml':
    '- { id: pay, title: Pay, brief: Pay, heard_as: [pay], sides: [survey/pay/all], why: Who knows }\n',
};

const INTENTS: Readonly<Record<string, string>> = {
  'bonus.yaml': `intent: bonus
title: Bonuses
example: what bonus do I get?
uses: [level, place]
phrasings: |
  what bonus
  how much bonus
reply:
  headline: "Bonuses are {survey/bonus}."
  points: [survey/bonus/text]
  judges: [{ figure: survey/bonus, heard: share }]
followUps: [what is senior pay?]
`,
  'vocabulary/words.yaml': `levels: [{ id: mid, name: Mid-level, aliases: [mid, middle] }]
ambiguous: [{ alias: lead, means: [senior, staff], reply: ask }]
concepts: [{ id: bonus, aliases: [bonus, bonuses], subject: true }]
fillers: [please]
glue: [of]
`,
  'vocabulary/world.csv': 'id,name,kind,within,code,careful,aliases\ntoronto,Toronto,city,,,,yyz|the six\n',
  'vocabulary/other-roles.csv': 'id,name,careful,aliases\nplumber,plumbers,yes,\n',
  'vocabulary/companies.csv': 'id,name,careful,aliases\nacme,Acme,,\n',
};

/** Writes the files, loads them, and says what was wrong with them; any other exception is the test's. */
function faultsOf(files: Readonly<Record<string, Content>>): readonly Fault[] {
  const root = mkdtempSync(join(tmpdir(), 'salary-bot-'));
  try {
    for (const folder of ['data/survey', 'intents/vocabulary'])
      mkdirSync(join(root, folder), { recursive: true });
    for (const [name, content] of Object.entries(files)) write(join(root, name), content);
    const faults: Fault[] = [];
    try {
      loadDatasets([join(root, 'data')], join(root, 'cache'));
    } catch (error) {
      if (!(error instanceof InvalidFilesError)) throw error;
      faults.push(...error.faults);
    }
    loadIntents(join(root, 'intents'), faults);
    loadVocabulary(join(root, 'intents', 'vocabulary'), faults);
    return faults;
  } finally {
    rmSync(root, { recursive: true });
  }
}

function write(path: string, content: Content): void {
  mkdirSync(dirname(path), { recursive: true });
  if (content === 'a folder') mkdirSync(path);
  else if (content === 'a link to nowhere') symlinkSync('/nowhere/at/all', path);
  else writeFileSync(path, content);
}

const WHOLE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.entries(DATA).map(([name, text]) => [`data/${name}`, text])),
  ...Object.fromEntries(Object.entries(INTENTS).map(([name, text]) => [`intents/${name}`, text])),
};
const names = Object.keys(WHOLE);

/** Each fault names a file that there is or should be, what is wrong and what to do. */
function expectTold(faults: readonly Fault[]): void {
  for (const { file, problem, cure } of faults) {
    expect(file).toMatch(/^(?:data|intents)\/[\w/.-]+$/);
    expect(problem).toMatch(/\S/);
    expect(cure).toMatch(/\S/);
    expect(findLeaks(problem + cure, [tmpdir()])).toEqual([]);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect('polluted' in {}).toBe(false);
}

describe('files of data and intents', () => {
  it('are right as they stand here', () => {
    expect(faultsOf(WHOLE)).toEqual([]);
  });

  it('are loaded or told, whatever is cut out of them, put into them or turned over in them', () => {
    const tokens = fc.constantFrom(
      '&a [*a, *a]',
      '*a',
      '<<: *a',
      '<<: {a: 1}',
      '!!binary "aGk="',
      '!!set {a, b}',
      '!!omap [a: 1]',
      '!!js/function x',
      '!<tag:x>',
      '? [a]\n: b',
      '? ',
      ': ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      '|',
      '>',
      '\t',
      '\0',
      '\ufeff',
      '---\n',
      '...\n',
      '%YAML 9.9\n',
      '__proto__: { polluted: true }',
      'constructor: { prototype: { polluted: true } }',
      '__proto__',
      'toString',
      '.inf',
      '.nan',
      '0x7f',
      '1e999',
      '-0',
      '2025-01-01',
      'null',
      '~',
      'yes',
      '"',
      "'",
      ',',
      '\r',
      '\n',
      '\n\n',
      '\ud800',
      '\u202e',
      '{{x}}',
      '{',
      'x'.repeat(5_000),
    );
    const edit = fc.record(
      { at: fc.nat(), gone: fc.nat(30), put: fc.oneof(tokens, fc.string({ unit: 'binary', maxLength: 8 })) },
      { noNullPrototype: true },
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        (name, edits) => {
          const text = edits.reduce((left, { at, gone, put }) => {
            const from = at % (left.length + 1);
            return left.slice(0, from) + put + left.slice(from + gone);
          }, WHOLE[name] ?? '');
          expectTold(faultsOf({ ...WHOLE, [name]: text }));
        },
      ),
      runs(100),
    );
  });

  it('are loaded or told, whatever is missing from what they say or wrong with it', () => {
    const yaml = names.filter((name) => name.endsWith('.yaml'));
    const small = anyMutations.filter((all) =>
      all.every(({ change }) => !/without end|megabyte/.test(change)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...yaml), small, (name, mutations) => {
        const { it: spoilt } = mutate({ it: parse(WHOLE[name] ?? '') as Payload }, mutations);
        expectTold(faultsOf({ ...WHOLE, [name]: stringify(spoilt ?? null) }));
      }),
      runs(80),
    );
  });

  it('are loaded or told, whatever bytes they are made of', () => {
    const bytes = fc.uint8Array({ maxLength: 200 }).map((one) => Buffer.from(one));
    fc.assert(
      fc.property(fc.constantFrom(...names), bytes, (name, content) => {
        expectTold(faultsOf({ ...WHOLE, [name]: content }));
      }),
      runs(40),
    );
  });

  it.each(names)('are told where one is no file: %s', (name) => {
    const faults = faultsOf({ ...WHOLE, [name]: 'a folder' });
    expectTold(faults);
    expect(faults.map(({ file }) => file)).toContain(name);
    expectTold(faultsOf({ ...WHOLE, [name]: 'a link to nowhere' }));
    expectTold(faultsOf({ ...WHOLE, [name]: Buffer.from(WHOLE[name] ?? '', 'utf16le') }));
    expectTold(faultsOf({ ...WHOLE, [name]: '' }));
  });
});

const deep = 100_000;
const LONG = 100_000;
const lines = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');
const BOMBS: Readonly<Record<string, string>> = {
  'aliases that double each time': `a0: &a0 [x, x]\n${lines(40, (i) => `a${i + 1}: &a${i + 1} [*a${i}, *a${i}]`)}`,
  'an alias of itself': 'a: &a [*a]',
  'keys merged into one another': `a0: &a0 { x: 1 }\n${lines(40, (i) => `a${i + 1}: &a${i + 1} { <<: [*a${i}, *a${i}] }`)}`,
  'lists without end': '['.repeat(deep),
  'lists closed again': '['.repeat(deep) + ']'.repeat(deep),
  'fields without end': '{a: '.repeat(deep),
  'hyphens without end': '- '.repeat(deep),
  'questions without end': '? '.repeat(deep),
  'stairs without end': lines(3_000, (i) => `${' '.repeat(i)}a:`),
  'much of one word': 'a'.repeat(LONG),
  'much of numbers': '1'.repeat(LONG),
  'much of quotes': '"'.repeat(LONG),
  'much of commas': ','.repeat(LONG),
  'much in quotes': `"${'a\n'.repeat(LONG / 2)}`,
  'many anchors': lines(5_000, (i) => `a${i}: &a${i} x`),
  'many documents': '---\n'.repeat(20_000),
  'many faults': lines(5_000, (i) => `field${i}: [`),
  'many rows': lines(20_000, (i) => `${i},${i}`),
};
const READ: readonly string[] = [
  'data/survey/facts.yaml',
  'data/survey/wages.csv',
  'data/survey/table.csv',
  'intents/bonus.yaml',
  'intents/vocabulary/world.csv',
];

describe('a file made to grow', () => {
  it.each(Object.entries(BOMBS))('is told, and costs no more than its size: %s', (_, content) => {
    for (const name of READ) {
      const faults = faultsOf({ ...WHOLE, [name]: content });
      expectTold(faults);
      expect(faults.map(({ file }) => file)).toContain(name);
    }
  });

  it('may have much of prose in one of its texts', () => {
    for (const prose of [
      'word '.repeat(LONG / 5),
      'a'.repeat(LONG),
      '{bonus} '.repeat(LONG / 8),
      '{'.repeat(LONG),
    ]) {
      const facts = (WHOLE['data/survey/facts.yaml'] ?? '').replace('Bonuses of', `Bonuses ${prose} of`);
      expectTold(faultsOf({ ...WHOLE, 'data/survey/facts.yaml': facts }));
      const wages = `${WHOLE['data/survey/wages.csv']}${prose},x,,,,median,,EUR/year,1,,Pay,,${prose}\n`;
      expectTold(faultsOf({ ...WHOLE, 'data/survey/wages.csv': wages }));
    }
  });
});

describe('a table that is to be added', () => {
  const read = async (content: string | Buffer, name: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
    const path = join(folder, name);
    try {
      writeFileSync(path, content);
      const table = await openTable(path, () => {});
      let rows = 0;
      for await (const batch of table.batches) rows += batch.length;
      return rows;
    } catch (error) {
      if (!(error instanceof InvalidFilesError)) throw error;
      expect(error.message).toContain(name);
      return 0;
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  const larger = {
    'a quote that nobody closes': `a,b\n"${'a\n'.repeat(MEGABYTE / 2)}`,
    'quotes that are doubled, line by line': `a,b\n"${'""\n'.repeat(MEGABYTE / 3)}`,
    'one line': 'a'.repeat(MEGABYTE),
    'one line of brackets': ' ('.repeat(MEGABYTE / 2),
  };
  it.each(Object.entries({ ...BOMBS, ...larger }))(
    'is read or refused by its name: %s',
    async (_, content) => {
      await read(content, 'odd.csv');
      await read(content.replaceAll('\n', '\r'), 'odd.csv');
    },
  );

  it('may have a megabyte in a cell of pay', () => {
    fc.assert(
      fc.property(slowTexts(MEGABYTE), fc.constantFrom<'.' | ','>('.', ','), (text, decimal) => {
        expect(parseAmount(text, decimal).kind).toBe('wrong');
      }),
      runs(10),
    );
    expect(parseAmount('1 constructor', '.').kind).toBe('wrong');
  });

  it('is read or refused by its name, whatever bytes it is made of', async () => {
    const beginning = fc.constantFrom(
      '',
      'PK\u0003\u0004',
      '\u001f\u008b\u0008',
      '\ufeff',
      '\u00ff\u00fe',
      'a,b\n',
    );
    await fc.assert(
      fc.asyncProperty(beginning, fc.uint8Array({ maxLength: 300 }), async (start, bytes) => {
        await read(Buffer.concat([Buffer.from(start, 'latin1'), bytes]), 'odd.bin');
      }),
      runs(100),
    );
  });
});

describe('a mapping', () => {
  it('is read or refused by its name', () => {
    const folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
    const path = join(folder, 'odd.yaml');
    try {
      for (const content of Object.values(BOMBS)) {
        writeFileSync(path, content);
        expect(() => readMapping(path)).toThrow(InvalidFilesError);
      }
      expect(() => readMapping(folder)).toThrow(InvalidFilesError);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
