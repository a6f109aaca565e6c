/** What of digests must outlive a restart, put together. */
import type { DigestRecords } from '../chat/digest-records.ts';
import { createDataVersions } from './data-versions.ts';
import { createDecisions } from './decisions.ts';
import { createDeliveries } from './deliveries.ts';
import { createRuns } from './runs.ts';
import type { Run } from './schema.ts';
import { createSettlements } from './settlements.ts';
import { createSubscriptions } from './subscriptions.ts';

export function createDigestRecords(run: Run, now: () => number): DigestRecords {
  return {
    ...createSubscriptions(run, now),
    ...createRuns(run),
    ...createDecisions(run),
    ...createDeliveries(run),
    ...createSettlements(run, now),
    ...createDataVersions(run, now),
  };
}
