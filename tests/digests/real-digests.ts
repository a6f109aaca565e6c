/** Digests over the real store, the real data and the real posters, with a clock that the test sets. */
import { fileURLToPath } from 'node:url';
import type { Log } from '../../src/chat/log.ts';
import { NO_METER } from '../../src/chat/meter.ts';
import type { Poster } from '../../src/chat/poster.ts';
import { loadDatasets } from '../../src/datasets/load-datasets.ts';
import type { Clock } from '../../src/digests/clock.ts';
import { createDigests, type Digests } from '../../src/digests/digests.ts';
import { openStore } from '../../src/store/open-store.ts';
import { SILENT } from '../silent-log.ts';

/** Where the platforms are, those that there are. */
export interface Platforms {
  readonly slack?: { readonly apiUrl: string; readonly botToken: string };
  readonly discord?: { readonly apiUrl: string; readonly token: string };
}

export interface RealOptions extends Platforms {
  readonly databaseUrl: string;
  readonly now: () => number;
  readonly clock?: Clock;
  readonly log?: Log;
  /** Stands between the digests and what they call. */
  readonly wrap?: <T extends object>(name: string, it: T) => T;
}

/** @returns the digests, and what ends them and closes the store */
export async function openRealDigests({
  databaseUrl,
  now,
  clock = () => () => {},
  log = SILENT,
  wrap = (_, it) => it,
  slack,
  discord,
}: RealOptions): Promise<{ readonly digests: Digests; end(): Promise<void> }> {
  const store = await openStore({ url: databaseUrl, now, report: (words) => log.warn({}, words) });
  const datasets = loadDatasets([fileURLToPath(new URL('../../data', import.meta.url))]);
  const posters: Poster[] = [];
  // The SDKs take a while to load.
  if (slack) {
    const { createSlackPoster } = await import('../../src/platforms/slack/poster.ts');
    const { apiUrl, botToken } = slack;
    const connection = { access: { kind: 'one', botToken } as const, apiUrl };
    posters.push(
      createSlackPoster({ connection, installations: store.installations, log, meter: NO_METER, now }),
    );
  }
  if (discord) {
    const { createDiscordPoster } = await import('../../src/platforms/discord/poster.ts');
    posters.push(createDiscordPoster({ connection: discord, log, meter: NO_METER }));
  }
  const digests = createDigests({
    records: wrap('store', store.digests),
    askedQuestions: store.askedQuestions,
    datasets: () => datasets,
    posters: posters.map((poster) => wrap(poster.platform, poster)),
    log,
    meter: NO_METER,
    now,
    graceMs: 12 * 60 * 60 * 1000,
    clock,
  });
  return {
    digests,
    async end() {
      await digests.stop();
      await store.close();
    },
  };
}
