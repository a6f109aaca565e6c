/** The one road from a question to its reply, built from the files once. */
import { createAnswerer } from './answers/answer.ts';
import { checkIntents } from './answers/check-intents.ts';
import type { Ask } from './chat/platform.ts';
import type { Datasets } from './datasets/datasets.ts';
import { type Fault, InvalidFilesError } from './datasets/fault.ts';
import { loadDatasets } from './datasets/load-datasets.ts';
import { loadEnglishWords } from './understanding/english.ts';
import { type Intent, loadIntents } from './understanding/intents.ts';
import { createUnderstander } from './understanding/understand.ts';
import { loadVocabulary } from './understanding/vocabulary.ts';

export interface Folders {
  readonly data: readonly string[];
  readonly intents: string;
  /** Where copies of big tables are kept; none are without it. */
  readonly cache?: string;
}

export interface Engine {
  readonly ask: Ask;
  readonly datasets: Datasets;
  readonly intents: readonly Intent[];
  /** Gets everything ready for the first question; without it the first that needs more waits for it. */
  warmUp(): void;
}

/**
 * Loads data and intents and builds everything behind `ask`.
 * @param folders `data` folders first to last, and the folder of intents
 * @param now the clock, in milliseconds
 * @throws InvalidFilesError with every fault of the files
 */
export function createEngine(folders: Folders, now: () => number): Engine {
  const faults: Fault[] = [];
  const collect = <T>(load: () => T): T | undefined => {
    try {
      return load();
    } catch (error) {
      if (!(error instanceof InvalidFilesError)) throw error;
      faults.push(...error.faults);
      return undefined;
    }
  };
  const datasets = collect(() => loadDatasets(folders.data, folders.cache));
  const vocabulary = loadVocabulary(`${folders.intents}/vocabulary`, faults);
  const intents = loadIntents(folders.intents, faults);
  if (datasets) faults.push(...checkIntents(intents, datasets));
  const understander =
    datasets && collect(() => createUnderstander(vocabulary, intents, datasets, loadEnglishWords(), now));
  if (faults.length > 0 || !datasets || !understander) throw new InvalidFilesError(faults);
  const answer = createAnswerer(intents, datasets);
  return {
    ask: ({ text, conversation }) => answer(understander.understand(text, conversation)),
    datasets,
    intents,
    warmUp: () => understander.warmUp(),
  };
}
