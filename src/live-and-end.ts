/** How the process lives and ends: told to, it ends in good order; what nobody caught ends it only when it must. */
import { constants } from 'node:os';
import { Cron } from 'croner';
import type { Logger } from 'pino';
import { describeFault } from './chat/describe-fault.ts';
import type { Meter } from './chat/meter.ts';

export interface Life {
  /** Aborts when the end has begun. */
  readonly ended: AbortSignal;
  /** The exit code when the end has come. */
  exitCode(): number;
  /** Begins the end. */
  end(): void;
  /** Nothing holds the process open any more. */
  over(): void;
}

export interface LifeOptions {
  readonly log: Logger;
  readonly meter: Meter;
  /** Started by another process of ours, which is told to end as well, and tells it: twice is no hurry. */
  readonly isShard: boolean;
}

export function watchLife({ log, meter, isShard }: LifeOptions): Life {
  const ending = new AbortController();
  let failed = false;
  // While a platform waits for another try, nothing else might keep the process alive.
  const heart = new Cron('0 * * * * *', () => {});

  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (ending.signal.aborted && !isShard) process.exit(128 + constants.signals[signal]);
      if (!ending.signal.aborted) log.info({ signal }, 'ending, once what is under way is done');
      ending.abort();
    });
  // A shard without the process that started it would answer beside the next one's.
  if (isShard) process.once('disconnect', () => ending.abort());
  // Some fault of an SDK's that nobody waits for: no reason to leave everybody else without answers.
  process.on('unhandledRejection', (fault) => {
    meter.note({ kind: 'uncaught', what: 'rejection' });
    log.error(describeFault(fault), 'a fault that nobody caught');
  });
  // Something was left half-way, and nobody knows what.
  process.on('uncaughtException', (fault) => {
    meter.note({ kind: 'uncaught', what: 'exception' });
    log.fatal(
      describeFault(fault),
      'a fault that nobody caught: the bot ends, once what is under way is done',
    );
    failed = true;
    ending.abort();
  });
  return {
    ended: ending.signal,
    exitCode: () => (failed ? 1 : 0),
    end: () => ending.abort(),
    over: () => heart.stop(),
  };
}
