/** What the store's suites need of a database, and of the store opened over it. */
import { onTestFinished } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../../src/store/open-store.ts';
import { NOON } from './moments.ts';

/** What the suites need of a database beside the store. */
export interface DatabaseUnderTest {
  /** @returns the address of an empty database */
  create(): Promise<string>;
  /** Runs SQL behind the store's back. */
  execute(url: string, sql: string): Promise<void>;
  /** All that the database keeps, as somebody who copies it would see it. */
  dump(url: string): Promise<string>;
}

interface Opened {
  readonly store: Store;
  readonly url: string;
  /** The store's own. */
  readonly clock: { now: number };
}

export type Open = (given?: Partial<StoreOptions>) => Promise<Opened>;

/** Opens stores that are closed when the test has ended; each over an empty database, unless it is given one. */
export function opener(database: DatabaseUnderTest): Open {
  return async (given = {}) => {
    const url = given.url ?? (await database.create());
    const clock = { now: NOON };
    const store = await openStore({ now: () => clock.now, ...given, url });
    onTestFinished(() => store.close());
    return { store, url, clock };
  };
}

/** What a promise rejects with. */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
  const outcome = await promise.then(
    () => new Error('It did not fail.'),
    (error: unknown) => error,
  );
  if (!(outcome instanceof Error)) throw new Error(`It failed with ${String(outcome)}.`);
  return outcome;
}
