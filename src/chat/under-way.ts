/** Work that is under way, so that an end can wait for it. */
import { within } from './within.ts';

export interface UnderWay {
  /** Does the work, unless the end has begun. */
  run(work: () => Promise<void>): void;
  /** Takes on nothing more; resolves when all that was begun is done, or has had its time. */
  finish(patienceMs: number): Promise<void>;
}

/** What is run must never reject: see `atTheEdge`. */
export function createUnderWay(): UnderWay {
  const running = new Set<Promise<void>>();
  let ending = false;
  return {
    run(work) {
      if (ending) return;
      const done = work().finally(() => running.delete(done));
      running.add(done);
    },
    async finish(patienceMs) {
      ending = true;
      await within(patienceMs, Promise.all(running), () => []);
    },
  };
}
