/** The chat platforms, run until the process is told to end. Loaded only where one is configured. */
import { pino } from 'pino';
import { citationOf } from './answers/citation.ts';
import type { Engine } from './ask.ts';
import { CannotStartError } from './chat/cannot-start-error.ts';
import { describeFault } from './chat/describe-fault.ts';
import { guardAsk } from './chat/guard-ask.ts';
import type { Platform } from './chat/platform.ts';
import type { Config } from './config.ts';
import { createSlack } from './platforms/slack/platform.ts';
import { openStore } from './store/open-store.ts';

/**
 * Starts every configured platform over one engine and one store.
 * @param samples questions to try, shown to people
 * @throws CannotStartError with the cure
 */
export async function serve(
  config: Config,
  loadEngine: () => Engine,
  samples: readonly string[],
): Promise<void> {
  const { databaseUrl, sealingSecret, logLevel } = config;
  const log = pino({ level: logLevel, base: null });
  const store = await openStore({
    url: databaseUrl,
    now: Date.now,
    report: (message) => log.warn({}, message),
    ...(sealingSecret === undefined ? {} : { sealingSecret }),
  }).catch((error: unknown) => {
    throw new CannotStartError(error instanceof Error ? error.message : String(error), { cause: error });
  });
  try {
    const engine = loadEngine();
    engine.warmUp();
    const ask = guardAsk(engine.ask, (id, fault) => log.error({ id, ...describeFault(fault) }, 'a fault'));
    const sources = [...engine.datasets.sources.values()].map((source) => citationOf(source));
    const shared = { ...store, ask, log, samples, sources, now: Date.now };
    const platforms: Platform[] = config.slack ? [createSlack({ ...shared, connection: config.slack })] : [];
    const stop = () => Promise.all(platforms.map((platform) => platform.stop()));
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
    await Promise.all(platforms.map((platform) => platform.start())).finally(stop);
  } finally {
    await store.close();
  }
}
