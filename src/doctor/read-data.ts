/**
 * Run as a thread of its own, so that its time can be limited: reads all data and intents as a start does, and keeps
 * nothing of it.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createEngine, type Folders } from '../ask.ts';
import { faultToText, InvalidFilesError } from '../datasets/fault.ts';
import type { DataRead } from './check-data.ts';

const folders: Folders = workerData;
parentPort?.postMessage(read());

function read(): DataRead {
  try {
    const { datasets, intents } = createEngine(folders, () => 0);
    return {
      sources: [...datasets.sources.values()].map(({ short, vintage }) => ({ short, vintage })),
      figures: datasets.figures.size,
      rows: [...datasets.tables.values()].reduce((sum, { table }) => sum + table.columns.rows, 0),
      intents: intents.length,
    };
  } catch (error) {
    if (!(error instanceof InvalidFilesError)) throw error;
    return { faults: error.faults.map(faultToText) };
  }
}
