/** Backups as tests take them and take them back. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDatabase } from '../../src/store/open-database.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { restore } from '../../src/store/restore-backup.ts';
import { backUp } from '../../src/store/write-backup.ts';
import { decision, delivery, subscription, take, words } from './digest-builders.ts';
import { NOON } from './moments.ts';

/** Removed when the tests of a file have ended. */
export const folder = mkdtempSync(join(tmpdir(), 'salary-bot-backups-'));

/** A path that nothing is at, in a folder of its own. */
export function newFile(name: string): string {
  return join(mkdtempSync(join(folder, 'to-')), name);
}

/** Opened with all that is kept; closed when the test has ended. */
export async function open(url: string): Promise<Store> {
  const settings = { sealingSecret: 'a secret', questionsKeptMs: Number.POSITIVE_INFINITY };
  const store = await openStore({ url, now: () => NOON, ...settings });
  onTestFinished(() => store.close());
  return store;
}

/** Takes a backup, in a folder of its own unless it is named. */
export async function backedUp(
  url: string,
  name = newFile('backup.jsonl'),
  given: Partial<Parameters<typeof backUp>[2]> = {},
) {
  const database = await openDatabase(url, { pace: 'alone', asFound: true });
  onTestFinished(() => database.close());
  const options = { force: false, takenAt: NOON, report: () => undefined, ...given };
  return { ...(await backUp(database, name, options)), name };
}

export async function restored(url: string, name: string, replace = false, reports: string[] = []) {
  const database = await openDatabase(url, { pace: 'alone' });
  onTestFinished(() => database.close());
  return restore(database, name, { replace, report: (message) => reports.push(message) });
}

/** Something of every kind, oddly named. */
export async function fill(store: Store): Promise<void> {
  const of = { platform: 'slack', workspace: 'T1' } as const;
  await store.installations.keep('slack', 'T1', 'xoxb-1');
  await store.channelSettings.setListening({ ...of, channel: 'C1' }, true);
  await store.feedback.count({ ...of, intent: 'pay', outcome: 'answer', helpful: true });
  await store.askedQuestions.note({ ...of, text: 'd\u2028\n"é" 日本 🎈', answered: true });
  await store.answeredEvents.claim('slack:1', 'thread');
  await store.answeredEvents.claim('slack:2');
  await store.digests.keepVersion('v1', '{"figures":[1]}');
  await store.digests.add(subscription());
  await store.digests.add(subscription({ id: 'gone' }));
  await store.digests.remove('gone');
  await store.digests.decide(decision({ deliveries: [delivery(), words()] }), NOON);
  await take(store.digests, 'd1', NOON);
}
