/** What holds for subscriptions to digests over either database. */
import { describe, expect, it } from 'vitest';
import { type DatabaseUnderTest, opener } from './database-under-test.ts';
import { decision, delivery, subscription, take, words } from './digest-builders.ts';
import { DAY, NOON } from './moments.ts';
import { runTogether } from './start-processes.ts';

export function describeSubscriptions(name: string, database: DatabaseUnderTest): void {
  const open = opener(database);

  describe(`subscriptions in ${name}`, () => {
    it('begin active, in their first round, and are found as they were added after a restart', async () => {
      const { store, url } = await open();
      const added = await store.digests.add(subscription());
      expect(added).toEqual({ ...subscription(), number: 1, state: 'active', whenAllTold: 'ask', round: 0 });
      await store.close();
      const { store: next } = await open({ url });
      expect(await next.digests.find('s1')).toEqual(added);
      expect(await next.digests.find('s2')).toBeUndefined();
    });

    it('are counted from one in each workspace, and a number is never given again', async () => {
      const { store } = await open();
      const add = async (id: string, given = {}) =>
        (await store.digests.add(subscription({ id, ...given }))).number;
      expect(await add('s1')).toBe(1);
      expect(await add('s2')).toBe(2);
      expect(await add('s3', { workspace: 'T2' })).toBe(1);
      expect(await add('s4', { platform: 'discord' })).toBe(1);
      expect(await store.digests.remove('s2')).toBe(true);
      expect(await store.digests.remove('s2')).toBe(false);
      expect(await add('s5')).toBe(3);
      await store.digests.remove('s1');
      await store.digests.remove('s5');
      expect(await add('s6')).toBe(4);
    });

    it('get numbers of their own when several processes add at once', async () => {
      const url = await database.create();
      const said = await runTogether(new URL('work-at-digests.ts', import.meta.url), 3, (process) => [
        url,
        'add',
        `${process}`,
        '10',
      ]);
      const numbers = said.join(' ').split(' ').map(Number);
      expect(
        numbers.sort((a, b) => a - b),
        said.join('\n'),
      ).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    });

    it('of the same channel and schedule are one, also when two add it at once', async () => {
      const { store } = await open();
      const { cron } = subscription();
      const added = await Promise.all(
        ['s1', 's2'].map((id) => store.digests.add(subscription({ id, cron }))),
      );
      expect(new Set(added.map(({ id }) => id)).size).toBe(1);
      expect(await store.digests.list('slack', 'T1')).toHaveLength(1);
      expect((await store.digests.add(subscription({ id: 's3' }))).number).toBe(2);
    });

    it('of a workspace are listed by number', async () => {
      const { store } = await open();
      for (const id of ['z', 'a', 'm']) await store.digests.add(subscription({ id }));
      await store.digests.add(subscription({ id: 'other', workspace: 'T2' }));
      const listed = await store.digests.list('slack', 'T1');
      expect(listed.map(({ id, number }) => [id, number])).toEqual([
        ['z', 1],
        ['a', 2],
        ['m', 3],
      ]);
      expect(await store.digests.list('discord', 'T1')).toEqual([]);
    });

    it('are changed in what the admin changes alone, as long as they are there', async () => {
      const { store } = await open();
      const added = await store.digests.add(subscription());
      const changes = { cron: '0 8 * * *', zone: 'UTC', whenAllTold: 'repeat', round: 1, nextAt: 5 } as const;
      expect(await store.digests.change('s1', changes)).toBe(true);
      expect(await store.digests.find('s1')).toEqual({ ...added, ...changes });
      expect(await store.digests.change('s1', {})).toBe(true);
      expect(await store.digests.change('s2', changes)).toBe(false);
    });

    it('are due once their time has come, the earliest first, while they are active', async () => {
      const { store } = await open();
      await store.digests.add(subscription({ id: 'now' }));
      await store.digests.add(subscription({ id: 'before', nextAt: NOON - 1 }));
      await store.digests.add(subscription({ id: 'later', nextAt: NOON + 1 }));
      await store.digests.add(subscription({ id: 'paused' }));
      await store.digests.change('paused', { state: 'paused' });
      await store.digests.add(subscription({ id: 'discord', platform: 'discord' }));
      const due = async (...given: Parameters<typeof store.digests.due>) =>
        (await store.digests.due(...given)).map(({ id }) => id);
      expect(await due(['slack'], NOON, 10)).toEqual(['before', 'now']);
      expect(await due(['slack', 'discord'], NOON, 10)).toEqual(['before', 'discord', 'now']);
      expect(await due(['slack'], NOON, 1)).toEqual(['before']);
      expect(await due([], NOON, 10)).toEqual([]);
    });

    it('take their runs and what is on its way with them when they are removed', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.decide(decision({ deliveries: [delivery(), words()] }), NOON);
      const taken = await take(store.digests, 'd1', NOON);
      await store.digests.remove('s1');
      expect(await store.digests.runs('s1', 10)).toEqual([]);
      expect(await store.digests.waiting(['slack'], NOON + 2 * DAY, 10)).toEqual([]);
      expect(await store.digests.take('n1', NOON, NOON + 1)).toBeUndefined();
      expect(await store.digests.settle(taken, { kind: 'delivered', message: '1.1' })).toBe(false);
    });
  });

  describe(`a subscription that is paused in ${name}`, () => {
    it('has what waits for its channel missed, and words to its admin still arrive', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.decide(decision({ deliveries: [delivery(), words()] }), NOON);
      await store.digests.change('s1', { state: 'paused' });
      expect(await store.digests.runs('s1', 1)).toMatchObject([{ outcome: 'missed' }]);
      expect(await store.digests.told('s1', 0)).toEqual([]);
      expect(await store.digests.waiting(['slack'], NOON, 10)).toEqual(['n1']);
      expect(await store.digests.take('d1', NOON, NOON + 1)).toBeUndefined();
    });

    it('lets arrive what is being posted at that moment', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.decide(decision(), NOON);
      const taken = await take(store.digests, 'd1', NOON);
      await store.digests.change('s1', { state: 'paused' });
      expect(await store.digests.settle(taken, { kind: 'delivered', message: '1.1' })).toBe(true);
      expect(await store.digests.runs('s1', 1)).toMatchObject([{ outcome: 'delivered' }]);
    });

    it.each(['is put off', 'is not heard of again'])(
      'has what is being posted at that moment over and done with when it %s',
      async (what) => {
        const { store } = await open();
        await store.digests.add(subscription());
        await store.digests.decide(decision(), NOON);
        const taken = await take(store.digests, 'd1', NOON);
        await store.digests.change('s1', { state: 'paused' });
        if (what === 'is put off') {
          await store.digests.settle(taken, {
            kind: 'put-off',
            until: NOON + 2 * DAY,
            mayHaveArrived: false,
          });
        }
        const later = NOON + DAY / 2;
        expect(await store.digests.waiting(['slack'], later, 10)).toEqual(['d1']);
        const again = await take(store.digests, 'd1', later);
        expect(again.expiresAt).toBeLessThan(NOON);
        expect(await store.digests.settle(again, { kind: 'missed' })).toBe(true);
        expect(await store.digests.runs('s1', 1)).toMatchObject([{ outcome: 'missed' }]);
      },
    );
  });

  describe(`a subscription that moves to another channel in ${name}`, () => {
    it('takes with it what was not tried yet', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.decide(decision(), NOON);
      await store.digests.change('s1', { channel: 'C2' });
      expect(await take(store.digests, 'd1', NOON)).toMatchObject({ to: { kind: 'channel', id: 'C2' } });
    });

    it('has nothing more tried in the former channel', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.decide(decision(), NOON);
      const taken = await take(store.digests, 'd1', NOON);
      await store.digests.settle(taken, { kind: 'put-off', until: NOON + 5, mayHaveArrived: true });
      await store.digests.change('s1', { channel: 'C2' });
      // It is looked for there a last time, as it may have arrived.
      const last = await take(store.digests, 'd1', NOON);
      expect(last).toMatchObject({ to: { id: 'C1' }, mayHaveArrived: true, expiresAt: 0 });
      expect(await store.digests.settle(last, { kind: 'missed' })).toBe(true);
      expect(await store.digests.runs('s1', 1)).toMatchObject([{ outcome: 'missed' }]);
    });

    it('takes along what has surely not arrived', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.decide(decision(), NOON);
      const taken = await take(store.digests, 'd1', NOON);
      await store.digests.settle(taken, { kind: 'put-off', until: NOON, mayHaveArrived: false });
      await store.digests.change('s1', { channel: 'C2' });
      expect(await take(store.digests, 'd1', NOON)).toMatchObject({
        to: { id: 'C2' },
        content: 'what it says',
      });
    });

    it('stays active when the former channel refuses what is being posted there', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.decide(decision(), NOON);
      const taken = await take(store.digests, 'd1', NOON);
      await store.digests.change('s1', { channel: 'C2' });
      expect(await store.digests.settle(taken, { kind: 'refused', notice: words() })).toBe(true);
      expect(await store.digests.find('s1')).toMatchObject({ state: 'active' });
      expect(await store.digests.waiting(['slack'], NOON, 10)).toEqual([]);
      expect(await store.digests.runs('s1', 1)).toMatchObject([{ outcome: 'refused' }]);
    });
  });
}
