/** What every listener works with: handed in from outside, or kept for as long as the process runs. */
import type { Catalogue } from '../../chat/catalogue.ts';
import type { Log } from '../../chat/log.ts';
import type { Ask } from '../../chat/platform.ts';
import type { RateLimit } from '../../chat/rate-limit.ts';
import type { AnsweredEvents, ChannelSettings, Feedback } from '../../chat/records.ts';
import type { Lately } from '../../chat/remember-events.ts';
import type { ChartDrawer } from './charts/chart-drawer.ts';

export interface Services {
  readonly ask: Ask;
  readonly log: Log;
  readonly answeredEvents: AnsweredEvents;
  readonly channelSettings: ChannelSettings;
  readonly feedback: Feedback;
  /** What is offered while somebody types. */
  readonly catalogue: Catalogue;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly perPerson: RateLimit;
  readonly perChannel: RateLimit;
  /** How often somebody is told to wait. */
  readonly politeWords: RateLimit;
  /** Interactions of this process. */
  readonly lately: Lately;
  readonly charts: ChartDrawer;
  /** Connects anew, as what it listens to has changed. */
  readonly reconnect: () => void;
}
