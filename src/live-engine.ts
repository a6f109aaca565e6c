/**
 * The engine of a bot that runs: when files change, another is built from all of them, and takes its place at once if
 * it has no fault. Whoever holds it need not know.
 */
import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { createEngine, type Engine, type Folders } from './ask.ts';
import { describeFault } from './chat/describe-fault.ts';
import type { Log } from './chat/log.ts';
import type { Meter } from './chat/meter.ts';
import { type Fault, faultToText, InvalidFilesError } from './datasets/fault.ts';
import { type Beat, createWatch, lookAt } from './watch-files.ts';

/** Of many faults the first ones tell what went wrong. */
const MOST_FAULTS = 20;

export interface LiveEngineOptions {
  readonly folders: Folders;
  readonly log: Log;
  readonly meter: Meter;
  readonly now: () => number;
  readonly beat: Beat;
}

export interface LiveEngine {
  /** Always the one in use: what is taken from it must not be kept. */
  readonly engine: Engine;
  /** Begins to look for changes. */
  start(): void;
  stop(): void;
}

/** @throws InvalidFilesError for the files that are there now */
export async function createLiveEngine({
  folders,
  log,
  meter,
  now,
  beat,
}: LiveEngineOptions): Promise<LiveEngine> {
  const look = () => lookAt([...folders.data, folders.intents]);
  const before = await look();
  let current = createEngine(folders, now);
  current.warmUp();
  const ended = new AbortController();
  let end = () => {};

  async function renew(): Promise<void> {
    const seen = await look();
    const faults = await tryInThread(folders, ended.signal);
    if (faults.length > 0) throw new InvalidFilesError(faults);
    // What has changed meanwhile was not tried: the next look finds it.
    if (ended.signal.aborted || (await look()) !== seen) return;
    const began = now();
    const next = createEngine(folders, now);
    const built = now();
    // Whoever asked meanwhile is answered in between: the first ends before anybody is heard, the second after.
    await setImmediate();
    await setImmediate();
    const resumed = now();
    next.warmUp();
    next.goOn(current.conversations());
    current = next;
    meter.note({ kind: 'reload', taken: true });
    log.info(
      { sources: next.datasets.sources.size, heldUpMs: [built - began, now() - resumed] },
      'files have changed: the bot answers from the new ones',
    );
  }

  const watch = createWatch(look, before, () =>
    renew().catch((error: unknown) => {
      if (ended.signal.aborted) return;
      meter.note({ kind: 'reload', taken: false });
      const known = error instanceof InvalidFilesError;
      log.error(
        known ? describeFaults(error.faults) : describeFault(error),
        known
          ? 'files have changed and have faults: the bot goes on with what it had'
          : 'files have changed and could not be read: the bot goes on with what it had; a restart reads them',
      );
    }),
  );
  return {
    engine: {
      ask: (question) => current.ask(question),
      get datasets() {
        return current.datasets;
      },
      get intents() {
        return current.intents;
      },
      plainWording: (reply) => current.plainWording(reply),
      withoutNames: (text) => current.withoutNames(text),
      warmUp: () => current.warmUp(),
      conversations: () => current.conversations(),
      goOn: (conversations) => current.goOn(conversations),
    },
    start() {
      end = beat(watch);
    },
    stop() {
      end();
      ended.abort();
    },
  };
}

/** A second or more of work, beside the bot's own. */
async function tryInThread(folders: Folders, signal: AbortSignal): Promise<readonly Fault[]> {
  const worker = new Worker(new URL('try-files.js', import.meta.url), { workerData: folders });
  try {
    const [faults]: readonly Fault[][] = await once(worker, 'message', { signal });
    return faults ?? [];
  } finally {
    await worker.terminate();
  }
}

function describeFaults(faults: readonly Fault[]): object {
  const further = faults.length - MOST_FAULTS;
  return {
    faults: faults.slice(0, MOST_FAULTS).map(faultToText),
    ...(further > 0 ? { further } : {}),
  };
}
