/** What is dispatched to the bot over the gateway, and how the bot answered it. */
import type { Choice, CreatedMessage, Payload, ShownModal } from './recording.ts';

/** Discord gives up on a first response after this long. */
export const RESPOND_WITHIN_MS = 3_000;

export interface Delivery {
  readonly event: string;
  /** As it was dispatched to the first connection that got it, or would have been. */
  readonly payload: Payload;
  /** The shards it was sent to, or kept for until they resume; empty where none asked for it or the bot may not see it. */
  readonly shards: readonly number[];
}

/** A delivery of something somebody said. */
export interface MessageDelivery extends Delivery {
  readonly id: string;
  readonly channel: string;
  readonly guild: string | undefined;
  readonly author: string;
  readonly text: string;
  /** What the bot has sent so far in reply to it, or into the thread that was opened on it. */
  readonly replies: readonly CreatedMessage[];
}

export type ResponseKind =
  | 'message'
  | 'deferred message'
  | 'update'
  | 'deferred update'
  | 'modal'
  | 'autocomplete';

/** A delivery that the bot must respond to. Resolved at the first response, or after 3 seconds without one. */
export interface InteractionDelivery extends Delivery {
  readonly id: string;
  readonly token: string;
  readonly user: string;
  readonly channel: string;
  /** Whether a first response came within Discord's 3 seconds. */
  readonly inTime: boolean;
  /** Undefined where none came. */
  readonly response: ResponseKind | undefined;
  readonly ms: number;
  /** Whether the first response was for its user alone. */
  readonly ephemeral: boolean;
  /** The messages that came of it so far, the updated one included; a deferred one once it is filled. */
  readonly messages: readonly CreatedMessage[];
  readonly modal: ShownModal | undefined;
}

export interface AutocompleteDelivery extends InteractionDelivery {
  readonly choices: readonly Choice[];
}
