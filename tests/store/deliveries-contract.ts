/** What holds for messages on their way, over either database. */
import { describe, expect, it } from 'vitest';
import type { Settlement } from '../../src/chat/digest-records.ts';
import { type DatabaseUnderTest, opener } from './database-under-test.ts';
import { decision, delivery, subscription, take, takenDelivery, words } from './digest-builders.ts';
import { DAY, MINUTE, NOON } from './moments.ts';

export function describeDeliveries(name: string, database: DatabaseUnderTest): void {
  const open = opener(database);

  describe(`deliveries in ${name}`, () => {
    it('wait the oldest first, of the platforms that are asked for', async () => {
      const { store } = await open();
      for (const [index, platform] of (['slack', 'discord', 'slack'] as const).entries()) {
        const id = `s${index}`;
        await store.digests.add(subscription({ id, platform }));
        const deliveries = [delivery({ id: `d${9 - index}` })];
        await store.digests.decide(decision({ subscription: id, deliveries }), NOON + index);
      }
      expect(await store.digests.waiting(['slack', 'discord'], NOON + 2, 10)).toEqual(['d9', 'd8', 'd7']);
      expect(await store.digests.waiting(['slack'], NOON + 2, 10)).toEqual(['d9', 'd7']);
      expect(await store.digests.waiting(['slack'], NOON + 2, 1)).toEqual(['d9']);
      expect(await store.digests.waiting([], NOON + 2, 10)).toEqual([]);
    });

    it('go to exactly one of many that take them on at once', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.decide(decision(), NOON);
      const taken = await Promise.all(
        Array.from({ length: 20 }, () => store.digests.take('d1', NOON, NOON + 1)),
      );
      expect(taken.filter(Boolean)).toHaveLength(1);
    });

    it('can be taken on again when the time of who has them is over, and count how often', async () => {
      const { store } = await open();
      const first = await takenDelivery(store);
      expect(first.attempt).toBe(1);
      expect(await store.digests.waiting(['slack'], NOON + MINUTE - 1, 10)).toEqual([]);
      expect(await store.digests.take('d1', NOON + MINUTE - 1, NOON + DAY)).toBeUndefined();
      expect(await store.digests.waiting(['slack'], NOON + MINUTE, 10)).toEqual(['d1']);
      // Whoever had it never said what became of it.
      expect(await take(store.digests, 'd1', NOON + MINUTE)).toEqual({
        ...first,
        attempt: 2,
        mayHaveArrived: true,
      });
    });

    it('are handed out when they have expired, so that somebody notes that they were missed', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.decide(decision(), NOON);
      expect(await store.digests.waiting(['slack'], NOON + 2 * DAY, 10)).toEqual(['d1']);
      const taken = await take(store.digests, 'd1', NOON + 2 * DAY);
      expect(await store.digests.settle(taken, { kind: 'missed' })).toBe(true);
      expect(await store.digests.waiting(['slack'], NOON + 3 * DAY, 10)).toEqual([]);
    });
  });

  describe(`settling a delivery in ${name}`, () => {
    it.each<[Settlement, string, readonly string[]]>([
      [{ kind: 'delivered', message: '1.1' }, 'delivered', ['a', 'b']],
      [{ kind: 'missed' }, 'missed', []],
      [{ kind: 'unknown' }, 'unknown', ['a', 'b']],
      [{ kind: 'refused' }, 'refused', []],
    ])('as %j settles its run, and what it said is gone', async (settlement, outcome, told) => {
      const { store, url } = await open();
      const taken = await takenDelivery(store);
      expect(await store.digests.settle(taken, settlement)).toBe(true);
      expect(await store.digests.runs('s1', 1)).toMatchObject([{ outcome }]);
      expect(await store.digests.told('s1', 0)).toEqual(told);
      expect(await store.digests.waiting(['slack'], NOON + 2 * DAY, 10)).toEqual([]);
      expect(await store.digests.take('d1', NOON + 2 * DAY, NOON + 3 * DAY)).toBeUndefined();
      expect(await database.dump(url)).not.toContain('what it says');
    });

    it('as put off has it tried again from then on, saying the same', async () => {
      const { store } = await open();
      const taken = await takenDelivery(store);
      expect(
        await store.digests.settle(taken, { kind: 'put-off', until: NOON + 10, mayHaveArrived: false }),
      ).toBe(true);
      expect(await store.digests.waiting(['slack'], NOON + 9, 10)).toEqual([]);
      expect(await store.digests.runs('s1', 1)).toMatchObject([{ outcome: 'waiting' }]);
      expect(await take(store.digests, 'd1', NOON + 10)).toEqual({ ...taken, attempt: 2 });
    });

    it('as put off keeps whether it may have arrived', async () => {
      const { store } = await open();
      const taken = await takenDelivery(store);
      await store.digests.settle(taken, { kind: 'put-off', until: NOON + 10, mayHaveArrived: true });
      const again = await take(store.digests, 'd1', NOON + 10);
      expect(again.mayHaveArrived).toBe(true);
      await store.digests.settle(again, { kind: 'put-off', until: NOON + 20, mayHaveArrived: false });
      expect((await take(store.digests, 'd1', NOON + 20)).mayHaveArrived).toBe(false);
    });

    it('counts once: what was put off is not held any more', async () => {
      const { store } = await open();
      const taken = await takenDelivery(store);
      await store.digests.settle(taken, { kind: 'put-off', until: NOON + 10, mayHaveArrived: false });
      expect(await store.digests.settle(taken, { kind: 'delivered', message: '1.1' })).toBe(false);
      expect(await store.digests.waiting(['slack'], NOON + 10, 10)).toEqual(['d1']);
    });

    it('as put off beyond its time has it free when its time is over', async () => {
      const { store } = await open();
      const taken = await takenDelivery(store);
      await store.digests.settle(taken, { kind: 'put-off', until: NOON + 3 * DAY, mayHaveArrived: false });
      expect(await store.digests.waiting(['slack'], NOON + DAY - 1, 10)).toEqual([]);
      expect(await store.digests.waiting(['slack'], NOON + DAY, 10)).toEqual(['d1']);
    });

    it.each<Settlement>([
      { kind: 'delivered', message: '1.1' },
      { kind: 'put-off', until: 0, mayHaveArrived: false },
      { kind: 'missed' },
      { kind: 'refused', notice: words() },
    ])('as %j changes nothing where another has taken it on since', async (settlement) => {
      const { store } = await open();
      const taken = await takenDelivery(store);
      const again = await take(store.digests, 'd1', NOON + MINUTE);
      expect(await store.digests.settle(taken, settlement)).toBe(false);
      expect(await store.digests.find('s1')).toMatchObject({ state: 'active' });
      expect(await store.digests.runs('s1', 1)).toMatchObject([{ outcome: 'waiting' }]);
      expect(await store.digests.waiting(['slack'], NOON + MINUTE, 10)).toEqual([]);
      expect(await store.digests.settle(again, { kind: 'delivered', message: '1.1' })).toBe(true);
      expect(await store.digests.settle(again, settlement)).toBe(false);
      expect(await store.digests.runs('s1', 1)).toMatchObject([{ outcome: 'delivered' }]);
    });

    it('is done by one of many that do so at once', async () => {
      const { store } = await open();
      const taken = await takenDelivery(store);
      const settled = await Promise.all(
        Array.from({ length: 10 }, () => store.digests.settle(taken, { kind: 'missed' })),
      );
      expect(settled.filter(Boolean)).toHaveLength(1);
    });

    it('as refused pauses the subscription, refuses what else waits for its channel, and tells the admin', async () => {
      const { store, clock } = await open();
      const taken = await takenDelivery(store);
      const more = {
        ...{ readNextAt: NOON + DAY, nextAt: NOON + 2 * DAY },
        runs: [{ scheduledFor: NOON + 1, outcome: 'waiting', told: ['c'], dataVersion: 'v1' }],
        deliveries: [delivery({ id: 'd2', run: NOON + 1 }), words({ id: 'n0' })],
      } as const;
      await store.digests.decide(decision(more), NOON);
      await store.digests.add(subscription({ id: 's2' }));
      await store.digests.decide(
        decision({ subscription: 's2', deliveries: [delivery({ id: 'other' })] }),
        NOON,
      );
      clock.now = NOON + 5;
      expect(await store.digests.settle(taken, { kind: 'refused', notice: words() })).toBe(true);
      expect(await store.digests.find('s1')).toMatchObject({ state: 'refused' });
      expect(await store.digests.find('s2')).toMatchObject({ state: 'active' });
      expect(await store.digests.runs('s1', 10)).toMatchObject([
        { outcome: 'refused' },
        { outcome: 'refused' },
      ]);
      expect(await store.digests.waiting(['slack'], NOON + 5, 10)).toEqual(['n0', 'other', 'n1']);
      expect(await take(store.digests, 'n1', NOON + 5)).toEqual({
        ...words(),
        ...{
          subscription: 's1',
          platform: 'slack',
          workspace: 'T1',
          attempt: 1,
          mayHaveArrived: false,
          createdAt: NOON + 5,
        },
      });
    });

    it('as refused leaves the subscription as it is where words to its admin were refused', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.decide(decision({ deliveries: [delivery(), words()] }), NOON);
      const taken = await take(store.digests, 'n1', NOON);
      expect(await store.digests.settle(taken, { kind: 'refused' })).toBe(true);
      expect(await store.digests.find('s1')).toMatchObject({ state: 'active' });
      expect(await store.digests.waiting(['slack'], NOON, 10)).toEqual(['d1']);
    });
  });
}
