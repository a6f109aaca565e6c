/** What a start takes and what stays in memory, each in a process of its own where nothing else has left anything. */
import { execFileSync } from 'node:child_process';
import { z } from 'zod';
import type { Folders } from '../../src/ask.ts';
import { at } from './measure.ts';

const STARTS = 3;
const MEGABYTE = 1024 ** 2;
/** As `npm start` has it. */
const LIKE_THE_BOT = ['--max-semi-space-size=32'];

const START = `
const [module, folders] = process.argv.slice(1).map((text) => JSON.parse(text));
const { createEngine } = await import(module);
const started = performance.now();
createEngine(folders, () => 0).warmUp();
const ms = performance.now() - started;
process.stdout.write(JSON.stringify({ ms, bytes: process.memoryUsage.rss() }));
`;

const KEEP = `
const [module, folders, own, cache] = process.argv.slice(1).map((text) => JSON.parse(text));
const { loadDatasets } = await import(module);
const used = () => {
  gc();
  gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
globalThis.documents = loadDatasets(folders);
const before = used();
globalThis.tables = loadDatasets(own, cache);
process.stdout.write(JSON.stringify({ ms: 0, bytes: used() - before }));
`;

const measuredSchema = z.object({ ms: z.number(), bytes: z.number() });

/** Milliseconds until an engine is ready for any question, and megabytes of the whole process then. */
export function startAlone(
  askModule: string,
  folders: Folders,
): { readonly ms: number; readonly mb: number } {
  const starts = Array.from({ length: STARTS }, () => run(LIKE_THE_BOT, START, [askModule, folders]));
  const middle = (numbers: readonly number[]): number =>
    at(
      [...numbers].sort((a, b) => a - b),
      0.5,
    );
  return {
    ms: middle(starts.map(({ ms }) => ms)),
    mb: middle(starts.map(({ bytes }) => bytes)) / MEGABYTE,
  };
}

/** Bytes that the sources of a folder keep in memory, read from their tables' copies. */
export function keptAlone(
  loadModule: string,
  documents: readonly string[],
  own: string,
  cache: string,
): number {
  return run(['--expose-gc'], KEEP, [loadModule, documents, [own], cache]).bytes;
}

function run(
  flags: readonly string[],
  code: string,
  args: readonly unknown[],
): z.infer<typeof measuredSchema> {
  const shown = execFileSync(process.execPath, [
    ...flags,
    '--input-type=module',
    '-e',
    code,
    ...args.map((arg) => JSON.stringify(arg)),
  ]);
  return measuredSchema.parse(JSON.parse(shown.toString()));
}
