/** The one catch for whatever a platform delivers: noted down with an id, and told plainly with the same id. */
import { describeFault } from './describe-fault.ts';
import { faultWords } from './guard-ask.ts';
import type { Handling } from './handling.ts';
import type { Log } from './log.ts';
import type { TakenEvents } from './remember-events.ts';
import { takeTurn } from './take-turns.ts';

/** Says a few words to the one who asked. */
export type Tell = (text: string) => Promise<void>;

/** For whoever is not to hear of it. */
export const silent: Tell = async () => {};

/**
 * Runs the work of one event. Never rejects.
 * @param what the kind of event, for the log
 */
export async function atTheEdge(
  { handling }: { readonly handling: Handling },
  what: string,
  tell: Tell,
  work: () => Promise<unknown>,
): Promise<void> {
  try {
    await work();
  } catch (fault) {
    const { id, log } = handling;
    handling.failed();
    log.error({ what, ...describeFault(fault) }, 'an event could not be answered');
    await tell(faultWords(id)).catch((again: unknown) =>
      log.warn({ what, ...describeFault(again) }, 'and the asker could not be told'),
    );
  }
}

/**
 * Does the work of an event once, in its turn, however often the event is delivered; gives it back where the work fails.
 */
export async function once(
  { answeredEvents, log }: { readonly answeredEvents: TakenEvents; readonly log: Log },
  event: string,
  thread: string | undefined,
  work: () => Promise<void>,
): Promise<void> {
  if (!(await answeredEvents.claim(event, thread, log))) return;
  try {
    await takeTurn();
    await work();
  } catch (fault) {
    await answeredEvents
      .release(event)
      .catch((again: unknown) => log.warn(describeFault(again), 'and the event could not be given back'));
    throw fault;
  }
}
