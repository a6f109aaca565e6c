/**
 * One event of a platform, from its arrival to the last word about it. It has one id: whatever is logged on the way has
 * it, and whoever asked is told it where something goes wrong. It is handed on from room to room: what goes along by
 * itself (AsyncLocalStorage) costs a sixth of all that an event costs on Node 20.
 */
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

export interface Handling {
  /** A person can read it out. */
  readonly id: string;
  /** Has the id in each line. */
  readonly log: Log;
  /** The platform knows that the event has arrived. The first time counts. */
  acknowledged(): void;
  /** A question is being answered with this: said before it is sent, so that it is known what could not be. */
  answering(reply: Reply): void;
  /** The event could not be handled. */
  failed(): void;
  /** Somebody was told to wait. */
  askedToWait(): void;
  /** The platform wants to be left alone for a while. */
  rateLimited(): void;
}

/**
 * Handles an event that has just arrived. A question that was answered, or should have been, is logged in one line when
 * the work is done, and counted.
 */
export async function handle<T>(edge: Edge, work: (handling: Handling) => Promise<T>): Promise<T> {
  const { platform, meter, now } = edge;
  const id = createId();
  const log = withId(edge.log, id);
  const course: Course = { arrivedAt: now(), failed: false };
  try {
    return await work({
      id,
      log,
      acknowledged() {
        if (course.ackMs !== undefined) return;
        course.ackMs = now() - course.arrivedAt;
        meter.note({ kind: 'acknowledged', platform, tookMs: course.ackMs });
      },
      answering({ intent, outcome }) {
        course.reply = { intent, outcome };
      },
      failed() {
        course.failed = true;
        meter.note({ kind: 'fault', platform });
      },
      askedToWait: () => meter.note({ kind: 'asked-to-wait', platform }),
      rateLimited: () => meter.note({ kind: 'rate-limited', platform }),
    });
  } catch (fault) {
    course.failed = true;
    throw fault;
  } finally {
    conclude(course, { ...edge, log });
  }
}

export function createId(): string {
  return randomUUID().slice(0, 8);
}

interface Course {
  readonly arrivedAt: number;
  ackMs?: number;
  reply?: Pick<Reply, 'intent' | 'outcome'>;
  failed: boolean;
}

function withId(log: Log, id: string): Log {
  return {
    info: (fields, message) => log.info({ id, ...fields }, message),
    warn: (fields, message) => log.warn({ id, ...fields }, message),
    error: (fields, message) => log.error({ id, ...fields }, message),
  };
}

function conclude({ arrivedAt, ackMs, reply, failed }: Course, { platform, log, meter, now }: Edge): void {
  if (!reply) return;
  const { intent } = reply;
  const ending = failed ? 'fault' : endingOf(reply);
  const tookMs = now() - arrivedAt;
  meter.note({ kind: 'question', platform, intent, ending, tookMs });
  const fields = {
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
