/** The one catch for a fault behind `ask`: it costs one reply, not the chat, nor the other lines of a pipe. */
import { createId } from './handling.ts';
import type { Ask } from './platform.ts';
import type { Reply } from './reply.ts';

/** Notes down a fault with its id. The question is not handed over: an offer may be in it. */
export type ReportFault = (id: string, fault: unknown) => void;

/**
 * `ask`, but a fault becomes a reply that names the id it was reported with.
 * @param idOf the id of what is being handled; a new one where nothing is
 */
export function guardAsk(ask: Ask, report: ReportFault, idOf: () => string = createId): Ask {
  return (question) => {
    try {
      return ask(question);
    } catch (fault) {
      const id = idOf();
      report(id, fault);
      return apologise(id);
    }
  };
}

/** What whoever asked is told of a fault. */
export function faultWords(id: string): string {
  return `Something went wrong on our side. Its id in the log is ${id}.`;
}

/** The reply in place of one that could not be given. */
export function apologise(id: string): Reply {
  return {
    outcome: 'declined',
    intent: 'fault',
    slots: {},
    confidence: 0,
    headline: [{ text: faultWords(id) }],
    blocks: [],
    notes: [],
    citations: [],
    followUps: [],
    figures: [],
    derived: [],
    ignored: [],
    corrections: [],
  };
}
