/** Opens what must outlive a restart: one set of tables, in a file or in PostgreSQL. */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnsweredEvents, ChannelSettings, Installations } from '../chat/records.ts';
import { createAnsweredEvents } from './answered-events.ts';
import { createChannelSettings } from './channel-settings.ts';
import { type CountedFeedback, createFeedback } from './feedback.ts';
import { createInstallations } from './installations.ts';
import { openPostgres } from './postgres.ts';
import type { OpenDatabase, Run } from './schema.ts';
import { createSeal } from './seal.ts';
import { openSqlite } from './sqlite.ts';
import { StoreError } from './store-error.ts';

export interface StoreOptions {
  /** `file:PATH`, relative to the working folder, or `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** What installations are sealed with. Without one, none can be kept. */
  readonly sealingSecret?: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told what went wrong beside the calls, such as an idle connection that was lost. */
  readonly report?: (message: string) => void;
}

/** Every call rejects with a StoreError when the database refuses or is away; the next one tries anew. */
export interface Store {
  readonly channelSettings: ChannelSettings;
  readonly answeredEvents: AnsweredEvents;
  readonly feedback: CountedFeedback;
  readonly installations: Installations;
  /** Waits for the calls under way. Closing twice does no harm. */
  close(): Promise<void>;
}

/**
 * Opens the store and makes or updates its tables. Several processes may do so at once.
 * @throws StoreError with the cure: no database there, no right to it, or a newer version has used it
 */
export async function openStore({
  url,
  sealingSecret,
  now,
  report = () => undefined,
}: StoreOptions): Promise<Store> {
  const seal = sealingSecret ? await createSeal(sealingSecret) : undefined;
  const database = await openDatabase(url, report);
  const run = runOn(database);
  try {
    return {
      channelSettings: createChannelSettings(run),
      answeredEvents: await createAnsweredEvents(run, now, report),
      feedback: createFeedback(run, now),
      installations: createInstallations(run, now, seal),
      close: () => database.close(),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function openDatabase(url: string, report: (message: string) => void): Promise<OpenDatabase> {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url, report);
  const file = parseFileUrl(url);
  if (file !== undefined) return openSqlite(file);
  // The text itself stays out of the message: it may hold a password.
  throw new StoreError(
    'DATABASE_URL cannot be read. Write file:data.sqlite for a file, or postgres://user:password@host:port/database.',
  );
}

function parseFileUrl(url: string): string | undefined {
  if (!/^file:./.test(url)) return undefined;
  if (!url.startsWith('file://')) return resolve(url.slice('file:'.length));
  try {
    return fileURLToPath(url);
  } catch {
    return undefined;
  }
}

function runOn({ db, place, explain }: OpenDatabase): Run {
  return async (query) => {
    try {
      return await query(db);
    } catch (error) {
      throw new StoreError(`the store at ${place} refused: ${explain(error)}`, { cause: error });
    }
  };
}
