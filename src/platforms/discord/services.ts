/** What every listener works with: handed in from outside, or kept for as long as the process runs. */
import type { Catalogue } from '../../chat/catalogue.ts';
import type { Lately } from '../../chat/remember-events.ts';
import type { Allowances, During, Handed } from '../../chat/services.ts';
import type { ChartDrawer } from './charts/chart-drawer.ts';

/** Kept for as long as the process runs. */
export interface StandingServices extends Handed, Allowances {
  /** What is offered while somebody types, as it is now. */
  readonly catalogue: () => Catalogue;
  /** Interactions of this process. */
  readonly lately: Lately;
  readonly charts: ChartDrawer;
  /** Connects anew, as what it listens to has changed. */
  readonly reconnect: () => void;
}

/** What an event is worked on with. */
export type Services = During<StandingServices>;
