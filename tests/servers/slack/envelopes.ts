/** Socket Mode's envelopes on their way: sent, acked, timed out, or lost with their connection and sent again. */
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { ACK_WITHIN_MS, type Delivery, type DeliveryOptions, type DeliveryType } from './delivery.ts';
import type { Payload } from './recording.ts';

export interface Envelopes {
  deliver(type: DeliveryType, payload: Payload, retry: DeliveryOptions['retry']): Promise<Delivery>;
  /** Sends what waits for a connection. */
  pump(): void;
  /** Takes a client's message; whatever is no ack is ignored, as Slack ignores it. */
  acknowledge(message: string): void;
  /** Queues again what this connection left without an ack. */
  lose(socket: WebSocket): void;
  /** Gives up whatever is under way. */
  stop(): void;
}

interface Pending {
  readonly id: string;
  readonly type: DeliveryType;
  readonly payload: Payload;
  retry: DeliveryOptions['retry'];
  attempts: number;
  sentAt: number;
  socket: WebSocket | undefined;
  timer: NodeJS.Timeout | undefined;
  settle(outcome: Pick<Delivery, 'acked' | 'ack' | 'ms' | 'inTime'>): void;
}

export function createEnvelopes(nextSocket: () => WebSocket | undefined): Envelopes {
  const pending = new Map<string, Pending>();

  const finish = (one: Pending, acked: boolean, ack: unknown): void => {
    clearTimeout(one.timer);
    pending.delete(one.id);
    one.settle({ acked, ack, ms: performance.now() - one.sentAt, inTime: acked });
  };

  const send = (one: Pending, socket: WebSocket): void => {
    one.socket = socket;
    one.attempts += 1;
    one.sentAt = performance.now();
    one.timer = setTimeout(() => finish(one, false, undefined), ACK_WITHIN_MS);
    socket.send(
      JSON.stringify({
        envelope_id: one.id,
        type: one.type,
        payload: one.payload,
        accepts_response_payload: one.type !== 'events_api',
        ...(one.type === 'events_api'
          ? { retry_attempt: one.retry?.num ?? 0, retry_reason: one.retry?.reason ?? '' }
          : {}),
      }),
    );
  };

  const pump = (): void => {
    for (const one of pending.values()) {
      const socket = one.socket === undefined ? nextSocket() : undefined;
      if (socket?.readyState === WebSocket.OPEN) send(one, socket);
    }
  };

  return {
    pump,
    deliver(type, payload, retry) {
      return new Promise((resolve) => {
        const one: Pending = {
          id: randomUUID(),
          type,
          payload,
          retry,
          attempts: 0,
          sentAt: performance.now(),
          socket: undefined,
          timer: undefined,
          settle: (outcome) =>
            resolve({ type, payload, ...outcome, status: undefined, attempts: one.attempts }),
        };
        pending.set(one.id, one);
        pump();
      });
    },
    acknowledge(message) {
      const ack = parseAck(message);
      const one = ack && pending.get(ack.envelope_id);
      if (one) finish(one, true, isEmpty(ack.payload) ? undefined : ack.payload);
    },
    lose(socket) {
      for (const one of pending.values()) {
        if (one.socket !== socket) continue;
        clearTimeout(one.timer);
        one.socket = undefined;
        one.retry = { num: (one.retry?.num ?? 0) + 1, reason: 'timeout' };
      }
      pump();
    },
    stop() {
      for (const one of [...pending.values()]) finish(one, false, undefined);
    },
  };
}

function parseAck(message: string): { envelope_id: string; payload: unknown } | undefined {
  try {
    const { envelope_id, payload } = JSON.parse(message) as Payload;
    return typeof envelope_id === 'string' ? { envelope_id, payload } : undefined;
  } catch {
    return undefined;
  }
}

/** Bolt acks with `{}` where it has nothing to say. */
function isEmpty(payload: unknown): boolean {
  return payload === undefined || (typeof payload === 'object' && Object.keys(payload ?? {}).length === 0);
}
