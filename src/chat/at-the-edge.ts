/** The one catch for whatever a platform delivers: noted down with an id, and told plainly with the same id. */
import { describeFault } from './describe-fault.ts';
import { faultWords } from './guard-ask.ts';
import { idOfHandling, noteFault } from './handling.ts';
import type { Log } from './log.ts';
import type { AnsweredEvents } from './records.ts';

/** Says a few words to the one who asked. */
export type Tell = (text: string) => Promise<void>;

/**
 * Runs the work of one event. Never rejects.
 * @param what the kind of event, for the log
 */
export async function atTheEdge(
  { log }: { readonly log: Log },
  what: string,
  tell: Tell,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (fault) {
    const id = idOfHandling();
    noteFault();
    log.error({ id, what, ...describeFault(fault) }, 'an event could not be answered');
    await tell(faultWords(id)).catch((again: unknown) =>
      log.warn({ id, what, ...describeFault(again) }, 'and the asker could not be told'),
    );
  }
}

/** Does the work of an event once, however often the event is delivered; gives it back where the work fails. */
export async function once(
  { answeredEvents }: { readonly answeredEvents: AnsweredEvents },
  event: string,
  thread: string | undefined,
  work: () => Promise<void>,
): Promise<void> {
  if (!(await answeredEvents.claim(event, thread))) return;
  try {
    await work();
  } catch (fault) {
    await answeredEvents.release(event).catch(() => {});
    throw fault;
  }
}
