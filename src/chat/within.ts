/** Waiting with an end to it. */
import { once } from 'node:events';
import pTimeout from 'p-timeout';

/** What the work comes to; or, where it takes longer, what `late` says. The work itself goes on. */
export function within<T>(ms: number, work: Promise<T>, late: () => T): Promise<T> {
  return pTimeout(work, { milliseconds: ms, fallback: late });
}

/** Does nothing for so long, or until it is ended. */
export async function pause(ms: number, ended = new AbortController().signal): Promise<void> {
  if (ended.aborted || ms <= 0) return;
  const done = new AbortController();
  try {
    await within(ms, once(ended, 'abort', { signal: done.signal }), () => []);
  } finally {
    done.abort();
  }
}
