/**
 * Keeps the platforms running side by side: where one fails, the others go on, and it is tried again if that may help.
 * The bot ends only when none is left, or none could be started at all.
 */
import { CannotStartError } from './chat/cannot-start-error.ts';
import { describeFault } from './chat/describe-fault.ts';
import type { Log } from './chat/log.ts';
import type { Meter } from './chat/meter.ts';
import { createPauses } from './chat/pauses.ts';
import type { ChatPlatform, Route } from './chat/platform.ts';
import type { PlatformName } from './chat/records.ts';
import { pause } from './chat/within.ts';
import type { Conditions } from './monitoring/readiness.ts';

export interface Made {
  readonly platform: PlatformName;
  /** Another one, not yet started. */
  readonly make: () => ChatPlatform;
}

export interface KeepOptions {
  readonly log: Log;
  readonly meter: Meter;
  readonly now: () => number;
  /** When it aborts, nothing is started any more. */
  readonly ended: AbortSignal;
  /** Waits between two tries. */
  readonly wait?: (ms: number, ended: AbortSignal) => Promise<void>;
}

export interface Keeper {
  /**
   * Resolves when all were told to stop.
   * @throws CannotStartError where none is left, with every cure
   */
  run(): Promise<void>;
  stop(): Promise<void>;
  conditions(): Conditions;
  routes(): readonly Route[];
}

interface Kept extends Made {
  current: ChatPlatform;
  wasConnected: boolean;
  /** Why it is not running. */
  fault?: CannotStartError | undefined;
  isGivenUp: boolean;
}

export function keepPlatforms(made: readonly Made[], options: KeepOptions): Keeper {
  const { log, meter, now, ended, wait = pause } = options;
  const all: Kept[] = made.map((one) => ({
    ...one,
    current: one.make(),
    wasConnected: false,
    isGivenUp: false,
  }));

  async function keep(one: Kept): Promise<void> {
    const pauses = createPauses(now);
    while (!ended.aborted) {
      try {
        await one.current.start(() => {
          one.fault = undefined;
          one.wasConnected = true;
        });
        return;
      } catch (fault) {
        await one.current
          .stop()
          .catch((again: unknown) =>
            log.warn(describeFault(again), `${one.current.name} did not close cleanly`),
          );
        if (ended.aborted) return;
        const known = noteFailure(one, fault);
        if (nothingIsLeft()) throw together(all.flatMap((each) => each.fault ?? []));
        // Whoever starts the bot is told the cure where it ends for this; here it goes on.
        log.error(
          { platform: one.platform, cure: known.message, cause: describeFault(known.cause) },
          one.isGivenUp
            ? 'a platform has failed, and is left out until the bot is started again'
            : 'a platform has failed, and is tried again',
        );
        if (one.isGivenUp) return;
        await wait(pauses.next(), ended);
        one.current = one.make();
      }
    }
  }

  function noteFailure(one: Kept, cause: unknown): CannotStartError {
    const { current, platform } = one;
    meter.note({ kind: 'platform-failed', platform });
    one.fault = cause instanceof CannotStartError ? cause : unforeseen(current.name, cause);
    one.isGivenUp = !one.fault.mayPass;
    return one.fault;
  }

  function unforeseen(name: string, cause: unknown): CannotStartError {
    log.error(describeFault(cause), 'a platform failed for a reason that was not foreseen');
    return new CannotStartError(`${name} cannot run; the log says why.`, { cause, mayPass: true });
  }

  function nothingIsLeft(): boolean {
    const noneWasThere = all.every(({ wasConnected, fault }) => !wasConnected && fault);
    return noneWasThere || all.every(({ isGivenUp }) => isGivenUp);
  }

  return {
    async run() {
      await Promise.all(all.map(keep));
    },
    async stop() {
      await Promise.all(all.map(({ current }) => current.stop()));
    },
    conditions: () =>
      Object.fromEntries(
        all.flatMap(({ current, fault }) =>
          Object.entries(current.connections()).map(([name, ready]) => [
            name,
            ready ? { ready } : { ready, why: fault?.message ?? 'Not connected.' },
          ]),
        ),
      ),
    routes: () => all.flatMap(({ current }) => current.routes ?? []),
  };
}

function together(faults: readonly CannotStartError[]): CannotStartError {
  const [first, ...others] = faults;
  return first && others.length === 0
    ? first
    : new CannotStartError(faults.map(({ message }) => message).join('\n'), {
        cause: new AggregateError(faults),
      });
}
