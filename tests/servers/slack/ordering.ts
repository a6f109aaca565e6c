/** What a test orders to go otherwise than well: faults, lost answers, limits, and something done at the moment of a call. */
import type { Hook, Moment } from './call-hooks.ts';
import type { CallLimit } from './call-limits.ts';
import { LOST } from './injected-faults.ts';
import type { World } from './world.ts';

export interface Ordering {
  /** The next `times` calls (1 unless told) of a Web API method are answered `{ok:false,error}`. */
  failNext(method: string, error: string, times?: number): void;
  /** The next `times` calls (1 unless told) of a Web API method are answered with this HTTP status. */
  breakNext(method: string, status: number, times?: number): void;
  /** The next call of a Web API method is done, and its answer is lost on the way. */
  loseNext(method: string): void;
  /** The next `times` calls of a Web API method are answered 429 with `Retry-After: retryAfterS`. */
  rateLimitNext(method: string, retryAfterS: number, times?: number): void;
  /** From now on so many calls of a method a minute, evenly spread, in each channel or workspace: 429 beyond. */
  limitCalls(method: string, limit: CallLimit): void;
  /** Every limit set by `limitCalls` ends. */
  liftLimits(): void;
  /**
   * Does something at every call of a Web API method, before it is done, or when it is done and not yet answered. The
   * call waits for it.
   *
   * @returns ends that
   */
  onCall(method: string, when: Moment, run: Hook): () => void;
  /** The next `times` posts to response URLs are answered with this status and body. */
  failNextResponse(status: number, body: string, times?: number): void;
}

export function createOrdering(world: World): Ordering {
  return {
    failNext(method, error, times = 1) {
      world.faults.add(
        method,
        { status: 200, body: JSON.stringify({ ok: false, error }), headers: {} },
        times,
      );
    },
    breakNext(method, status, times = 1) {
      world.faults.add(method, { status, body: '{"ok":false,"error":"broken"}', headers: {} }, times);
    },
    loseNext(method) {
      world.faults.add(method, { status: LOST, body: '', headers: {} }, 1);
    },
    rateLimitNext(method, retryAfterS, times = 1) {
      const headers = { 'retry-after': String(retryAfterS) };
      world.faults.add(method, { status: 429, body: '{"ok":false,"error":"ratelimited"}', headers }, times);
    },
    limitCalls: world.limits.set,
    liftLimits: world.limits.clear,
    onCall: world.hooks.add,
    failNextResponse(status, body, times = 1) {
      world.faults.add('response_url', { status, body, headers: {} }, times);
    },
  };
}
