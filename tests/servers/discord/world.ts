/** Everything the parts of the local Discord share: who there is, what was seen, and how it is set up. */
import { createIds, type Ids } from './ids.ts';
import { createInjectedFaults, type InjectedFaults } from './injected-faults.ts';
import { createInteractions, type Interactions } from './interactions.ts';
import { createInterruptions, type Interruptions } from './interruptions.ts';
import { BOT, type Channel, createPlaces, type Places } from './places.ts';
import { createRateLimits, type RateLimits } from './rate-limits.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import type { CreatedMessage, Payload } from './recording.ts';

export type PrivilegedIntent = 'GuildMembers' | 'GuildPresences' | 'MessageContent';

/** An application command as it was registered, with what Discord adds. */
export interface RegisteredCommand {
  readonly id: string;
  /** 1 chat input, 2 user, 3 message. */
  readonly type: number;
  readonly name: string;
  /** Undefined where it is registered for everywhere. */
  readonly guild: string | undefined;
  /** As Discord answers it. */
  readonly payload: Payload;
}

/** Whom an event goes to. */
export interface Audience {
  /** Undefined goes where direct messages go: to the first shard. */
  readonly guild: string | undefined;
  /** To every shard, whatever the server. */
  readonly everywhere?: boolean;
  /** The intent bits of which a connection must have asked for one; undefined: it goes to every connection. */
  readonly intents?: number;
  /** The payload as a connection with these intents gets it. */
  readonly as?: (intents: number) => Payload;
}

export interface World extends Places {
  readonly recorder: Recorder;
  readonly ids: Ids;
  readonly applicationId: string;
  readonly commands: RegisteredCommand[];
  /** Everybody's messages, deleted ones too, by id. */
  readonly allMessages: Map<string, CreatedMessage>;
  readonly interactions: Interactions;
  readonly injected: InjectedFaults;
  readonly interruptions: Interruptions;
  readonly limits: RateLimits;
  /** The bot's messages by their nonce, for `enforce_nonce`. */
  readonly nonces: Map<string, { readonly message: string; readonly at: number }>;
  /** The clock that ids and nonces go by: milliseconds since 1970. */
  now: () => number;
  token: string;
  recommendedShards: number;
  grantedIntents: readonly PrivilegedIntent[];
  /** Whether bodies are checked. */
  readonly examines: boolean;
  origin: string;
  /** Sends an event over the gateway and says which shards got it; set by the gateway. */
  dispatch: (event: string, payload: Payload, audience: Audience) => number[];
  /** Tells the bot what a channel is like now; set by the gateway. */
  announceChannel: (channel: Channel) => void;
}

export function createWorld(options: {
  readonly guilds: number;
  readonly recommendedShards: number;
  readonly grantedIntents: readonly PrivilegedIntent[];
  readonly examines: boolean;
}): World {
  const ids = createIds(() => world.now());
  const { guilds, ...settings } = options;
  const world: World = {
    ...settings,
    now: Date.now,
    ...createPlaces(guilds),
    recorder: createRecorder(),
    ids,
    applicationId: BOT,
    token: `${Buffer.from(BOT).toString('base64url')}.local.token`,
    commands: [],
    allMessages: new Map(),
    interactions: createInteractions(ids),
    injected: createInjectedFaults(),
    interruptions: createInterruptions(),
    limits: createRateLimits(),
    nonces: new Map(),
    origin: '',
    dispatch: () => [],
    announceChannel: () => {},
  };
  return world;
}

/** A property of a payload as text; empty where it is not text. */
export function textAt(payload: Payload, key: string): string {
  const value = payload[key];
  return typeof value === 'string' ? value : '';
}

export function payloadsAt(payload: Payload, key: string): readonly Payload[] {
  const value = payload[key];
  return Array.isArray(value) ? (value as Payload[]) : [];
}

export function payloadAt(payload: Payload, key: string): Payload | undefined {
  const value = payload[key];
  return typeof value === 'object' && value !== null ? (value as Payload) : undefined;
}
