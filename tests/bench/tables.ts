/**
 * What big tables cost: the same kinds of questions over tables from three hundred rows to a million, and without any.
 * All engines take turns question by question, and each question counts with the second fastest of several rounds, so
 * that whatever else the machine does falls on all of them alike and is mostly left out.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine, Folders } from '../../src/ask.ts';
import type { Place } from '../../src/datasets/records.ts';
import { keptAlone, startAlone } from './alone.ts';
import { growTables } from './grown-tables.ts';
import { at, heading, medianOf, row, timeOf } from './measure.ts';
import { type TableQuestion, tableQuestions } from './table-questions.ts';

const SIZES = [300, 3_000, 30_000, 300_000, 1_000_000];
const OF_EACH_KIND = 150;
const ROUNDS = 5;
const SEED = 7;
/** Of the held-out questions one in so many. */
const ONE_IN = 4;

export interface Parts {
  readonly createEngine: typeof import('../../src/ask.ts').createEngine;
  readonly loadDatasets: typeof import('../../src/datasets/load-datasets.ts').loadDatasets;
  /** Where these two stand, built. */
  readonly modules: { readonly ask: string; readonly load: string };
  readonly folders: Folders;
  readonly heldOut: readonly string[];
}

interface Sized {
  readonly name: string;
  readonly engine: Engine;
  readonly questions: readonly TableQuestion[];
}

export function tables({ createEngine, loadDatasets, modules, folders, heldOut }: Parts): void {
  const root = mkdtempSync(join(tmpdir(), 'salary-bot-'));
  try {
    const learnt = join(root, 'learnt');
    const kept = { from: [learnt], into: learnt };
    const bare = createEngine({ ...folders, kept }, () => 0);
    bare.warmUp();
    const known = placesToBeginWith([...bare.datasets.documentedPlaces.values()]);
    const sized: Sized[] = [];
    heading('tables', 'sources', 'load, ms', 'ratio', 'bytes/row', 'ready, ms', 'RSS, MB');
    const alone = startAlone(modules.ask, { ...folders, kept });
    row('the documents alone', 0, 0, 0, 0, alone.ms, alone.mb);
    let first: number | undefined;
    for (const size of SIZES) {
      const [own, cache] = [join(root, String(size), 'data'), join(root, String(size), 'cache')];
      const grown = growTables(size, known, own, cache);
      const all = { data: [...folders.data, own], intents: folders.intents, cache, kept };
      const engine = createEngine(all, () => 0);
      engine.warmUp();
      const name = `${grown.rows.toLocaleString('en-GB')} rows`;
      sized.push({ name, engine, questions: tableQuestions(grown, OF_EACH_KIND, SEED) });
      const load = medianOf(5, () => loadDatasets([own], cache));
      first ??= load;
      const bytes = keptAlone(modules.load, folders.data, own, cache);
      const { ms, mb } = startAlone(modules.ask, all);
      row(name, grown.sources, load, load / first, bytes / grown.rows, ms, mb);
    }
    const documents = { name: 'the documents alone', engine: bare, questions: sized[0]?.questions ?? [] };
    const asked = askInTurns([documents, ...sized]);
    growth('a question about tables', asked);
    byKind(asked);
    const others = heldOut.filter((_, i) => i % ONE_IN === 0).map((text) => ({ kind: 'held out', text }));
    growth(
      'a held-out question',
      askInTurns([documents, ...sized].map((one) => ({ ...one, questions: others }))),
    );
  } finally {
    rmSync(root, { recursive: true });
  }
}

/** The nation first, then what is paid in its money. */
function placesToBeginWith(documented: readonly Place[]): Place[] {
  const [nation] = documented.filter(({ kind, currency }) => kind === 'country' && currency === 'USD');
  return [
    ...(nation ? [nation] : []),
    ...documented.filter((place) => place.currency === 'USD' && place !== nation),
  ];
}

interface Asked {
  readonly name: string;
  /** Milliseconds of each question. */
  readonly spent: readonly { readonly kind: string; readonly ms: number }[];
}

function askInTurns(sized: readonly Sized[]): Asked[] {
  const times = sized.map(({ questions }) => questions.map((): number[] => []));
  const most = Math.max(...sized.map(({ questions }) => questions.length));
  // The first round warms up.
  for (let round = 0; round <= ROUNDS; round++) {
    for (let i = 0; i < most; i++) {
      sized.forEach(({ engine, questions }, which) => {
        const text = questions[i]?.text ?? '';
        const ms = timeOf(() => engine.ask({ text }));
        if (round > 0) times[which]?.[i]?.push(ms);
      });
    }
  }
  return sized.map(({ name, questions }, which) => ({
    name,
    spent: questions.map(({ kind }, i) => ({ kind, ms: sorted(times[which]?.[i] ?? [])[1] ?? 0 })),
  }));
}

function growth(what: string, asked: readonly Asked[]): void {
  heading(what, 'median', '99 %', 'ratio', 'ratio');
  const [documents] = asked.map(({ spent }) => sorted(spent.map(({ ms }) => ms)));
  for (const { name, spent } of asked) {
    const times = sorted(spent.map(({ ms }) => ms));
    const ratio = (share: number): number => at(times, share) / at(documents ?? [], share);
    row(name, at(times, 0.5), at(times, 0.99), ratio(0.5), ratio(0.99));
  }
}

/** @param asked the documents alone first, then the smallest table */
function byKind(asked: readonly Asked[]): void {
  heading('median by kind', ...asked.map(({ name }) => name.replace(/^the | rows$| alone$/g, '')), 'ratio');
  for (const kind of new Set(asked[0]?.spent.map((one) => one.kind))) {
    const medians = asked.map(({ spent }) =>
      at(sorted(spent.flatMap((one) => (one.kind === kind ? [one.ms] : []))), 0.5),
    );
    row(kind, ...medians, (medians.at(-1) ?? 0) / (medians[1] ?? 1));
  }
}

function sorted(times: readonly number[]): number[] {
  return [...times].sort((a, b) => a - b);
}
