/** What every chat platform is handed, and the manners that all of them keep. */
import type { DigestDesk } from './digest-desk.ts';
import type { Log } from './log.ts';
import type { NoteQuestion } from './note-question.ts';
import type { Ask } from './platform.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import type { AnsweredEvents, ChannelSettings, Feedback } from './records.ts';

export interface Handed {
  readonly ask: Ask;
  readonly log: Log;
  readonly answeredEvents: AnsweredEvents;
  readonly channelSettings: ChannelSettings;
  readonly feedback: Feedback;
  readonly desk: DigestDesk;
  readonly noteQuestion: NoteQuestion;
  /** Milliseconds since 1970. */
  readonly now: () => number;
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
