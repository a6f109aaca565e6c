/**
 * Run as a thread of its own: builds an engine, so that the files' faults are found and what is learnt of them is kept
 * while the bot goes on answering. The engine itself cannot leave the thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { createEngine, type Folders } from './ask.ts';
import { type Fault, InvalidFilesError } from './datasets/fault.ts';

const folders: Folders = workerData;
parentPort?.postMessage(faultsOf(folders));

function faultsOf(folders: Folders): readonly Fault[] {
  try {
    createEngine(folders, () => 0).warmUp();
    return [];
  } catch (error) {
    if (!(error instanceof InvalidFilesError)) throw error;
    return error.faults;
  }
}
