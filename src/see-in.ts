/** How whoever runs the bot sees in: it is counted what happens, and a listener shows it, where one is wished for. */
import { describeFault } from './chat/describe-fault.ts';
import type { Log } from './chat/log.ts';
import { type Meter, NO_METER } from './chat/meter.ts';
import type { Route } from './chat/platform.ts';
import type { Config } from './config.ts';
import type { Condition, Conditions } from './monitoring/readiness.ts';
import { createShardMeter } from './platforms/discord/shards.ts';

/** What there is to see, as far as it is there. */
export interface Sights {
  platforms?: { conditions(): Conditions; routes(): readonly Route[] };
  store?: { reach(): Promise<void> };
  data?: true;
}

export interface SeeingIn {
  readonly meter: Meter;
  /** Nobody sees in any more, and nothing is sent here. */
  close(): Promise<void>;
}

const LOADING: Condition = { ready: false, why: 'Still loading.' };

/**
 * @param sights looked at whenever somebody asks
 * @throws CannotStartError where the listener's address cannot be used
 */
export async function openSeeingIn(
  { listener: address, isShard, slack, discord }: Config,
  sights: Sights,
  log: Log,
  now: () => number,
): Promise<SeeingIn> {
  const close = async () => {};
  if (isShard) return { meter: createShardMeter(tellParent), close };
  if (!address) return { meter: NO_METER, close };
  const [{ createMetrics }, { createPages }, { createReadiness }, { openListener }] = await Promise.all([
    import('./monitoring/metrics.ts'),
    import('./monitoring/pages.ts'),
    import('./monitoring/readiness.ts'),
    import('./monitoring/listener.ts'),
  ]);
  const look = createReadiness({
    parts: () => partsOf(sights),
    reachStore: async () => {
      if (!sights.store) throw new Error('The store is not open yet.');
      await sights.store.reach();
    },
    now,
  });
  const metrics = createMetrics({
    platforms: [...(slack ? ['slack' as const] : []), ...(discord ? ['discord' as const] : [])],
    ready: async () =>
      Object.fromEntries(Object.entries(await look()).map(([part, { ready }]) => [part, ready])),
  });
  const pages = createPages({
    look,
    metrics,
    report: (fault) => log.error(describeFault(fault), 'a page could not be shown'),
  });
  const listener = await openListener({
    ...address,
    routes: () => [...pages, ...(sights.platforms?.routes() ?? [])],
    log,
  });
  return { meter: metrics, close: listener.close };
}

function partsOf({ platforms, data }: Sights): Conditions {
  return {
    ...(platforms?.conditions() ?? { platforms: LOADING }),
    data: data ? { ready: true } : LOADING,
  };
}

/** A parent that is gone is told nothing: the shard ends then as well. */
function tellParent(message: object): void {
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}
