/** A store that may be away when the bot starts: questions are answered without it, and it is used once it is there. */
import { runOn } from './open-database.ts';
import { openReady, type Store, type StoreOptions, sealOf, storeOver } from './open-store.ts';
import type { OpenDatabase, Run } from './schema.ts';
import { StoreError, WrongSettingError } from './store-error.ts';

/** How long a failed try to open the store stands for those that follow, in milliseconds. */
export const TRY_AGAIN_AFTER_MS = 30_000;

/**
 * Opens the store as `openStore` does. Where that fails for what may pass, its calls try to open it again and reject
 * with why it failed until it is there; `report` is told when that begins and when it is over.
 * @throws WrongSettingError
 */
export async function openStoreOrWait(options: StoreOptions): Promise<Store> {
  const seal = await sealOf(options);
  const opened = openLater(options);
  const run: Run = async (query) => runOn(await opened.database())(query);
  const store = storeOver(run, opened.close, seal, options);
  try {
    await opened.database();
  } catch (error) {
    if (!(error instanceof StoreError) || error instanceof WrongSettingError) throw error;
  }
  return store;
}

interface Opened {
  /** @throws StoreError of the last try */
  database(): Promise<OpenDatabase>;
  close(): Promise<void>;
}

/** One try is under way at a time, and all callers wait for it. */
function openLater(options: StoreOptions): Opened {
  const { now, report = () => undefined } = options;
  let failed: { readonly error: unknown; readonly at: number } | undefined;
  let trying: Promise<OpenDatabase> | undefined;
  let closing: Promise<void> | undefined;

  async function tryOnce(): Promise<OpenDatabase> {
    try {
      // At the first try nobody is served yet, so it may take its time.
      const database = await openReady(options, failed ? 'serving' : 'starting');
      if (failed) report('the store is there again.');
      failed = undefined;
      return database;
    } catch (error) {
      const words = messageOf(error);
      // A wrong setting at the first try is thrown, and whoever starts the bot sees it.
      const isNews = failed ? messageOf(failed.error) !== words : !(error instanceof WrongSettingError);
      failed = { error, at: now() };
      trying = undefined;
      if (isNews) {
        report(`${words} Until it is there, questions are answered and nothing is remembered.`);
      }
      throw error;
    }
  }

  return {
    async database() {
      if (closing) throw new StoreError('the store has been closed.');
      // A clock that was put back must not keep the store away.
      if (failed && !trying && Math.abs(now() - failed.at) < TRY_AGAIN_AFTER_MS) throw failed.error;
      trying ??= tryOnce();
      return trying;
    },
    close() {
      closing ??= (trying ?? Promise.resolve(undefined)).then(
        (database) => database?.close(),
        () => undefined,
      );
      return closing;
    },
  };
}

function messageOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.endsWith('.') ? words : `${words}.`;
}
