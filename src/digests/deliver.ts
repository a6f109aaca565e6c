/**
 * One delivery, from taking it on to noting down what became of it. It may be cut off at any point and is then taken on
 * again: so what may have arrived is looked for before it is sent another time.
 */
import { describeFault } from '../chat/describe-fault.ts';
import type { Delivery, DigestRecords, Settlement } from '../chat/digest-records.ts';
import type { Log } from '../chat/log.ts';
import type { Meter } from '../chat/meter.ts';
import { type Posted, type Poster, type Posting, PutOffError, RefusedForGoodError } from '../chat/poster.ts';
import { noticeTo } from './decide.ts';
import { readMessage } from './kept-message.ts';
import { refusedNotice } from './words.ts';

export interface DeliveringServices {
  readonly records: DigestRecords;
  readonly posters: readonly Poster[];
  readonly log: Log;
  readonly meter: Meter;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export type Delivered = Settlement['kind'] | 'taken by another';

/** Longer than a try takes, however slow everything is, and than clocks of processes should differ. */
export const TAKEN_FOR_MS = 5 * 60 * 1000;
/** Nothing is sent in the last part of it: whoever was held up that long may not be alone any more. */
const TOO_LATE_TO_SEND_MS = 2 * 60 * 1000;
/** Platforms' clocks and ours may differ by so much. */
const CLOCKS_DIFFER_MS = 10 * 60 * 1000;
const FIRST_PAUSE_MS = 60 * 1000;
const LONGEST_PAUSE_MS = 60 * 60 * 1000;

/** @throws StoreError; then the delivery is taken on again once its time with us is over */
export async function deliver(id: string, services: DeliveringServices): Promise<Delivered> {
  const { records, posters, log, meter, now } = services;
  const until = now() + TAKEN_FOR_MS;
  const delivery = await records.take(id, now(), until);
  const poster = posters.find(({ platform }) => platform === delivery?.platform);
  if (!delivery || !poster) return 'taken by another';
  const attempt = new Attempt(delivery, poster, now, until);
  const settlement = await attempt.make().catch((fault: unknown) => {
    const { platform, workspace, attempt: times } = delivery;
    const about = { delivery: id, platform, workspace, times, ...describeFault(fault) };
    log.warn(about, 'a digest could not be posted');
    return afterFault(fault, delivery, attempt.mayHaveArrived, services);
  });
  if (!(await records.settle(delivery, settlement))) return 'taken by another';
  // Words to an admin are no digest.
  if (delivery.to.kind === 'channel')
    meter.note({ kind: 'digest', platform: delivery.platform, step: STEPS[settlement.kind], times: 1 });
  return settlement.kind;
}

const STEPS = {
  delivered: 'sent',
  'put-off': 'put-off',
  missed: 'missed',
  unknown: 'unknown',
  refused: 'refused',
} as const;

/** One try, and what is known of the message at each moment of it. */
class Attempt {
  readonly #delivery: Delivery;
  readonly #poster: Poster;
  readonly #now: () => number;
  readonly #until: number;
  mayHaveArrived: boolean;

  constructor(delivery: Delivery, poster: Poster, now: () => number, until: number) {
    this.#delivery = delivery;
    this.#poster = poster;
    this.#now = now;
    this.#until = until;
    const { mayHaveArrived, run = delivery.createdAt, createdAt } = delivery;
    // Decided long after its time: a store that was put back does not know what was sent before.
    this.mayHaveArrived = mayHaveArrived || createdAt - run > TAKEN_FOR_MS;
  }

  async make(): Promise<Settlement> {
    const { id, workspace, to, createdAt, run = createdAt, expiresAt, content } = this.#delivery;
    const posting: Posting = {
      ...{ id, workspace, to },
      since: Math.min(createdAt, run) - CLOCKS_DIFFER_MS,
    };
    const posted = readable(content);
    const found = this.mayHaveArrived ? await this.#poster.find(posting) : undefined;
    if (found !== undefined) return { kind: 'delivered', message: found };
    this.mayHaveArrived = false;
    // What an earlier version of the bot has kept in words of its own cannot be sent.
    if (this.#now() >= expiresAt || !posted) return { kind: 'missed' };
    if (this.#now() > this.#until - TOO_LATE_TO_SEND_MS)
      return { kind: 'put-off', until: this.#now(), mayHaveArrived: true };
    this.mayHaveArrived = true;
    return { kind: 'delivered', message: await this.#poster.post(posting, posted) };
  }
}

function readable(content: string): Posted | undefined {
  try {
    return readMessage(content);
  } catch {
    return undefined;
  }
}

async function afterFault(
  fault: unknown,
  delivery: Delivery,
  mayHaveArrived: boolean,
  { records, now }: DeliveringServices,
): Promise<Settlement> {
  const isOver = now() >= delivery.expiresAt;
  if (isOver) return { kind: mayHaveArrived ? 'unknown' : 'missed' };
  if (fault instanceof RefusedForGoodError) {
    // Whoever takes no words in private is left alone.
    if (delivery.to.kind === 'person') return { kind: 'missed' };
    const subscription = await records.find(delivery.subscription);
    const notice = subscription && noticeTo(subscription, refusedNotice(subscription, fault.words), now());
    return { kind: 'refused', ...(notice ? { notice } : {}) };
  }
  return putOff(fault, delivery, mayHaveArrived, now());
}

function putOff(
  fault: unknown,
  { attempt, expiresAt }: Delivery,
  mayHaveArrived: boolean,
  now: number,
): Settlement {
  const isTold = fault instanceof PutOffError;
  const pause = isTold
    ? Math.max(fault.retryAfterMs, FIRST_PAUSE_MS)
    : Math.min(FIRST_PAUSE_MS * 2 ** Math.min(attempt - 1, 10), LONGEST_PAUSE_MS);
  // Once its time is over it is looked for a last time.
  return { kind: 'put-off', until: Math.min(now + pause, expiresAt), mayHaveArrived };
}
