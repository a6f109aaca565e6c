/** Notes in the log, for whoever looks for a fault, how questions are understood. */
import { isAboutOwnPay } from './note-question.ts';
import type { Ask } from './platform.ts';
import type { Handed } from './services.ts';

export interface LogAskingOptions {
  readonly log: { debug(fields: object, message: string): void };
  /** Whether what was asked is in the log; never what somebody says of their own pay. */
  readonly withText: boolean;
  /** Milliseconds. */
  readonly now: () => number;
}

/** `ask`, with a line at the level `debug` for each question. */
export function logAsking(ask: Ask, { log, withText, now }: LogAskingOptions): Handed['ask'] {
  return (question, id) => {
    const began = now();
    const reply = ask(question);
    const { intent, outcome } = reply;
    const text = withText && !isAboutOwnPay(question.text, reply) ? { text: question.text } : {};
    log.debug({ id, intent, outcome, askMs: now() - began, ...text }, 'a question was understood');
    return reply;
  };
}
