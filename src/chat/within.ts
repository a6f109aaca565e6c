/** Waiting with an end to it. */
import { once } from 'node:events';

/** What the work comes to; or, where it takes longer, what `late` says. The work itself goes on. */
export async function within<T>(ms: number, work: Promise<T>, late: () => T): Promise<T> {
  const done = new AbortController();
  const tooLate = once(AbortSignal.timeout(ms), 'abort', { signal: done.signal }).then(late);
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    done.abort();
  }
}

/** Does nothing for so long, or until it is ended. */
export async function pause(ms: number, ended: AbortSignal): Promise<void> {
  if (ended.aborted) return;
  const done = new AbortController();
  try {
    await within(ms, once(ended, 'abort', { signal: done.signal }), () => []);
  } finally {
    done.abort();
  }
}
