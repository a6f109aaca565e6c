/** Whether people can be answered now, and if not, what is missing. */
import { within } from '../chat/within.ts';

/** One part of what it takes. */
export interface Condition {
  readonly ready: boolean;
  /** What is wrong, for whoever runs the bot; never a secret, nor where anything is. */
  readonly why?: string;
}

export type Conditions = Readonly<Record<string, Condition>>;

export interface ReadinessOptions {
  /** Parts that are known at once. */
  readonly parts: () => Conditions;
  /** Resolves where the store answers. */
  readonly reachStore: () => Promise<void>;
  /** Milliseconds. */
  readonly now: () => number;
}

const STORE_PATIENCE_MS = 3_000;
/** However often somebody looks, the store is asked no more often than this. */
const STORE_KNOWN_FOR_MS = 1_000;

const AWAY: Condition = { ready: false, why: 'The store does not answer. The log says why.' };

/** @returns looks at everything */
export function createReadiness({ parts, reachStore, now }: ReadinessOptions): () => Promise<Conditions> {
  let asked: { readonly at: number; readonly store: Promise<Condition> } | undefined;
  const lookAtStore = (): Promise<Condition> => {
    if (!asked || Math.abs(now() - asked.at) >= STORE_KNOWN_FOR_MS) {
      const answer = reachStore().then(
        () => ({ ready: true }),
        () => AWAY,
      );
      asked = { at: now(), store: within<Condition>(STORE_PATIENCE_MS, answer, () => AWAY) };
    }
    return asked.store;
  };
  return async () => ({ ...parts(), store: await lookAtStore() });
}
