/**
 * Waiting for what a local server sees. A waiter is asked again whenever something is recorded, so a test never polls
 * and never sleeps to see a thing happen.
 */
export interface Waiting {
  /**
   * Resolves with the first truthy value of `find`, which is asked now and after everything recorded.
   * @throws Error naming `what` and printing everything recorded, after `timeoutMs` (5,000 unless told)
   */
  waitFor<Found>(
    find: () => Found | undefined | null | false,
    what: string,
    timeoutMs?: number,
  ): Promise<Found>;
  /** Resolves once nothing has been recorded for `quietMs`: for proving that something did not happen. */
  settled(quietMs: number): Promise<void>;
  /** Asks the waiters again. */
  changed(): void;
}

/** @param print everything recorded so far, for whoever waited in vain */
export function createWaiting(print: () => string): Waiting {
  const listeners = new Set<() => void>();
  return {
    changed() {
      for (const listener of [...listeners]) listener();
    },
    waitFor(find, what, timeoutMs = 5_000) {
      return new Promise((resolve, reject) => {
        const stop = (): void => {
          clearTimeout(timer);
          listeners.delete(look);
        };
        const look = (): void => {
          try {
            const found = find();
            if (!found) return;
            stop();
            resolve(found);
          } catch (error) {
            stop();
            reject(error);
          }
        };
        const timer = setTimeout(() => {
          stop();
          reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}. Recorded: ${print()}`));
        }, timeoutMs);
        listeners.add(look);
        look();
      });
    },
    settled(quietMs) {
      return new Promise((resolve) => {
        const done = (): void => {
          listeners.delete(again);
          resolve();
        };
        let timer = setTimeout(done, quietMs);
        const again = (): void => {
          clearTimeout(timer);
          timer = setTimeout(done, quietMs);
        };
        listeners.add(again);
      });
    },
  };
}
