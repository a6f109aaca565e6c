/**
 * The engine by itself: what a question costs, what it costs when intents and vocabulary or tables grow, and how long
 * the start takes. The built code is measured, as it is what runs.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import Fuse from 'fuse.js';
import { project } from '../engine.ts';
import { loadCases, loadEveryday } from '../eval/cases.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { growIntents, growVocabulary } from './grown.ts';
import { at, heading, medianOf, quantiles, row, timesOf } from './measure.ts';
import { tables } from './tables.ts';

/** A module of src as built, with its types. */
async function built<T>(module: string): Promise<T> {
  return (await import(`${project}dist/${module}.js`)) as T;
}
type Ask = typeof import('../../src/ask.ts');
type Understand = typeof import('../../src/understanding/understand.ts');
type Load = typeof import('../../src/understanding/vocabulary.ts');
type Datasets = typeof import('../../src/datasets/load-datasets.ts');
type English = typeof import('../../src/understanding/english.ts');

const folders = { data: [`${project}data`], intents: `${project}intents` };
const questions = [...loadCases().map(({ say }) => say), ...(loadEveryday() ?? [])];

const { createEngine } = await built<Ask>('ask');
const engine = createEngine(folders, () => 0);
engine.warmUp();

/** What a question costs, and how long a start takes. */
export function answering(): void {
  startUp();
  distribution();
  longest();
}

/** The same questions where tables of wages grow. */
export async function growingTables(): Promise<void> {
  const { loadDatasets } = await built<Datasets>('datasets/load-datasets');
  tables({
    createEngine,
    loadDatasets,
    modules: { ask: `${project}dist/ask.js`, load: `${project}dist/datasets/load-datasets.js` },
    folders,
    heldOut: questions,
  });
}

function startUp(): void {
  heading('start-up (median of 7)', 'ms', 'ratio');
  const bare = medianOf(7, () => execFileSync(process.execPath, ['-e', '0']));
  row('node by itself', bare, 1);
  const one = medianOf(7, () =>
    execFileSync(process.execPath, [`${project}dist/main.js`, 'ask', 'senior seattle']),
  );
  row('one question from a shell', one, one / bare);
  const ready = medianOf(7, () => createEngine(folders, () => 0).warmUp());
  row('the engine, ready for any question', ready, ready / bare);
  const nowhere = { from: [], into: join(process.execPath, 'nowhere') };
  const anew = medianOf(7, () => createEngine({ ...folders, kept: nowhere }, () => 0).warmUp());
  row('the same, with all learnt anew', anew, anew / bare);
}

function distribution(): void {
  heading(`one question, of ${questions.length}`, 'median', '90 %', '99 %', 'most', 'ratio');
  const ours = timesOf(questions, (text) => engine.ask({ text }));
  row('salary-bot', ...quantiles(ours), 1);
  const fuse = new Fuse(
    engine.intents.flatMap(({ phrasings }) => phrasings),
    { includeScore: true, ignoreLocation: true, threshold: 0.5 },
  );
  const theirs = timesOf(
    questions.filter((_, i) => i % 100 === 0),
    (text) => fuse.search(text.slice(0, 32), { limit: 2 }),
  );
  row('fuse.js over the phrasings', ...quantiles(theirs), at(theirs, 0.5) / at(ours, 0.5));
}

function longest(): void {
  heading('hostile texts, the slowest', 'ms');
  const times = Object.entries(hostileTexts).map(([name, text]) => {
    const runs = timesOf(Array<string>(5).fill(text), (one) => engine.ask({ text: one }));
    return { name, most: at(runs, 1) };
  });
  for (const { name, most } of times.sort((a, b) => b.most - a.most).slice(0, 5)) row(name, most);
}

/** The same questions where intents and vocabulary grow. */
export async function growingIntents(): Promise<void> {
  heading('intents and vocabulary', 'median', '99 %', 'ratio', 'ratio', 'start');
  const { loadVocabulary } = await built<Load>('understanding/vocabulary');
  const { loadEnglishWords } = await built<English>('understanding/english');
  const { createUnderstander } = await built<Understand>('understanding/understand');
  const vocabulary = loadVocabulary(`${folders.intents}/vocabulary`, []);
  let once: readonly number[] = [];
  for (const times of [1, 10, 100]) {
    const intents = growIntents(engine.intents, vocabulary, times);
    const started = performance.now();
    const grown = growVocabulary(vocabulary, times);
    const understander = createUnderstander(grown, intents, engine.datasets, loadEnglishWords(), () => 0);
    understander.warmUp();
    const start = performance.now() - started;
    const spent = timesOf(questions, (text) => understander.understand(text));
    if (times === 1) once = spent;
    const ratio = (share: number): number => at(spent, share) / at(once, share);
    row(`${times} times`, at(spent, 0.5), at(spent, 0.99), ratio(0.5), ratio(0.99), start);
  }
}
