/** What every listener works with: handed in from outside, or kept for as long as the process runs. */
import type { Citation } from '../../chat/reply.ts';
import type { Allowances, Handed } from '../../chat/services.ts';
import type { RecentQuestions } from './recent-questions.ts';
import type { Refusals } from './refusals.ts';

export interface Services extends Handed, Allowances {
  /** Questions to try. */
  readonly samples: readonly string[];
  /** The sources, for the Home tab. */
  readonly sources: readonly Citation[];
  readonly refusals: Refusals;
  readonly recentQuestions: RecentQuestions;
}
