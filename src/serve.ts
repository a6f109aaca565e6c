/** The chat platforms, run until the process is told to end. Loaded only where one is configured. */
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { citationOf } from './answers/citation.ts';
import type { Engine, Folders } from './ask.ts';
import type { Catalogue } from './chat/catalogue.ts';
import { describeFault } from './chat/describe-fault.ts';
import type { DigestDesk } from './chat/digest-desk.ts';
import { guardAsk } from './chat/guard-ask.ts';
import type { Log } from './chat/log.ts';
import { createNoteQuestion, type NoteQuestion } from './chat/note-question.ts';
import type { Ask, Platform } from './chat/platform.ts';
import type { Poster } from './chat/poster.ts';
import type { Installations } from './chat/records.ts';
import { rememberEvents } from './chat/remember-events.ts';
import type { Config } from './config.ts';
import { everyMinute } from './digests/clock.ts';
import { createDesk } from './digests/desk.ts';
import { createDigests } from './digests/digests.ts';
import { createLiveEngine } from './live-engine.ts';
import { createDiscord } from './platforms/discord/platform.ts';
import { createDiscordPoster } from './platforms/discord/poster.ts';
import { createShards } from './platforms/discord/shards.ts';
import { createSlack } from './platforms/slack/platform.ts';
import { createSlackPoster } from './platforms/slack/poster.ts';
import type { Store } from './store/open-store.ts';
import { openStoreOrWait } from './store/open-store-or-wait.ts';
import { everyTwoSeconds } from './watch-files.ts';

/**
 * Starts every configured platform over one engine and one store.
 * @param samples questions to try, shown to people
 * @throws WrongSettingError of the store, or CannotStartError of a platform: with the cure. A store that is only away
 * is waited for, and questions are answered without it.
 */
export async function serve(config: Config, folders: Folders, samples: readonly string[]): Promise<void> {
  const { databaseUrl, sealingSecret, questionsKeptMs, logLevel } = config;
  const log = pino({ level: logLevel, base: null });
  const store = await openStoreOrWait({
    url: databaseUrl,
    now: Date.now,
    report: (message) => log.warn({}, message),
    ...(sealingSecret === undefined ? {} : { sealingSecret }),
    ...(questionsKeptMs === undefined ? {} : { questionsKeptMs }),
  });
  try {
    const live = await createLiveEngine({ folders, log, now: Date.now, beat: everyTwoSeconds });
    const { engine } = live;
    const ask = guardAsk(engine.ask, (id, fault) => log.error({ id, ...describeFault(fault) }, 'a fault'));
    const answeredEvents = rememberEvents(store.answeredEvents, log);
    const digesting = {
      records: store.digests,
      askedQuestions: store.askedQuestions,
      datasets: () => engine.datasets,
      posters: createPosters(config, store.installations, log),
      graceMs: config.digestGraceMs,
      clock: everyMinute,
      log,
      now: Date.now,
    };
    const digests = createDigests(digesting);
    const shared = {
      ...store,
      answeredEvents,
      ask,
      desk: createDesk({ ...digesting, look: () => digests.look() }),
      noteQuestion: createNoteQuestion(store.askedQuestions, engine, log),
      log,
      now: Date.now,
    };
    const platforms = createPlatforms(config, engine, shared, samples);
    const stop = () => {
      live.stop();
      return Promise.all([digests.stop(), ...platforms.map((platform) => platform.stop())]);
    };
    // Some fault of an SDK's that nobody waits for: noted, and no reason to leave everybody else without answers.
    process.on('unhandledRejection', (fault) =>
      log.error(describeFault(fault), 'a fault that nobody caught'),
    );
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
    // A shard without the process that started it would answer beside the next one's.
    if (config.isShard) process.once('disconnect', () => void stop());
    digests.start();
    live.start();
    await Promise.all(platforms.map((platform) => platform.start())).finally(stop);
  } finally {
    await store.close();
    // A shard would be held open by its line to the process that started it.
    if (process.connected) process.disconnect();
  }
}

/** A shard has none: the process that started it sends all digests. */
function createPosters(
  { slack, discord, isShard }: Config,
  installations: Installations,
  log: Log,
): Poster[] {
  return [
    ...(slack && !isShard
      ? [createSlackPoster({ connection: slack, installations, log, now: Date.now })]
      : []),
    ...(discord && !isShard ? [createDiscordPoster({ connection: discord, log })] : []),
  ];
}

type Shared = Store & {
  readonly ask: Ask;
  readonly desk: DigestDesk;
  readonly noteQuestion: NoteQuestion;
  readonly log: Log;
  readonly now: () => number;
};

/** A shard serves its part of Discord and nothing else; the process that started it serves the rest. */
function createPlatforms(
  { slack, discord, discordShards, isShard }: Config,
  engine: Engine,
  shared: Shared,
  samples: readonly string[],
): Platform[] {
  // Asked for each time, as another engine may have come.
  const sources = () => [...engine.datasets.sources.values()].map((source) => citationOf(source));
  const catalogue = (): Catalogue => ({
    questions: [...samples, ...engine.intents.filter(({ reply }) => reply).map(({ example }) => example)],
    levels: ['junior', 'mid-level', 'senior', 'staff'],
    places: [...engine.datasets.places.values()].map(({ name }) => name),
    skills: [...engine.datasets.skills.values()].map(({ name }) => name),
  });
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
