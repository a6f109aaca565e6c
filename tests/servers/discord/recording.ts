/** What the local Discord saw, in order: calls, messages, modals, and what was sent to the bot. */
import type { Waiting } from '../waiting.ts';
import type { Delivery } from './delivery.ts';

/** A decoded JSON object as it travels over the wire. */
export type Payload = Record<string, unknown>;

export interface SentFile {
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly bytes: Buffer;
  /** Its alt text. */
  readonly description: string | undefined;
}

/** One call of the REST API, with what it was answered. */
export interface RestCall {
  readonly method: string;
  /** Without `/api/v10`, decoded, without the query: `/channels/1/messages`. */
  readonly path: string;
  /** With the parameters' names: `POST /channels/:channel/messages`; undefined where there is no such route. */
  readonly route: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  /** The decoded JSON (`payload_json` where it was multipart); undefined where there was none. */
  readonly body: unknown;
  readonly files: readonly SentFile[];
  readonly headers: Readonly<Record<string, string>>;
  readonly at: number;
  readonly status: number;
  readonly answer: unknown;
}

export type MessageVia = 'channel' | 'response' | 'follow-up' | 'person';

/** A message as it stands now: edits and deletions change it in place. */
export interface CreatedMessage {
  readonly id: string;
  readonly channel: string;
  readonly guild: string | undefined;
  /** A user id; the application's for what the bot sent. */
  readonly author: string;
  readonly via: MessageVia;
  /** The one user who sees it; undefined where the whole channel does. */
  readonly ephemeralTo: string | undefined;
  /** The interaction it came of. */
  readonly interaction: string | undefined;
  /** The message it replies to. */
  readonly reference: string | undefined;
  content: string;
  embeds: readonly Payload[];
  components: readonly Payload[];
  /** Bits: 64 ephemeral, 128 loading, 32768 components v2. */
  flags: number;
  attachments: readonly (SentFile & { readonly id: string })[];
  /** Everything that was sent with it last: what `findPings` and `findBodyFaults` want. */
  payload: Payload;
  edits: number;
  deleted: boolean;
}

/** A modal that the bot showed somebody. */
export interface ShownModal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Payload[];
  readonly user: string;
  readonly channel: string;
  /** The interaction that it answered. */
  readonly interaction: string;
}

export interface AnsweredAutocomplete {
  readonly command: string;
  readonly focused: string;
  readonly value: string;
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly name: string;
  readonly value: string | number;
}

/** A body that Discord would refuse, found in a call that was answered 400. */
export interface RefusedBody {
  readonly route: string;
  readonly body: unknown;
  /** JSON pointers into the body, and what is wrong there. */
  readonly faults: readonly { readonly pointer: string; readonly message: string }[];
}

/** An IDENTIFY or a RESUME, and what became of it. */
export interface Handshake {
  readonly kind: 'identify' | 'resume';
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  readonly session: string | undefined;
  /** A number is the code that the connection was closed with. */
  readonly result: 'ready' | 'resumed' | 'invalid session' | number;
}

export interface Recording extends Pick<Waiting, 'waitFor' | 'settled'> {
  readonly calls: RestCall[];
  /** What the bot sent: channel messages, interaction responses and follow-ups; a deferred one once it is filled. */
  readonly messages: CreatedMessage[];
  readonly modals: ShownModal[];
  readonly autocompletes: AnsweredAutocomplete[];
  /** What was dispatched over the gateway because of what people did. */
  readonly deliveries: Delivery[];
  readonly handshakes: Handshake[];
  /** Every refused body; a test that asserts that it is empty has every payload checked. */
  readonly faults: RefusedBody[];
}
