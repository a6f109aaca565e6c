/** Which events were answered, so that one delivered twice is answered once, over all processes. */
import { createHash } from 'node:crypto';
import type { Claim, EventRecords } from '../chat/records.ts';
import type { Run } from './schema.ts';
import { wordsOf } from './store-error.ts';

/** How long an answered event is remembered, in milliseconds. Platforms deliver again within hours at most. */
export const ANSWERED_EVENTS_KEPT_MS = 3 * 24 * 60 * 60 * 1000;

const SWEEP_EVERY_MS = 60 * 60 * 1000;
/** One sweep stays short, as SQLite's block the process; what is left goes with the next claim. */
const SWEEP_ROWS = 500;

export interface SweptEvents extends EventRecords {
  /** Deletes some of what is too old. */
  sweep(): Promise<void>;
}

/** @param report is told when old events could not be deleted, which fails no call */
export function createAnsweredEvents(
  run: Run,
  now: () => number,
  report: (message: string) => void,
): SweptEvents {
  const expiredAt = (): number => now() - ANSWERED_EVENTS_KEPT_MS;
  let sweptAt = now();

  const sweepAtTimes = async (): Promise<void> => {
    if (now() - sweptAt < SWEEP_EVERY_MS) return;
    sweptAt = now();
    try {
      if ((await sweep(run, expiredAt())) === SWEEP_ROWS) sweptAt -= SWEEP_EVERY_MS;
    } catch (error) {
      report(`old answered events were not deleted: ${wordsOf(error)}`);
    }
  };

  const claimAll = async (claims: readonly Claim[]): Promise<boolean[]> => {
    const answered_at = now();
    const events = claims.map(({ event }) => hashOf(event));
    const values = claims.map(({ thread }, i) => ({
      event: events[i] ?? '',
      thread: thread === undefined ? null : hashOf(thread),
      answered_at,
    }));
    const rows = await run((db) =>
      db
        .insertInto('answered_events')
        // In one order, or two processes could wait for each other's rows.
        .values(values.sort((a, b) => (a.event < b.event ? -1 : 1)))
        // One that is too old counts as forgotten, whether or not it has been deleted yet.
        .onConflict((conflict) =>
          conflict
            .column('event')
            .doUpdateSet(({ ref }) => ({ thread: ref('excluded.thread'), answered_at }))
            .where('answered_events.answered_at', '<=', expiredAt()),
        )
        .returning('event')
        .execute(),
    );
    await sweepAtTimes();
    const taken = new Set(rows.map(({ event }) => event));
    return events.map((event) => taken.has(event));
  };

  return {
    async sweep() {
      await sweep(run, expiredAt());
    },
    claimAll,
    claim: async (event, thread) => (await claimAll([{ event, thread }]))[0] === true,
    async release(name) {
      await run((db) => db.deleteFrom('answered_events').where('event', '=', hashOf(name)).execute());
    },
    async hasAnsweredIn(thread) {
      const row = await run((db) =>
        db
          .selectFrom('answered_events')
          .select('event')
          .where('thread', '=', hashOf(thread))
          .where('answered_at', '>', expiredAt())
          .limit(1)
          .executeTakeFirst(),
      );
      return row !== undefined;
    },
  };
}

async function sweep(run: Run, expiredAt: number): Promise<number> {
  const { numDeletedRows } = await run((db) =>
    db
      .deleteFrom('answered_events')
      .where('event', 'in', (events) =>
        events
          .selectFrom('answered_events')
          .select('event')
          .where('answered_at', '<=', expiredAt)
          .limit(SWEEP_ROWS),
      )
      // Another process may have taken the event on again in between.
      .where('answered_at', '<=', expiredAt)
      .executeTakeFirstOrThrow(),
  );
  return Number(numDeletedRows);
}

/** Names of events hold ids of channels, and a direct channel is one person: nobody can read them off the store. */
function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('base64url');
}
