/** Opens what must outlive a restart: one set of tables, in a file or in PostgreSQL. */
import type { AskedQuestions, DigestRecords } from '../chat/digest-records.ts';
import type { ChannelSettings, EventRecords, Installations, PlatformName } from '../chat/records.ts';
import { createAnsweredEvents } from './answered-events.ts';
import { createAskedQuestions } from './asked-questions.ts';
import { type Belongings, countBelongings, deleteBelongings } from './belongings.ts';
import { createChannelSettings } from './channel-settings.ts';
import { createDigestRecords } from './digests.ts';
import { type CountedFeedback, createFeedback } from './feedback.ts';
import { createInstallations } from './installations.ts';
import { openDatabase, runOn } from './open-database.ts';
import type { OpenDatabase, Opening, Run } from './schema.ts';
import { createSeal, type Seal } from './seal.ts';

export interface StoreOptions {
  /** `file:PATH`, relative to the working folder, or `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** What installations are sealed with. Without one, none can be kept. */
  readonly sealingSecret?: string;
  /**
   * How long it is kept what was asked. Without it nothing is, and what is there is deleted; who opens the store only
   * to look into it says `Infinity`.
   */
  readonly questionsKeptMs?: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told what went wrong beside the calls, such as an idle connection that was lost. */
  readonly report?: (message: string) => void;
  /** Told of each call that the database refused, or did not answer. */
  readonly onFault?: () => void;
}

/** Every call rejects with a StoreError when the database refuses or is away; the next one tries anew. */
export interface Store {
  readonly channelSettings: ChannelSettings;
  readonly answeredEvents: EventRecords;
  readonly feedback: CountedFeedback;
  readonly installations: Installations;
  readonly digests: DigestRecords;
  readonly askedQuestions: AskedQuestions;
  /** What belongs to a workspace, whenever the bot was installed there. */
  belongingsOf(platform: PlatformName, workspace: string): Promise<Belongings>;
  /** Deletes all that. @returns what was deleted */
  forgetWorkspace(platform: PlatformName, workspace: string): Promise<Belongings>;
  /** Resolves where the database answers. */
  reach(): Promise<void>;
  /** Waits for the calls under way. Closing twice does no harm. */
  close(): Promise<void>;
}

/**
 * Opens the store and makes or updates its tables. Several processes may do so at once.
 * @throws StoreError with the cure: no database there, no right to it, or a newer version has used it
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const seal = await sealOf(options);
  const database = await openReady(options);
  return storeOver(runOn(database), () => database.close(), seal, options);
}

/** @param close what closes the database that `run` asks */
export function storeOver(
  asked: Run,
  close: () => Promise<void>,
  seal: Seal | undefined,
  options: StoreOptions,
): Store {
  const { now, onFault = () => undefined } = options;
  const run: Run = (query) =>
    asked(query).catch((error: unknown) => {
      onFault();
      throw error;
    });
  return {
    ...sweptOver(run, options),
    channelSettings: createChannelSettings(run),
    feedback: createFeedback(run, now),
    installations: createInstallations(run, now, seal),
    digests: createDigestRecords(run, now),
    belongingsOf: (platform, workspace) => run((db) => countBelongings(db, platform, workspace)),
    forgetWorkspace: (platform, workspace) =>
      run((db) =>
        db.transaction().execute(async (transaction) => {
          const belongings = await countBelongings(transaction, platform, workspace);
          await deleteBelongings(transaction, platform, workspace);
          return belongings;
        }),
      ),
    async reach() {
      await asked((db) => db.selectFrom('channel_settings').select('platform').limit(1).execute());
    },
    close,
  };
}

export async function sealOf({ sealingSecret }: StoreOptions): Promise<Seal | undefined> {
  return sealingSecret ? createSeal(sealingSecret) : undefined;
}

/** @returns the database, its tables up to date and what is too old deleted */
export async function openReady(
  options: StoreOptions,
  pace: Opening['pace'] = 'starting',
): Promise<OpenDatabase> {
  const database = await openDatabase(options.url, { report: options.report, pace });
  try {
    const { answeredEvents, askedQuestions } = sweptOver(runOn(database), options);
    await answeredEvents.sweep();
    await askedQuestions.sweep();
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

function sweptOver(run: Run, { now, questionsKeptMs, report = () => undefined }: StoreOptions) {
  return {
    answeredEvents: createAnsweredEvents(run, now, report),
    askedQuestions: createAskedQuestions(run, now, questionsKeptMs, report),
  };
}
