/** What every listener works with: handed in from outside, or kept for as long as the process runs. */
import type { Citation } from '../../chat/reply.ts';
import type { Allowances, During, Handed } from '../../chat/services.ts';
import type { RecentQuestions } from './recent-questions.ts';
import type { Refusals } from './refusals.ts';

/** Kept for as long as the process runs. */
export interface StandingServices extends Handed, Allowances {
  /** Questions to try. */
  readonly samples: readonly string[];
  /** The sources as they are now, for the Home tab. */
  readonly sources: () => readonly Citation[];
  /** Ids of people who may do what admins of their workspace may. */
  readonly admins: readonly string[];
  readonly refusals: Refusals;
  readonly recentQuestions: RecentQuestions;
}

/** What an event is worked on with. */
export type Services = During<StandingServices>;
