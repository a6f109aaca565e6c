/** Keeps what was asked, where the deployment wishes it: never who asked, and as little of their words as serves. */
import { describeFault } from './describe-fault.ts';
import type { AskedQuestions } from './digest-records.ts';
import type { Log } from './log.ts';
import type { PlatformName } from './records.ts';
import type { Reply } from './reply.ts';

/** Notes a question that somebody put to the bot. Returns at once and never fails; the answer does not wait for it. */
export type NoteQuestion = (
  where: { readonly platform: PlatformName; readonly workspace: string },
  text: string,
  reply: Reply,
  log: Log,
) => void;

/** How a question may be kept. */
export interface Wording {
  /** An answered one in words of our own; none where it is not counted. */
  plainWording(reply: Reply): string | undefined;
  /** One without an answer, as far as its words are ours; empty where none is. */
  withoutNames(text: string): string;
}

/** What is no question about pay, whatever became of it. */
const NO_QUESTION = new Set(['fault', 'empty', 'greeting', 'thanks', 'help', 'offer', 'whose-number']);

export function createNoteQuestion(
  askedQuestions: Pick<AskedQuestions, 'note'>,
  { plainWording, withoutNames }: Wording,
): NoteQuestion {
  return ({ platform, workspace }, asked, reply, log) => {
    const { intent, outcome } = reply;
    if (NO_QUESTION.has(intent) || isAboutOwnPay(asked, reply)) return;
    const answered = outcome === 'answer';
    const text = answered ? plainWording(reply) : withoutNames(asked);
    if (text === undefined || text === '') return;
    askedQuestions
      .note({ platform, workspace, text, answered })
      .catch((fault: unknown) => log.warn(describeFault(fault), 'a question was not kept'));
  };
}

/** Whoever names an amount or an offer speaks of their own pay. */
export function isAboutOwnPay(asked: string, { intent, slots }: Reply): boolean {
  return intent === 'offer' || slots.amount !== undefined || /\boffer/i.test(asked);
}
