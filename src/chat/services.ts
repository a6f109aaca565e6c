/** What every chat platform is handed, and the manners that all of them keep. */
import { describeFault } from './describe-fault.ts';
import type { DigestDesk } from './digest-desk.ts';
import { guardAsk } from './guard-ask.ts';
import type { Handling } from './handling.ts';
import type { Log } from './log.ts';
import type { NoteQuestion } from './note-question.ts';
import type { Ask } from './platform.ts';
import type { Question } from './question.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import type { ChannelSettings, Feedback } from './records.ts';
import type { TakenEvents } from './remember-events.ts';
import type { Reply } from './reply.ts';

export interface Handed {
  /** May throw. @param id of the event that asks */
  readonly ask: (question: Question, id: string) => Reply;
  readonly log: Log;
  readonly answeredEvents: TakenEvents;
  readonly channelSettings: ChannelSettings;
  readonly feedback: Feedback;
  readonly desk: DigestDesk;
  readonly noteQuestion: NoteQuestion;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The same while one event is handled. */
export type During<S extends Handed> = Omit<S, 'ask'> & {
  /** Never throws. */
  readonly ask: Ask;
  readonly handling: Handling;
};

export function during<S extends Handed>(services: S, handling: Handling): During<S> {
  const { id, log } = handling;
  const report = (_: string, fault: unknown) => {
    handling.failed();
    log.error(describeFault(fault), 'a fault');
  };
  return {
    ...services,
    ask: guardAsk(
      (question) => services.ask(question, id),
      report,
      () => id,
    ),
    log,
    handling,
  };
}

/** How much may be asked, and how often somebody is told to wait. */
export interface Allowances {
  readonly perPerson: RateLimit;
  readonly perChannel: RateLimit;
  readonly politeWords: RateLimit;
}

/** Questions a minute: nobody reads faster, and a channel stays usable for people. */
const QUESTIONS_PER_PERSON = 30;
const QUESTIONS_PER_CHANNEL = 60;
const POLITE_WORDS = 1;

export function createAllowances(now: () => number): Allowances {
  return {
    perPerson: createRateLimit(QUESTIONS_PER_PERSON, now),
    perChannel: createRateLimit(QUESTIONS_PER_CHANNEL, now),
    politeWords: createRateLimit(POLITE_WORDS, now),
  };
}
