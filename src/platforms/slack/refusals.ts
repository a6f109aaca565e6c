/** Which kinds of blocks a workspace refuses, remembered for a day, so that its replies need not be sent twice. */
import { REFUSAL_REMEMBERED_MS } from './limits.ts';
import type { Refusable } from './message.ts';

export interface Refusals {
  of(workspace: string): ReadonlySet<Refusable>;
  remember(workspace: string, kind: Refusable): void;
}

const NONE: ReadonlySet<Refusable> = new Set();

/** @param now milliseconds */
export function createRefusals(now: () => number): Refusals {
  const remembered = new Map<string, { kinds: Set<Refusable>; at: number }>();
  return {
    of(workspace) {
      const found = remembered.get(workspace);
      if (!found) return NONE;
      if (now() - found.at < REFUSAL_REMEMBERED_MS) return found.kinds;
      remembered.delete(workspace);
      return NONE;
    },
    remember(workspace, kind) {
      const kinds = new Set([...this.of(workspace), kind]);
      remembered.set(workspace, { kinds, at: now() });
    },
  };
}
