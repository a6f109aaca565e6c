/**
 * `npm run fit [-- --samples FILE …]`: fits the weights of `src/understanding/confidence.ts` on the held-out
 * questions, on outsiders' questions where given, and on everyday requests where they lie beside the repository.
 * Prints the weights, and what each threshold would keep of ours and let through of the others.
 */
import { parseArgs } from 'node:util';
import { loadDatasets } from '../../src/datasets/load-datasets.ts';
import type { Signal, Signals } from '../../src/understanding/confidence.ts';
import { loadEnglishWords } from '../../src/understanding/english.ts';
import { loadIntents } from '../../src/understanding/intents.ts';
import { createUnderstander } from '../../src/understanding/understand.ts';
import { loadVocabulary } from '../../src/understanding/vocabulary.ts';
import { project } from '../engine.ts';
import { loadCases, loadEveryday, loadSamples } from './cases.ts';

interface Row {
  readonly text: string;
  readonly signals: Signals;
  readonly ours: boolean;
  readonly everyday: boolean;
}

const ROUNDS = 3_000;
const RATE = 0.03;
const DECAY = 1e-4;

const { values } = parseArgs({
  options: { samples: { type: 'string', multiple: true }, worst: { type: 'boolean' } },
});
const datasets = loadDatasets([`${project}data`]);
const understander = createUnderstander(
  loadVocabulary(`${project}intents/vocabulary`, []),
  loadIntents(`${project}intents`, []),
  datasets,
  loadEnglishWords(),
  () => 0,
);
const rows = [
  ...loadCases()
    .filter(({ conversation }) => conversation === undefined)
    .flatMap(({ say, intent }) =>
      intent.startsWith('asked: ')
        ? rowOf(say, intent !== 'asked: oos')
        : rowOf(say, intent !== 'off-topic', intent),
    ),
  ...(values.samples ?? []).flatMap((file) =>
    loadSamples(file).flatMap(({ say, intent }) => rowOf(say, intent !== 'oos')),
  ),
  ...(loadEveryday() ?? []).flatMap((text) => rowOf(text, false, undefined, true)),
];
const names = Object.keys(rows[0]?.signals ?? {}) as Signal[];
const weights = fitted();
const scores = rows.map(({ signals }) =>
  sigmoid(names.reduce((sum, name) => sum + weights[name] * signals[name], 0)),
);
for (const name of names) print(name, weights[name].toFixed(2));
print('\nthreshold', 'ours kept', 'others through', 'everyday');
for (const least of [0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) {
  const kept = (list: readonly Row[]): string => {
    const passing = list.filter((row) => (scores[rows.indexOf(row)] ?? 0) >= least).length;
    return `${passing} of ${list.length}`;
  };
  print(
    String(least),
    kept(rows.filter(({ ours }) => ours)),
    kept(rows.filter(({ ours, everyday }) => !ours && !everyday)),
    kept(rows.filter(({ everyday }) => everyday)),
  );
}
if (values.worst) {
  const ranked = rows.map((row, i) => ({ ...row, score: scores[i] ?? 0 })).sort((a, b) => a.score - b.score);
  for (const { score, text } of ranked.filter(({ ours }) => ours).slice(0, 60)) print(text, score.toFixed(2));
  print('');
  for (const { score, text } of ranked.filter(({ ours }) => !ours).slice(-60)) print(text, score.toFixed(2));
}

/** Questions that were taken for another intent teach nothing about whether they are ours. */
function rowOf(text: string, ours: boolean, intent?: string, everyday = false): Row[] {
  const chosen = understander.weigh(text);
  const misread = ours && intent !== undefined && intent !== 'gap' && chosen.intent !== intent;
  // Help is no answer, whoever asks for it.
  const harmless = !ours && chosen.intent === 'help';
  return chosen.signals && !misread && !harmless ? [{ text, signals: chosen.signals, ours, everyday }] : [];
}

/** Gradient descent on signals of one scale, with momentum for each. */
function fitted(): Record<Signal, number> {
  const scaleOf = new Map(
    names.map((name) => {
      const list = rows.map(({ signals }) => signals[name]);
      const mean = name === 'bias' ? 0 : list.reduce((sum, value) => sum + value, 0) / list.length;
      const spread = Math.sqrt(list.reduce((sum, value) => sum + (value - mean) ** 2, 0) / list.length) || 1;
      return [name, { mean, spread: name === 'bias' ? 1 : spread }];
    }),
  );
  const scaled = rows.map(({ signals }) =>
    names.map((name) => (signals[name] - (scaleOf.get(name)?.mean ?? 0)) / (scaleOf.get(name)?.spread ?? 1)),
  );
  const found = names.map(() => 0);
  const speed = names.map(() => 0);
  const force = names.map(() => 0);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = names.map((_, j) => DECAY * (found[j] ?? 0));
    scaled.forEach((row, i) => {
      const error =
        sigmoid(row.reduce((sum, value, j) => sum + value * (found[j] ?? 0), 0)) - Number(rows[i]?.ours);
      row.forEach((value, j) => {
        slope[j] = (slope[j] ?? 0) + (error * value) / rows.length;
      });
    });
    slope.forEach((one, j) => {
      speed[j] = 0.9 * (speed[j] ?? 0) + 0.1 * one;
      force[j] = 0.999 * (force[j] ?? 0) + 0.001 * one * one;
      const ahead = (speed[j] ?? 0) / (1 - 0.9 ** round);
      found[j] =
        (found[j] ?? 0) - (RATE * ahead) / (Math.sqrt((force[j] ?? 0) / (1 - 0.999 ** round)) + 1e-8);
    });
  }
  const raw = names.map((name, j) => [name, (found[j] ?? 0) / (scaleOf.get(name)?.spread ?? 1)] as const);
  const shift = raw.reduce((sum, [name, weight]) => sum + weight * (scaleOf.get(name)?.mean ?? 0), 0);
  return Object.fromEntries(
    raw.map(([name, weight]) => [name, name === 'bias' ? weight - shift : weight]),
  ) as Record<Signal, number>;
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function print(name: string, ...cells: readonly string[]): void {
  process.stdout.write(`${name.padEnd(24)}${cells.map((cell) => cell.padStart(18)).join('')}\n`);
}
