/** `npm run store`: backups of what the bot remembers, and forgetting a workspace. Loaded only where it is asked for. */
import type { PlatformName } from './chat/records.ts';
import type { Config } from './config.ts';
import type { Belongings } from './store/belongings.ts';
import { appliedMigrations } from './store/migrate.ts';
import { openDatabase, runOn } from './store/open-database.ts';
import { openStore } from './store/open-store.ts';
import { restore } from './store/restore-backup.ts';
import type { OpenDatabase, Opening } from './store/schema.ts';
import { StoreError } from './store/store-error.ts';
import { backUp } from './store/write-backup.ts';

/** What each command is given beside its own. */
export interface Keeping {
  readonly config: Config;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told how far it is, where it takes long. */
  readonly report: (message: string) => void;
}

/** What is said when it is done, and whether all was done that was asked for. */
export interface Kept {
  readonly words: string;
  readonly done: boolean;
}

/** @throws StoreError with the cure */
export async function backUpStore(
  { config, now, report }: Keeping,
  name: string,
  force: boolean,
  signal: AbortSignal,
): Promise<Kept> {
  // Its tables stay as they are: the version of the bot that uses it may be an older one.
  const { file, rows } = await over(config, { pace: 'alone', asFound: true }, (database) =>
    backUp(database, name, { force, takenAt: now(), report, signal }),
  );
  const words = `${counted(rows, 'row')} written to ${file}. Keep it as safe as the database, and keep SLACK_STATE_SECRET as well where Slack hands over tokens: they stay sealed with it.`;
  return { words, done: true };
}

/** @throws StoreError with the cure */
export async function restoreStore(
  { config, report }: Keeping,
  name: string,
  replace: boolean,
): Promise<Kept> {
  const { rows, installations } = await over(config, { pace: 'alone' }, (database) =>
    restore(database, name, { replace, report }),
  );
  const sealed = ' Set the same SLACK_STATE_SECRET as before: the tokens are sealed with it.';
  return { words: `${counted(rows, 'row')} restored.${installations > 0 ? sealed : ''}`, done: true };
}

/** More are more than anybody reads at once. */
const QUESTIONS_SHOWN = 100;

/**
 * What was asked and found no answer, the most often asked first, where that is kept.
 * @throws StoreError with the cure
 */
export async function showUnanswered({ config, now }: Keeping): Promise<Kept> {
  const { databaseUrl: url, questionsKeptMs = Number.POSITIVE_INFINITY } = config;
  await requireStore(config);
  const store = await openStore({ url, now, questionsKeptMs });
  try {
    const questions = await store.askedQuestions.unanswered(QUESTIONS_SHOWN);
    const lines = questions.map(({ text, times }) => `${String(times).padStart(5)}  ${text}`);
    const hint =
      config.questionsKeptMs === undefined
        ? 'No questions are kept. To keep them, without names or numbers, set KEEP_QUESTIONS_DAYS.'
        : 'No question is without an answer so far.';
    return { words: lines.length > 0 ? lines.join('\n') : hint, done: true };
  } finally {
    await store.close();
  }
}

/**
 * Deletes all that belongs to a workspace or server, or says what there is.
 * @throws StoreError with the cure
 */
export async function forgetWorkspace(
  { config, now }: Keeping,
  platform: PlatformName,
  typed: string,
  sure: boolean,
): Promise<Kept> {
  const workspace = parseWorkspace(platform, typed);
  await requireStore(config);
  const store = await openStore({
    url: config.databaseUrl,
    now,
    questionsKeptMs: Number.POSITIVE_INFINITY,
  });
  try {
    const place = `${platform} ${workspace}`;
    const there = sure
      ? await store.forgetWorkspace(platform, workspace)
      : await store.belongingsOf(platform, workspace);
    const kinds = kindsOf(there);
    if (kinds === '') return { words: `Nothing is kept of ${place}.`, done: true };
    if (sure) return { words: `Deleted of ${place}: ${kinds}.`, done: true };
    return {
      words: `Kept of ${place}: ${kinds}.\nNothing was deleted. Add --yes to delete it all; there is no way back.`,
      done: false,
    };
  } finally {
    await store.close();
  }
}

/** Slack's ids begin with T, or with E for a whole organisation. */
const SLACK_ID = /^[TE][A-Z0-9]+$/;
const DISCORD_ID = /^\d{15,25}$/;

/** @throws StoreError where it can be no workspace's id */
function parseWorkspace(platform: PlatformName, typed: string): string {
  const id = typed.trim().toUpperCase();
  const [shape, cure] =
    platform === 'slack'
      ? [SLACK_ID, 'a Slack workspace: its id begins with T, and stands in the address of the workspace']
      : [DISCORD_ID, 'a Discord server: its id is a long number, which "Copy Server ID" gives'];
  if (!shape.test(id)) throw new StoreError(`"${typed}" is not the id of ${cure}.`);
  return id;
}

/** Looking into a store must not make one. @throws StoreError where there is none */
async function requireStore(config: Config): Promise<void> {
  await over(config, { pace: 'alone', asFound: true }, async (database) => {
    const { place } = database;
    if ((await runOn(database)(appliedMigrations)) === undefined)
      throw new StoreError(`there is no store at ${place}. Name the one that the bot uses in DATABASE_URL.`);
  });
}

async function over<T>(
  { databaseUrl }: Config,
  opening: Opening,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(databaseUrl, opening);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

function kindsOf(belongings: Belongings): string {
  const { installations, channels, digests, runs, deliveries, feedback, questions } = belongings;
  const kinds: readonly (readonly [number, string])[] = [
    [installations, 'installation'],
    [channels, 'channel setting'],
    [digests, 'digest'],
    [runs, 'run of a digest|runs of digests'],
    [deliveries, 'message of a digest|messages of digests'],
    [feedback, 'count of feedback|counts of feedback'],
    [questions, 'count of asked questions|counts of asked questions'],
  ];
  return kinds
    .filter(([count]) => count > 0)
    .map(([count, kind]) => counted(count, kind))
    .join(', ');
}

/** @param kind of one; of several it has an s, unless they stand behind a bar */
function counted(count: number, kind: string): string {
  const [one = kind, several = `${one}s`] = kind.split('|');
  return `${count} ${count === 1 ? one : several}`;
}
