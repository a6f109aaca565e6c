/** What holds for answered events over either database. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { ANSWERED_EVENTS_KEPT_MS } from '../../src/store/answered-events.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type DatabaseUnderTest, opener } from './database-under-test.ts';
import { runTogether } from './start-processes.ts';

export function describeAnsweredEvents(name: string, database: DatabaseUnderTest): void {
  const open = opener(database);

  describe(`answered events in ${name}`, () => {
    it('go to exactly one of many that claim them at once', async () => {
      const { store } = await open();
      const claims = await Promise.all(
        Array.from({ length: 50 }, () => store.answeredEvents.claim('slack:1')),
      );
      expect(claims.filter(Boolean)).toHaveLength(1);
    });

    it('are taken many at a time, each by the first that claims it, with the thread of each', async () => {
      const { store } = await open();
      const { claim, claimAll, hasAnsweredIn } = store.answeredEvents;
      await claim('slack:2', 'before');
      const claims = [1, 2, 3].map((number) => ({ event: `slack:${number}`, thread: `thread ${number}` }));
      expect(await claimAll(claims)).toEqual([true, false, true]);
      expect(await Promise.all(claims.map(({ thread }) => hasAnsweredIn(thread)))).toEqual([
        true,
        false,
        true,
      ]);
      expect(await hasAnsweredIn('before')).toBe(true);
    });

    it('go to exactly one of several that claim the same ones together', async () => {
      const { store } = await open();
      const claims = Array.from({ length: 30 }, (_, i) => ({ event: `slack:${i}`, thread: undefined }));
      const said = await Promise.all(
        [claims, claims.toReversed(), claims].map((list) => store.answeredEvents.claimAll(list)),
      );
      expect(said.flat().filter(Boolean)).toHaveLength(claims.length);
    });

    it('go to exactly one of several processes, which may all start on the empty database', async () => {
      const url = await database.create();
      const said = await runTogether(new URL('claim-events.ts', import.meta.url), 3, () => [url, '30']);
      expect(
        said.reduce((sum, claimed) => sum + Number(claimed), 0),
        said.join('\n'),
      ).toBe(30);
    });

    it('can be claimed again once they were given back', async () => {
      const { store } = await open();
      expect(await store.answeredEvents.claim('slack:1', 'thread')).toBe(true);
      await store.answeredEvents.release('slack:1');
      expect(await store.answeredEvents.hasAnsweredIn('thread')).toBe(false);
      expect(await store.answeredEvents.claim('slack:1')).toBe(true);
    });

    it('outlive a restart', async () => {
      const { store, url } = await open();
      await store.answeredEvents.claim('slack:1', 'thread');
      await store.close();
      const { store: next } = await open({ url });
      expect(await next.answeredEvents.claim('slack:1')).toBe(false);
      expect(await next.answeredEvents.hasAnsweredIn('thread')).toBe(true);
    });

    it('tell a thread that was answered in from others', async () => {
      const { store } = await open();
      await store.answeredEvents.claim('slack:1', 'thread');
      await store.answeredEvents.claim('slack:2');
      expect(await store.answeredEvents.hasAnsweredIn('thread')).toBe(true);
      expect(await store.answeredEvents.hasAnsweredIn('another thread')).toBe(false);
    });

    it('count until their time is over, and not a millisecond longer', async () => {
      const { store, clock } = await open();
      await store.answeredEvents.claim('slack:1', 'thread');
      clock.now += ANSWERED_EVENTS_KEPT_MS - 1;
      expect(await store.answeredEvents.hasAnsweredIn('thread')).toBe(true);
      expect(await store.answeredEvents.claim('slack:1')).toBe(false);
      clock.now += 1;
      expect(await store.answeredEvents.hasAnsweredIn('thread')).toBe(false);
      expect(await store.answeredEvents.claim('slack:1')).toBe(true);
      expect(await store.answeredEvents.claim('slack:1')).toBe(false);
    });

    it('are deleted in passing when they are too old, at a start and on a claim an hour later', async () => {
      const { store, clock, url } = await open();
      await store.answeredEvents.claim('old-event');
      clock.now += ANSWERED_EVENTS_KEPT_MS;
      await store.answeredEvents.claim('middle-event');
      expect(await database.dump(url)).not.toContain('old-event');

      clock.now += ANSWERED_EVENTS_KEPT_MS;
      const again = await openStore({ url, now: () => clock.now });
      onTestFinished(() => again.close());
      expect(await database.dump(url)).not.toContain('middle-event');
    });

    it('may have texts of any kind as names', async () => {
      const { store } = await open();
      const odd = `'; drop table answered_events; -- "é" 日本 🎈 ${'x'.repeat(2_000)}`;
      expect(await store.answeredEvents.claim(odd, odd)).toBe(true);
      expect(await store.answeredEvents.claim(odd, odd)).toBe(false);
      expect(await store.answeredEvents.hasAnsweredIn(odd)).toBe(true);
    });
  });
}
