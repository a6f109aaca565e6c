/**
 * Keeps what the local Discord saw, and waits for it. A waiter is asked again whenever something is recorded, so
 * a test never polls and never sleeps to see a thing happen.
 */
import type { Delivery } from './delivery.ts';
import type {
  AnsweredAutocomplete,
  CreatedMessage,
  Handshake,
  Recording,
  RefusedBody,
  RestCall,
  ShownModal,
} from './recording.ts';

interface Recorded {
  readonly calls: RestCall;
  readonly messages: CreatedMessage;
  readonly modals: ShownModal;
  readonly autocompletes: AnsweredAutocomplete;
  readonly deliveries: Delivery;
  readonly handshakes: Handshake;
  readonly faults: RefusedBody;
}

export interface Recorder extends Recording {
  record<Kind extends keyof Recorded>(kind: Kind, one: Recorded[Kind]): void;
  /** Asks the waiters again after a change that is not a new record. */
  changed(): void;
}

export function createRecorder(): Recorder {
  const lists: { readonly [Kind in keyof Recorded]: Recorded[Kind][] } = {
    calls: [],
    messages: [],
    modals: [],
    autocompletes: [],
    deliveries: [],
    handshakes: [],
    faults: [],
  };
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of [...listeners]) listener();
  };
  return {
    ...lists,
    changed,
    record(kind, one) {
      lists[kind].push(one);
      changed();
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
          reject(new Error(`Waited ${timeoutMs} ms in vain for ${what}. Recorded: ${print(lists)}`));
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

function print(lists: object): string {
  const withoutBytes = (key: string, value: unknown): unknown => (key === 'bytes' ? undefined : value);
  return JSON.stringify(lists, withoutBytes, 1);
}
