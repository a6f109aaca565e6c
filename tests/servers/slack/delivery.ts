/** What is sent to the app, over either transport, and how the app took it. */
import type { Payload, ResponsePost } from './recording.ts';

/** Slack gives up on an answer after this long. */
export const ACK_WITHIN_MS = 3_000;

export type DeliveryType = 'slash_commands' | 'interactive' | 'events_api';

export interface Delivery {
  readonly type: DeliveryType;
  /** As it was sent. */
  readonly payload: Payload;
  /** Whether the app took it: an ack, or an HTTP answer of 200. */
  readonly acked: boolean;
  /** What came with the ack, parsed where it is JSON; undefined where nothing did. */
  readonly ack: unknown;
  readonly ms: number;
  /** False where no ack came in Slack's 3 seconds. */
  readonly inTime: boolean;
  /** The HTTP status; undefined in Socket Mode and where no answer came. */
  readonly status: number | undefined;
  /** How often it was sent: more than 1 where a connection dropped before the ack. */
  readonly attempts: number;
}

/** A delivery of something somebody said. */
export interface MessageDelivery extends Delivery {
  readonly ts: string;
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly thread_ts: string | undefined;
  /** The deliveries of the same message's other events: `message` beside `app_mention`. */
  readonly also: readonly Delivery[];
}

/** A delivery that the app may answer with its trigger or its response URL. */
export interface InteractionDelivery extends Delivery {
  readonly triggerId: string;
  /** Undefined where Slack gives none (Home tabs, modals). */
  readonly responseUrl: string | undefined;
  /** The posts to its response URL so far. */
  readonly responses: readonly ResponsePost[];
}

export interface DeliveryOptions {
  /** HTTP only: `wrong` signs with another secret, `old` with a time of ten minutes ago. */
  readonly signature?: 'valid' | 'wrong' | 'old' | 'none';
  readonly retry?: { readonly num: number; readonly reason: string };
}

/** How payloads get to the app: Socket Mode or HTTP. */
export interface Transport {
  deliver(type: DeliveryType, payload: Payload, options?: DeliveryOptions): Promise<Delivery>;
  stop(): Promise<void>;
}
