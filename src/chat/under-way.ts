/** Work that is under way, so that an end can wait for it. */
import { within } from './within.ts';

export interface UnderWay {
  /** Does the work, unless the end has begun. */
  run(work: () => Promise<void>): void;
  /** Takes on nothing more; resolves when all that was begun is done, or has had its time. */
  finish(patienceMs: number): Promise<void>;
}

/**
 * What is run must never reject: see `atTheEdge`.
 * @param onChange told how much there is, whenever that changes
 */
export function createUnderWay(onChange: (length: number) => void = () => {}): UnderWay {
  const running = new Set<Promise<void>>();
  let ending = false;
  return {
    run(work) {
      if (ending) return;
      const done = work().finally(() => {
        running.delete(done);
        onChange(running.size);
      });
      running.add(done);
      onChange(running.size);
    },
    async finish(patienceMs) {
      ending = true;
      await within(patienceMs, Promise.all(running), () => []);
    },
  };
}
