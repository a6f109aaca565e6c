/**
 * What the local Slack saw, in order, and waiting for it. A waiter is asked again whenever something is
 * recorded, so a test never polls and never sleeps to see a thing happen.
 */
import { createWaiting, type Waiting } from '../waiting.ts';
import type { Delivery } from './delivery.ts';

/** A decoded JSON object as it travels over the wire. */
export type Payload = Record<string, unknown>;

/** One call of the Web API, with what it was answered. */
export interface ApiCall {
  readonly method: string;
  /** Decoded arguments; JSON strings (`blocks`, `view`, `metadata`, `prompts`, …) are parsed. */
  readonly args: Payload;
  readonly token: string | undefined;
  readonly team: string | undefined;
  readonly at: number;
  readonly status: number;
  readonly answer: Payload;
}

/** A message the app posted, as it stands now: updates and deletions change it in place. */
export interface PostedMessage {
  readonly ts: string;
  readonly channel: string;
  readonly team: string;
  readonly thread_ts: string | undefined;
  /** The one user who sees it; undefined where the whole channel does. */
  readonly ephemeralTo: string | undefined;
  /** The bot user's id. */
  readonly author: string;
  readonly via: 'chat.postMessage' | 'chat.postEphemeral' | 'response_url' | 'ack';
  text: string;
  blocks: readonly Payload[];
  /** Everything that was sent with it last: what `findPings` wants. */
  payload: Payload;
  /** What is noted down with it and not shown. */
  readonly metadata: Payload | undefined;
  edits: number;
  deleted: boolean;
}

/** One post to a response URL, refused ones included. */
export interface ResponsePost {
  readonly url: string;
  /** The command, button press, shortcut or submission that handed the URL out. */
  readonly payload: Payload;
  readonly body: Payload;
  readonly at: number;
  readonly status: number;
  /** Slack's answer: `ok`, or the error. */
  readonly answer: string;
  /** The message it made or changed; undefined where it was refused. */
  readonly message: PostedMessage | undefined;
}

/** A modal that was opened, pushed or updated, or a published Home tab. */
export interface ShownView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly team: string;
  readonly user: string;
  /** As Slack sends it back: with id, hash, team_id, bot_id, state. */
  readonly view: Payload;
  readonly via: string;
}

export interface Recording extends Pick<Waiting, 'waitFor' | 'settled'> {
  readonly calls: ApiCall[];
  readonly messages: PostedMessage[];
  readonly responses: ResponsePost[];
  readonly views: ShownView[];
  /** What was sent to the app, once it was acked or given up. */
  readonly deliveries: Delivery[];
}

export interface Recorder extends Recording {
  record(kind: 'calls', one: ApiCall): void;
  record(kind: 'messages', one: PostedMessage): void;
  record(kind: 'responses', one: ResponsePost): void;
  record(kind: 'views', one: ShownView): void;
  record(kind: 'deliveries', one: Delivery): void;
  /** Asks the waiters again after a change that is not a new record. */
  changed(): void;
}

export function createRecorder(): Recorder {
  const calls: ApiCall[] = [];
  const messages: PostedMessage[] = [];
  const responses: ResponsePost[] = [];
  const views: ShownView[] = [];
  const deliveries: Delivery[] = [];
  const lists = { calls, messages, responses, views, deliveries };
  const waiting = createWaiting(() => JSON.stringify(lists, null, 1));
  return {
    ...lists,
    ...waiting,
    record(kind: keyof typeof lists, one: unknown) {
      const list: unknown[] = lists[kind];
      list.push(one);
      waiting.changed();
    },
  };
}
