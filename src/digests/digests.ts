/** Digests while the bot runs: every minute what is due is decided, and what is decided is delivered, at the platforms' pace. */
import PQueue from 'p-queue';
import { describeFault } from '../chat/describe-fault.ts';
import type { PlatformName } from '../chat/records.ts';
import { within } from '../chat/within.ts';
import { StoreError } from '../store/store-error.ts';
import type { Clock } from './clock.ts';
import { bringForward, type DecidingServices, decideDue } from './decide.ts';
import { type DeliveringServices, deliver } from './deliver.ts';

export interface DigestsServices extends DecidingServices, DeliveringServices {
  readonly clock: Clock;
}

export interface Digests {
  /** Begins, with what the time before has left. */
  start(): void;
  /** Looks now instead of at the next minute; what goes wrong is logged. */
  look(): Promise<void>;
  /** Resolves when all that was lined up so far has been tried. */
  finish(): Promise<void>;
  /** Begins nothing more, and waits for what is under way; what waits is taken on by the next start. */
  stop(): Promise<void>;
}

/** So many are decided or lined up in one look; what is beyond comes with the next. */
const IN_ONE_LOOK = 1_000;
const LINED_UP_EVERY = 50;
/** Well below what a workspace or Discord as a whole takes: 500 channels at nine o'clock have theirs by two past. */
const POST_EVERY_MS = 200;
const POSTS_AT_ONCE = 4;
const FINISH_PATIENCE_MS = 8_000;

export function createDigests(services: DigestsServices): Digests {
  const { posters, records, log, meter, now, clock } = services;
  const platforms = posters.map(({ platform }) => platform);
  const queues = new Map(platforms.map((platform) => [platform, createQueue()]));
  const countQueue = (platform: PlatformName, { size, pending }: PQueue) =>
    meter.note({ kind: 'queue', platform, queue: 'digests', length: size + pending });
  for (const [platform, queue] of queues)
    for (const change of ['add', 'next'] as const) queue.on(change, () => countQueue(platform, queue));
  const linedUp = new Set<string>();
  let looking = Promise.resolve();
  let stopClock = () => {};
  let stopped = false;

  async function decideAll(): Promise<void> {
    const due = await records.due(platforms, now(), IN_ONE_LOOK);
    for (const [i, subscription] of due.entries()) {
      if (stopped) return;
      const { id, platform, workspace } = subscription;
      try {
        const decided = await decideDue(subscription, services, now());
        log.info({ digest: id, platform, workspace, decided }, 'a digest was due');
      } catch (fault) {
        // One that cannot be made holds up no other; a store that is away holds up all.
        if (fault instanceof StoreError) throw fault;
        meter.note({ kind: 'digest', platform, step: 'failed', times: 1 });
        log.error({ digest: id, ...describeFault(fault) }, 'a digest was not decided');
      }
      if (i % LINED_UP_EVERY === 0) await lineUpAll();
    }
  }

  async function lineUpAll(): Promise<void> {
    for (const platform of platforms) await lineUp(platform);
  }

  async function lineUp(platform: PlatformName): Promise<void> {
    const queue = queues.get(platform);
    for (const id of await records.waiting([platform], now(), IN_ONE_LOOK)) {
      if (stopped || linedUp.has(id)) continue;
      linedUp.add(id);
      void queue?.add(() => deliverOne(id, platform));
    }
  }

  async function deliverOne(delivery: string, platform: PlatformName): Promise<void> {
    try {
      const became = await deliver(delivery, services);
      log.info({ delivery, platform, became }, 'a digest was on its way');
      // The admin is told at once.
      if (became === 'refused') await lineUp(platform);
    } catch (fault) {
      meter.note({ kind: 'digest', platform, step: 'failed', times: 1 });
      log.error({ delivery, ...describeFault(fault) }, 'a digest was left half-way; it is taken on again');
    } finally {
      linedUp.delete(delivery);
    }
  }

  async function look(): Promise<void> {
    try {
      // What waits already does not wait for what is to be decided.
      await lineUpAll();
      await decideAll();
      await lineUpAll();
    } catch (fault) {
      log.error(describeFault(fault), 'digests wait, as the store does');
    }
  }

  return {
    start() {
      if (platforms.length === 0) return;
      stopClock = clock(() => this.look());
      looking = bringForward(platforms, records, now()).catch((fault: unknown) =>
        log.error(describeFault(fault), 'the next times were not looked at, as the store is away'),
      );
      void this.look();
    },
    look() {
      // One after the other: what was decided during a look is found by the next.
      looking = looking.then(look);
      return looking;
    },
    async finish() {
      await looking;
      await Promise.all([...queues.values()].map((queue) => queue.onIdle()));
    },
    async stop() {
      stopped = true;
      stopClock();
      for (const queue of queues.values()) queue.clear();
      await within(FINISH_PATIENCE_MS, this.finish(), () => {});
    },
  };
}

function createQueue(): PQueue {
  return new PQueue({ concurrency: POSTS_AT_ONCE, intervalCap: 1, interval: POST_EVERY_MS });
}
