/** The chat platforms, run until the process is told to end. Loaded only where one is configured. */
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { citationOf } from './answers/citation.ts';
import type { Engine } from './ask.ts';
import type { Catalogue } from './chat/catalogue.ts';
import { describeFault } from './chat/describe-fault.ts';
import { guardAsk } from './chat/guard-ask.ts';
import type { Log } from './chat/log.ts';
import type { Ask, Platform } from './chat/platform.ts';
import { rememberEvents } from './chat/remember-events.ts';
import type { Config } from './config.ts';
import { createDiscord } from './platforms/discord/platform.ts';
import { createShards } from './platforms/discord/shards.ts';
import { createSlack } from './platforms/slack/platform.ts';
import { openStore, type Store } from './store/open-store.ts';

/**
 * Starts every configured platform over one engine and one store.
 * @param samples questions to try, shown to people
 * @throws StoreError, or CannotStartError of a platform: with the cure
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
  });
  try {
    const engine = loadEngine();
    engine.warmUp();
    const ask = guardAsk(engine.ask, (id, fault) => log.error({ id, ...describeFault(fault) }, 'a fault'));
    const answeredEvents = rememberEvents(store.answeredEvents, log);
    const shared = { ...store, answeredEvents, ask, log, now: Date.now };
    const platforms = createPlatforms(config, engine, shared, samples);
    const stop = () => Promise.all(platforms.map((platform) => platform.stop()));
    // Some fault of an SDK's that nobody waits for: noted, and no reason to leave everybody else without answers.
    process.on('unhandledRejection', (fault) =>
      log.error(describeFault(fault), 'a fault that nobody caught'),
    );
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
    // A shard without the process that started it would answer beside the next one's.
    if (config.isShard) process.once('disconnect', () => void stop());
    await Promise.all(platforms.map((platform) => platform.start())).finally(stop);
  } finally {
    await store.close();
    // A shard would be held open by its line to the process that started it.
    if (process.connected) process.disconnect();
  }
}

type Shared = Store & { readonly ask: Ask; readonly log: Log; readonly now: () => number };

/** A shard serves its part of Discord and nothing else; the process that started it serves the rest. */
function createPlatforms(
  { slack, discord, discordShards, isShard }: Config,
  { datasets, intents }: Engine,
  shared: Shared,
  samples: readonly string[],
): Platform[] {
  const sources = [...datasets.sources.values()].map((source) => citationOf(source));
  const catalogue: Catalogue = {
    questions: [...samples, ...intents.filter(({ reply }) => reply).map(({ example }) => example)],
    levels: ['junior', 'mid-level', 'senior', 'staff'],
    places: [...datasets.places.values()].map(({ name }) => name),
    skills: [...datasets.skills.values()].map(({ name }) => name),
  };
  const { log } = shared;
  const program = fileURLToPath(new URL('main.js', import.meta.url));
  return [
    ...(slack && !isShard ? [createSlack({ ...shared, samples, sources, connection: slack })] : []),
    ...(discord && !isShard && discordShards > 1
      ? [createShards({ token: discord.token, count: discordShards, program, log })]
      : discord
        ? [createDiscord({ ...shared, catalogue, connection: discord })]
        : []),
  ];
}
