/** How much of a big table a question reads: what it is about, however large the table is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAnswerer } from '../../src/answers/answer.ts';
import { createDatasets } from '../../src/datasets/datasets.ts';
import { sourceFolders } from '../../src/datasets/load-datasets.ts';
import { loadSource } from '../../src/datasets/load-source.ts';
import type { WageColumns } from '../../src/datasets/wage-columns.ts';
import { createWageTable } from '../../src/datasets/wage-table.ts';
import { loadEnglishWords } from '../../src/understanding/english.ts';
import { createUnderstander } from '../../src/understanding/understand.ts';
import { loadVocabulary } from '../../src/understanding/vocabulary.ts';
import { type GrownTables, growTables } from '../bench/grown-tables.ts';
import { tableQuestions } from '../bench/table-questions.ts';
import { engine, project } from '../engine.ts';

const SMALL = 3_000;
/** As many rows as the small ones, times this. */
const TIMES = 20;
/** Not every cell is in both tables, and a number may be that of five places. */
const MOST_FURTHER = 5;
/** Four vintages of the official series are ranked, for states and for metros. */
const READ_FOR_A_RANKING = 4 * 2;

interface Read {
  /** Rows of which anything was read. */
  readonly rows: number;
  /** Steps of the search for them. */
  readonly steps: number;
}

interface Counted {
  readonly grown: GrownTables;
  /** Asks, and says what of the tables was read for it. */
  ask(text: string): Read;
}

let folder: string;
let small: Counted;
let large: Counted;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
  small = withTables(SMALL);
  large = withTables(SMALL * TIMES);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the rows that a question reads', () => {
  it('are no more in a table of twenty times as many rows, unless places are ranked', () => {
    const questions = tableQuestions(small.grown, 40, 7).filter(({ kind }) => kind !== 'ranking');
    const read = new Map<string, { asked: number; small: number; large: number }>();
    for (const { kind, text } of questions) {
      const { asked, ...sum } = read.get(kind) ?? { asked: 0, small: 0, large: 0 };
      read.set(kind, {
        asked: asked + 1,
        small: sum.small + small.ask(text).rows,
        large: sum.large + large.ask(text).rows,
      });
    }
    for (const [kind, { asked, ...sum }] of read)
      expect(sum.large, `${kind}: ${sum.small} rows of few`).toBeLessThanOrEqual(
        sum.small + asked * MOST_FURTHER,
      );
    expect([...read.values()].reduce((sum, one) => sum + one.large, 0)).toBeGreaterThan(questions.length);
  });

  it('are found in steps that grow with the logarithm of the places', () => {
    const questions = tableQuestions(small.grown, 40, 8).filter(({ kind }) => kind === 'one cell');
    const stepsIn = (counted: Counted): number =>
      questions.reduce((sum, { text }) => sum + counted.ask(text).steps, 0);
    const growth = Math.log2(large.grown.places.length) / Math.log2(small.grown.places.length);
    expect(stepsIn(large)).toBeLessThanOrEqual(stepsIn(small) * growth * 1.5);
  });

  it('are one a place and vintage where places are ranked, whatever the other occupations', () => {
    for (const counted of [small, large]) {
      const { places } = counted.grown;
      for (const text of ['top metros', 'lowest paid states', `rank of ${places[3]} among metros`])
        expect(counted.ask(text).rows, text).toBeLessThanOrEqual(places.length * READ_FOR_A_RANKING + 100);
    }
  });
});

function withTables(rows: number): Counted {
  const known = [...engine.datasets.documentedPlaces.values()].filter(({ currency }) => currency === 'USD');
  const own = join(folder, String(rows));
  const grown = growTables(rows, known, own, join(folder, 'cache'));
  let read = new Set<string>();
  let steps = 0;
  const paths = [`${project}data`, own].flatMap(sourceFolders);
  const sources = paths.flatMap((path) => {
    const records = loadSource(path, [], new Set());
    if (!records?.table) return records ?? [];
    const counted = countReads(records.table.columns, (row, name) => {
      if (name === 'place') steps += 1;
      else read.add(`${path} ${row}`);
    });
    return { ...records, table: createWageTable(counted) };
  });
  const datasets = createDatasets(sources, engine.datasets.disagreements);
  const vocabulary = loadVocabulary(`${project}intents/vocabulary`, []);
  const { understand } = createUnderstander(
    vocabulary,
    engine.intents,
    datasets,
    loadEnglishWords(),
    () => 0,
  );
  const answer = createAnswerer(engine.intents, datasets);
  const ask = (text: string): Read => {
    read = new Set();
    steps = 0;
    answer(understand(text));
    return { rows: read.size, steps };
  };
  // What is put in order once, at the first question that needs it.
  ask('whose number is 100120?');
  return { grown, ask };
}

/** The same columns, telling of each row that is read. */
function countReads(
  columns: WageColumns,
  tell: (row: number, name: 'place' | 'level' | 'unit' | 'states') => void,
): WageColumns {
  const counting = <T extends Uint8Array | Uint16Array>(
    name: 'place' | 'level' | 'unit' | 'states',
    array: T,
  ): T =>
    new Proxy(array, {
      get(target, key) {
        if (typeof key === 'string' && /^\d+$/.test(key)) tell(Number(key), name);
        const value: unknown = Reflect.get(target, key, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  return {
    ...columns,
    place: counting('place', columns.place),
    level: counting('level', columns.level),
    unit: counting('unit', columns.unit),
    states: counting('states', columns.states),
  };
}
