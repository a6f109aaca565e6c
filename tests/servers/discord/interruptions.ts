/** What a test does at the very moment of a call: something beside it, or the connection cut. */

/** Before the call is carried out, or after it and before its answer leaves. */
export type Moment = 'before' | 'after';

/** What gets lost on its way: the call, which is never carried out, or its answer. */
export type Lost = 'call' | 'answer';

export interface Interruptions {
  add(route: string, when: Moment, run: () => void | Promise<void>): void;
  /** Does what was ordered for this moment of the call, each thing once. */
  meet(route: string, when: Moment): Promise<void>;
  lose(route: string, what: Lost, times: number): void;
  /** What is lost of this call, used up by asking. */
  takeLoss(route: string): Lost | undefined;
}

export function createInterruptions(): Interruptions {
  const ordered = new Map<string, (() => void | Promise<void>)[]>();
  const losses = new Map<string, Lost[]>();
  return {
    add(route, when, run) {
      const key = `${when} ${route}`;
      ordered.set(key, [...(ordered.get(key) ?? []), run]);
    },
    async meet(route, when) {
      await ordered.get(`${when} ${route}`)?.shift()?.();
    },
    lose(route, what, times) {
      losses.set(route, [...(losses.get(route) ?? []), ...Array<Lost>(times).fill(what)]);
    },
    takeLoss: (route) => losses.get(route)?.shift(),
  };
}
