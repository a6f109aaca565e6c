/** Keeps what the local Discord saw, and waits for it. */
import { createWaiting } from '../waiting.ts';
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
  const waiting = createWaiting(() => print(lists));
  return {
    ...lists,
    ...waiting,
    record(kind, one) {
      lists[kind].push(one);
      waiting.changed();
    },
  };
}

function print(lists: object): string {
  const withoutBytes = (key: string, value: unknown): unknown => (key === 'bytes' ? undefined : value);
  return JSON.stringify(lists, withoutBytes, 1);
}
