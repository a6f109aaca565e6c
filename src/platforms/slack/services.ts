/** What every listener works with: handed in from outside, or kept for as long as the process runs. */

import type { Log } from '../../chat/log.ts';
import type { Ask } from '../../chat/platform.ts';
import type { RateLimit } from '../../chat/rate-limit.ts';
import type { AnsweredEvents, ChannelSettings, Feedback } from '../../chat/records.ts';
import type { Citation } from '../../chat/reply.ts';
import type { RecentQuestions } from './recent-questions.ts';
import type { Refusals } from './refusals.ts';

export interface Services {
  readonly ask: Ask;
  readonly log: Log;
  readonly answeredEvents: AnsweredEvents;
  readonly channelSettings: ChannelSettings;
  readonly feedback: Feedback;
  /** Questions to try. */
  readonly samples: readonly string[];
  /** The sources, for the Home tab. */
  readonly sources: readonly Citation[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly perPerson: RateLimit;
  readonly perChannel: RateLimit;
  /** How often somebody is told to wait. */
  readonly politeWords: RateLimit;
  readonly refusals: Refusals;
  readonly recentQuestions: RecentQuestions;
}
