/** The chat platforms, run until the process is told to end. Loaded only where one is configured. */
import { once } from 'node:events';
import { createRequire } from 'node:module';
import type { Logger } from 'pino';
import { citationOf } from './answers/citation.ts';
import type { Engine, Folders } from './ask.ts';
import type { Catalogue } from './chat/catalogue.ts';
import { describeFault } from './chat/describe-fault.ts';
import type { Log } from './chat/log.ts';
import { logAsking } from './chat/log-asking.ts';
import type { Meter } from './chat/meter.ts';
import { createNoteQuestion } from './chat/note-question.ts';
import type { Poster } from './chat/poster.ts';
import type { Installations } from './chat/records.ts';
import { rememberEvents } from './chat/remember-events.ts';
import type { Handed } from './chat/services.ts';
import { within } from './chat/within.ts';
import type { Config } from './config.ts';
import { everyMinute } from './digests/clock.ts';
import { createDesk } from './digests/desk.ts';
import { createDigests, type Digests } from './digests/digests.ts';
import { type Keeper, keepPlatforms, type Made } from './keep-platforms.ts';
import { watchLife } from './live-and-end.ts';
import { createLiveEngine, type LiveEngine } from './live-engine.ts';
import { createLog } from './monitoring/log.ts';
import type { Connection as DiscordConnection } from './platforms/discord/connect.ts';
import { createDiscord } from './platforms/discord/platform.ts';
import { createDiscordPoster } from './platforms/discord/poster.ts';
import { createShards } from './platforms/discord/shards.ts';
import { createSlack } from './platforms/slack/platform.ts';
import { createSlackPoster } from './platforms/slack/poster.ts';
import { openSeeingIn, type Sights } from './see-in.ts';
import type { Store } from './store/open-store.ts';
import { openStoreOrWait } from './store/open-store-or-wait.ts';
import { everyTwoSeconds } from './watch-files.ts';

/** What is under way when the end begins has so long. */
const END_MS = 10_000;
/** And the last lines of the log so long. */
const LAST_LINES_MS = 500;

/**
 * Starts every configured platform over one engine and one store, and ends when the process is told to.
 * @param samples questions to try, shown to people
 * @returns the exit code
 * @throws WrongSettingError of the store, or CannotStartError of the platforms: with the cure. A store that is only away
 * is waited for, and questions are answered without it.
 */
export async function serve(config: Config, folders: Folders, samples: readonly string[]): Promise<number> {
  const log = createLog(config.logLevel, config.secrets);
  const sights: Sights = {};
  const { meter, close: closeListener } = await openSeeingIn(config, sights, log, Date.now);
  const life = watchLife({ log, meter, isShard: config.isShard });
  const closing: (() => unknown)[] = [closeListener];
  try {
    const store = await openTheStore(config, log, meter);
    sights.store = store;
    closing.push(store.close);
    const live = await createLiveEngine({ folders, log, meter, now: Date.now, beat: everyTwoSeconds });
    sights.data = true;
    const given = { ...config, store, live, log, meter, samples };
    const { digests, keeper } = putTogether(given, life.ended);
    sights.platforms = keeper;
    closing.splice(1, 0, live.stop, () => Promise.all([digests.stop(), keeper.stop()]));
    digests.start();
    live.start();
    await Promise.race([keeper.run(), onceAborted(life.ended)]);
    return life.exitCode();
  } finally {
    life.end();
    await within(END_MS, closeAll(closing), () =>
      log.warn({}, 'not all that was under way was done in time'),
    ).catch((fault: unknown) => log.warn(describeFault(fault), 'something did not close cleanly'));
    life.over();
    // What is left would be written as the process exits, for ever where nobody reads it any more.
    await within(LAST_LINES_MS, new Promise<void>((done) => log.flush(() => done())), () => {});
  }
}

async function closeAll(closing: readonly (() => unknown)[]): Promise<void> {
  for (const close of closing) await close();
}

async function onceAborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

function openTheStore(
  { databaseUrl, sealingSecret, questionsKeptMs }: Config,
  log: Log,
  meter: Meter,
): Promise<Store> {
  return openStoreOrWait({
    url: databaseUrl,
    now: Date.now,
    report: (message) => log.warn({}, message),
    onFault: () => meter.note({ kind: 'store-fault' }),
    ...(sealingSecret === undefined ? {} : { sealingSecret }),
    ...(questionsKeptMs === undefined ? {} : { questionsKeptMs }),
  });
}

interface Given extends Config {
  readonly store: Store;
  readonly live: LiveEngine;
  readonly log: Logger;
  readonly meter: Meter;
  readonly samples: readonly string[];
}

/** What answers, and what posts of itself. */
function putTogether(given: Given, ended: AbortSignal): { digests: Digests; keeper: Keeper } {
  const { store, log, meter, samples, logQuestions, questionsKeptMs, digestGraceMs } = given;
  const { engine } = given.live;
  const now = Date.now;
  const digesting = {
    records: store.digests,
    askedQuestions: store.askedQuestions,
    datasets: () => engine.datasets,
    posters: createPosters(given, store.installations, log, meter),
    graceMs: digestGraceMs,
    clock: everyMinute,
    log,
    meter,
    now,
  };
  const digests = createDigests(digesting);
  const shared: Shared = {
    ...store,
    answeredEvents: rememberEvents(store.answeredEvents),
    ask: logAsking(engine.ask, { log, withText: logQuestions, now }),
    desk: createDesk({ ...digesting, look: () => digests.look() }),
    // Where none are kept, none is put into words.
    noteQuestion: questionsKeptMs === undefined ? () => {} : createNoteQuestion(store.askedQuestions, engine),
    log,
    meter,
    now,
  };
  const made = createMakers(given, engine, shared, samples);
  return { digests, keeper: keepPlatforms(made, { log, meter, now, ended }) };
}

/** A shard has none: the process that started it sends all digests. */
function createPosters(
  { slack, discord, isShard }: Config,
  installations: Installations,
  log: Log,
  meter: Meter,
): Poster[] {
  return [
    ...(slack && !isShard
      ? [createSlackPoster({ connection: slack, installations, log, meter, now: Date.now })]
      : []),
    ...(discord && !isShard ? [createDiscordPoster({ connection: discord, log, meter })] : []),
  ];
}

type Shared = Handed & Pick<Store, 'installations'> & { readonly meter: Meter };

/** A shard serves its part of Discord and nothing else; the process that started it serves the rest. */
function createMakers(
  { slack, discord, discordShards, isShard }: Config,
  engine: Engine,
  shared: Shared,
  samples: readonly string[],
): Made[] {
  // Asked for each time, as another engine may have come.
  const sources = () => [...engine.datasets.sources.values()].map((source) => citationOf(source));
  const catalogue = (): Catalogue => ({
    questions: [...samples, ...engine.intents.filter(({ reply }) => reply).map(({ example }) => example)],
    levels: ['junior', 'mid-level', 'senior', 'staff'],
    places: [...engine.datasets.places.values()].map(({ name }) => name),
    skills: [...engine.datasets.skills.values()].map(({ name }) => name),
  });
  const { log, meter, now } = shared;
  const makeDiscord = (connection: DiscordConnection) =>
    !isShard && discordShards > 1
      ? createShards({ token: connection.token, count: discordShards, program: whatRuns(), log, meter, now })
      : createDiscord({ ...shared, catalogue, connection });
  return [
    ...(slack && !isShard
      ? [
          {
            platform: 'slack' as const,
            make: () => createSlack({ ...shared, samples, sources, connection: slack }),
          },
        ]
      : []),
    ...(discord ? [{ platform: 'discord' as const, make: () => makeDiscord(discord) }] : []),
  ];
}

/** The file that Node was started with, which may be named without its ending. */
function whatRuns(): string {
  return createRequire(import.meta.url).resolve(process.argv[1] ?? '');
}
