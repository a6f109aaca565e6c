/**
 * One event of a platform, from its arrival to the last word about it. It has one id: whatever is logged on the way has
 * it, and whoever asked is told it where something goes wrong. It goes along by itself, through every room.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Log } from './log.ts';
import type { Ending, Meter } from './meter.ts';
import type { PlatformName } from './records.ts';
import type { Reply } from './reply.ts';

/** Where events arrive. */
export interface Edge {
  readonly platform: PlatformName;
  readonly log: Log;
  readonly meter: Meter;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

interface Handling {
  readonly id: string;
  readonly edge: Edge;
  readonly arrivedAt: number;
  ackMs?: number;
  reply?: Pick<Reply, 'intent' | 'outcome'>;
  failed: boolean;
}

const handlings = new AsyncLocalStorage<Handling>();

/**
 * Handles an event that has just arrived. A question that was answered, or should have been, is logged in one line when
 * the work is done, and counted.
 */
export async function handle<T>(edge: Edge, work: () => Promise<T>): Promise<T> {
  const handling: Handling = { id: createId(), edge, arrivedAt: edge.now(), failed: false };
  return handlings.run(handling, async () => {
    try {
      return await work();
    } catch (fault) {
      handling.failed = true;
      throw fault;
    } finally {
      conclude(handling);
    }
  });
}

/** The id of what is being handled; a new one where nothing is. A person can read it out. */
export function idOfHandling(): string {
  return currentId() ?? createId();
}

/** The id of what is being handled, if anything is. */
export function currentId(): string | undefined {
  return handlings.getStore()?.id;
}

/** The platform knows that the event has arrived. The first time counts. */
export function noteAcknowledged(): void {
  const handling = handlings.getStore();
  if (!handling || handling.ackMs !== undefined) return;
  const { edge, arrivedAt } = handling;
  handling.ackMs = edge.now() - arrivedAt;
  edge.meter.note({ kind: 'acknowledged', platform: edge.platform, tookMs: handling.ackMs });
}

/** A question is being answered with this: said before it is sent, so that it is known what could not be. */
export function noteReply({ intent, outcome }: Reply): void {
  const handling = handlings.getStore();
  if (handling) handling.reply = { intent, outcome };
}

/** The event could not be handled. */
export function noteFault(): void {
  const handling = handlings.getStore();
  if (!handling) return;
  handling.failed = true;
  const { meter, platform } = handling.edge;
  meter.note({ kind: 'fault', platform });
}

/** Somebody was told to wait. */
export function noteAskedToWait(): void {
  const edge = handlings.getStore()?.edge;
  edge?.meter.note({ kind: 'asked-to-wait', platform: edge.platform });
}

/** The platform wants to be left alone for a while. */
export function noteRateLimited(): void {
  const edge = handlings.getStore()?.edge;
  edge?.meter.note({ kind: 'rate-limited', platform: edge.platform });
}

function conclude({ id, edge, arrivedAt, ackMs, reply, failed }: Handling): void {
  if (!reply) return;
  const { platform, log, meter, now } = edge;
  const { intent } = reply;
  const ending = failed ? 'fault' : endingOf(reply);
  const tookMs = now() - arrivedAt;
  meter.note({ kind: 'question', platform, intent, ending, tookMs });
  const fields = {
    id,
    platform,
    intent,
    outcome: ending,
    ms: tookMs,
    ...(ackMs === undefined ? {} : { ackMs }),
  };
  log.info(fields, ending === 'fault' ? 'a question ended in a fault' : 'a question was answered');
}

function endingOf({ intent, outcome }: Pick<Reply, 'intent' | 'outcome'>): Ending {
  switch (outcome) {
    case 'answer':
      return 'answered';
    case 'clarify':
      return 'ambiguous';
    case 'no-data':
      return 'no-data';
    case 'declined':
      return intent === 'fault' ? 'fault' : intent === 'off-topic' ? 'unknown' : 'other';
  }
}

function createId(): string {
  return randomUUID().slice(0, 8);
}
