/** A store of its own for a test, with a clock that the test sets. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Subscription } from '../../src/chat/digest-records.ts';
import type { Log } from '../../src/chat/log.ts';
import type { Happening, Meter } from '../../src/chat/meter.ts';
import type { Posted, Poster, Posting } from '../../src/chat/poster.ts';
import type { Datasets } from '../../src/datasets/datasets.ts';
import type { Clock } from '../../src/digests/clock.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { engine } from '../engine.ts';

/** Monday, 23 November 2026, nine o'clock in Berlin. */
export const NINE = Date.UTC(2026, 10, 23, 8);
export const HOUR_MS = 60 * 60 * 1000;
export const WEEK_MS = 7 * 24 * HOUR_MS;

export interface Posts {
  readonly poster: Poster;
  readonly posted: { readonly posting: Posting; readonly posted: Posted }[];
  readonly looked: Posting[];
  /** What the next posts come to, in turn; after them all are taken. `lost`: taken, and the answer lost. */
  readonly next: ('lost' | Error)[];
}

/** A platform that takes every post but those it is told not to. */
export function createPosts(platform: Poster['platform'] = 'slack'): Posts {
  const posts: Posts = {
    posted: [],
    looked: [],
    next: [],
    poster: {
      platform,
      async find(posting) {
        posts.looked.push(posting);
        const at = posts.posted.findIndex((one) => one.posting.id === posting.id);
        return at < 0 ? undefined : `message ${at}`;
      },
      async post(posting, posted) {
        const fault = posts.next.shift();
        if (fault instanceof Error) throw fault;
        posts.posted.push({ posting, posted });
        if (fault === 'lost') throw new Error('socket hang up');
        return `message ${posts.posted.length - 1}`;
      },
    },
  };
  return posts;
}

export interface Digesting {
  readonly store: Store;
  readonly clock: { now: number };
  readonly posts: Posts;
  readonly data: { now: Datasets };
  readonly logged: string[];
  readonly happenings: Happening[];
  readonly services: {
    readonly records: Store['digests'];
    readonly askedQuestions: Store['askedQuestions'];
    readonly datasets: () => Datasets;
    readonly posters: readonly Poster[];
    readonly log: Log;
    readonly meter: Meter;
    readonly now: () => number;
    readonly graceMs: number;
    readonly clock: Clock;
  };
  /** A digest on Mondays at nine in Berlin, in #comp. */
  subscribe(given?: Partial<Subscription>): Promise<Subscription>;
}

export async function openDigesting(): Promise<Digesting> {
  const folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
  const clock = { now: NINE - HOUR_MS };
  const now = () => clock.now;
  const store = await openStore({
    url: `file:${join(folder, 'store.db')}`,
    now,
    questionsKeptMs: 30 * 24 * HOUR_MS,
  });
  onTestFinished(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const posts = createPosts();
  const data = { now: engine.datasets };
  const logged: string[] = [];
  const happenings: Happening[] = [];
  const note = (_: object, message: string) => void logged.push(message);
  return {
    store,
    clock,
    posts,
    data,
    logged,
    happenings,
    services: {
      records: store.digests,
      askedQuestions: store.askedQuestions,
      datasets: () => data.now,
      posters: [posts.poster],
      log: { info: () => {}, warn: note, error: note },
      meter: { note: (happening) => void happenings.push(happening) },
      now,
      graceMs: 12 * HOUR_MS,
      clock: () => () => {},
    },
    async subscribe({ number: _, state: __, whenAllTold: ___, round: ____, ...given } = {}) {
      return store.digests.add({
        id: 'one',
        platform: 'slack',
        workspace: 'T1',
        channel: 'C0COMP',
        cron: '0 9 * * 1',
        zone: 'Europe/Berlin',
        nextAt: NINE,
        owner: 'U0ADMIN',
        ...given,
      });
    },
  };
}
