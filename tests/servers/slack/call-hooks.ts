/** What a test does at the very moment of a call: before it is done, or when it is done and not yet answered. */
import type { Payload } from './recording.ts';

export type Moment = 'before' | 'after';

/** Runs at the moment of a call, which waits for it. */
export type Hook = (args: Payload) => void | Promise<void>;

export interface CallHooks {
  /** @returns takes the hook away again */
  add(method: string, when: Moment, run: Hook): () => void;
  has(method: string): boolean;
  /** Runs those of a method, one after the other. */
  run(method: string, when: Moment, args: Payload): Promise<void>;
}

export function createCallHooks(): CallHooks {
  const hooks = new Set<{ readonly method: string; readonly when: Moment; readonly run: Hook }>();
  return {
    add(method, when, run) {
      const hook = { method, when, run };
      hooks.add(hook);
      return () => void hooks.delete(hook);
    },
    has: (method) => [...hooks].some((hook) => hook.method === method),
    async run(method, when, args) {
      for (const hook of [...hooks]) if (hook.method === method && hook.when === when) await hook.run(args);
    },
  };
}
