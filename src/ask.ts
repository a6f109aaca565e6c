/** The one road from a question to its reply, built from the files once. */
import { fileURLToPath } from 'node:url';
import { createAnswerer } from './answers/answer.ts';
import { checkIntents } from './answers/check-intents.ts';
import { plainWording } from './answers/plain-wording.ts';
import type { Ask } from './chat/platform.ts';
import type { Reply } from './chat/reply.ts';
import type { Datasets } from './datasets/datasets.ts';
import { type Fault, InvalidFilesError } from './datasets/fault.ts';
import { loadDatasets } from './datasets/load-datasets.ts';
import { rememberReplies } from './remember-replies.ts';
import { loadEnglishWords } from './understanding/english.ts';
import { type Intent, loadIntents } from './understanding/intents.ts';
import { type KeptFolders, openMemory } from './understanding/kept-files.ts';
import type { Conversation } from './understanding/thread.ts';
import { createUnderstander } from './understanding/understand.ts';
import { loadVocabulary } from './understanding/vocabulary.ts';

export interface Folders {
  readonly data: readonly string[];
  readonly intents: string;
  /** Where what was learnt is kept between starts; by default where the project keeps it. */
  readonly kept?: KeptFolders;
  /** Where copies of big tables are kept; none are without it. */
  readonly cache?: string;
}

const inProject = (folder: string): string => fileURLToPath(new URL(`../${folder}`, import.meta.url));
const CODE = fileURLToPath(new URL('.', import.meta.url));
/** What the build learns of the project's own files, and what a start learns of any others. */
const BUILT = inProject('dist/learnt');
const OWN = inProject('var/learnt');

/** Read first what a start has kept in the folder, then what the build has; new things are kept in the folder. */
export const keptBelow = (folder: string): KeptFolders => ({ from: [folder, BUILT], into: folder });

/** For the build: learns from the project's own files and keeps it beside the code. */
export const PROJECT: Folders = {
  data: [inProject('data')],
  intents: inProject('intents'),
  kept: { from: [BUILT], into: BUILT },
};

export interface Engine {
  readonly ask: Ask;
  readonly datasets: Datasets;
  readonly intents: readonly Intent[];
  /** An answered question in words of our own, the same for all who asked the same; none for one of no such kind. */
  plainWording(reply: Reply): string | undefined;
  /** A question without what may be somebody's name or pay, as it may be kept; empty where nothing is left. */
  withoutNames(text: string): string;
  /** What is remembered of each thread. */
  conversations(): readonly Conversation[];
  /** Goes on with the threads of an engine that this one follows. */
  goOn(conversations: readonly Conversation[]): void;
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
  const { kept = keptBelow(OWN) } = folders;
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
  const memory = openMemory(kept, { ...folders, code: CODE });
  const datasets = collect(() => loadDatasets(folders.data, folders.cache, memory.values));
  const vocabulary = memory.files?.vocabulary ?? loadVocabulary(`${folders.intents}/vocabulary`, faults);
  const intents = memory.files?.intents ?? loadIntents(folders.intents, faults);
  if (datasets) faults.push(...checkIntents(intents, datasets));
  const understander =
    datasets &&
    collect(() => createUnderstander(vocabulary, intents, datasets, loadEnglishWords(), now, memory));
  if (faults.length > 0 || !datasets || !understander) throw new InvalidFilesError(faults);
  const answer = createAnswerer(intents, datasets);
  const byName = new Map(intents.map((intent) => [intent.intent, intent]));
  return {
    ask: rememberReplies(
      ({ text, conversation }) => answer(understander.understand(text, conversation)),
      (text) => understander.withoutNames(text),
    ),
    datasets,
    intents,
    plainWording: (reply) => plainWording(reply, byName.get(reply.intent), datasets),
    withoutNames: (text) => understander.withoutNames(text),
    conversations: () => understander.conversations(),
    goOn: (conversations) => understander.goOn(conversations),
    warmUp: () => understander.warmUp(),
  };
}
