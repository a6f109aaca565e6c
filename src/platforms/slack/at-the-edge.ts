/** The one catch for whatever Slack delivers: noted down with an id, and told plainly with the same id. */
import { describeFault } from '../../chat/describe-fault.ts';
import { createFaultId } from '../../chat/guard-ask.ts';
import type { Services } from './services.ts';

/** Says a few words to the one who asked. */
export type Tell = (text: string) => Promise<void>;

/**
 * Runs the work of one event. Never rejects.
 * @param what the kind of event, for the log
 */
export async function atTheEdge(
  { log }: Services,
  what: string,
  tell: Tell,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (fault) {
    const id = createFaultId();
    log.error({ id, what, ...describeFault(fault) }, 'an event could not be answered');
    await tell(`Something went wrong on our side. Its id in the log is ${id}.`).catch((again: unknown) =>
      log.warn({ id, what, ...describeFault(again) }, 'and the asker could not be told'),
    );
  }
}

/**
 * Does the work of an event once, however often the event is delivered; gives it back where the work fails. While the
 * store cannot tell, an event is taken for new: an answer twice is better than none.
 */
export async function once(
  { answeredEvents, log }: Services,
  event: string,
  thread: string | undefined,
  work: () => Promise<void>,
): Promise<void> {
  const isNew = await answeredEvents.claim(event, thread).catch((fault: unknown) => {
    log.warn(describeFault(fault), 'the store could not say whether an event was answered');
    return true;
  });
  if (!isNew) return;
  try {
    await work();
  } catch (fault) {
    await answeredEvents.release(event).catch(() => {});
    throw fault;
  }
}
