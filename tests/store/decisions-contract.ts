/** What holds for decisions about digests, their runs and the data they were made from, over either database. */
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/store/store-error.ts';
import { type DatabaseUnderTest, failureOf, opener } from './database-under-test.ts';
import { decision, delivery, subscription, take, words } from './digest-builders.ts';
import { DAY, NOON } from './moments.ts';
import { runTogether } from './start-processes.ts';

export function describeDecisions(name: string, database: DatabaseUnderTest): void {
  const open = opener(database);

  describe(`decisions in ${name}`, () => {
    it('keep the run, what is on its way, the round and the next time', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      expect(await store.digests.decide(decision({ round: 1, whenAllTold: 'rest' }), NOON)).toBe(true);
      expect(await store.digests.find('s1')).toMatchObject({
        ...{ nextAt: NOON + DAY, round: 1, whenAllTold: 'rest', state: 'active' },
      });
      expect(await store.digests.runs('s1', 10)).toEqual([
        { scheduledFor: NOON, outcome: 'waiting', round: 1, told: ['a', 'b'], dataVersion: 'v1' },
      ]);
      expect(await take(store.digests, 'd1', NOON)).toEqual({
        ...delivery(),
        ...{
          subscription: 's1',
          platform: 'slack',
          workspace: 'T1',
          attempt: 1,
          mayHaveArrived: false,
          createdAt: NOON,
        },
      });
    });

    it('are void where a run came in between, scheduled or not', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      const now = { readRun: 0, readNextAt: NOON, nextAt: NOON };
      const runs = [{ scheduledFor: NOON - 1, outcome: 'waiting', told: [], dataVersion: 'v1' }] as const;
      expect(await store.digests.decide(decision({ ...now, runs, deliveries: [] }), NOON - 1)).toBe(true);
      expect(await store.digests.decide(decision({ readRun: 0 }), NOON)).toBe(false);
      expect(await store.digests.decide(decision({ readRun: NOON - 1 }), NOON)).toBe(true);
      expect((await store.digests.lastSeen('s1'))?.scheduledFor).toBe(NOON);
    });

    it('to rest are void where the admin has chosen in between', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.change('s1', { whenAllTold: 'repeat' });
      expect(await store.digests.decide(decision({ whenAllTold: 'rest' }), NOON)).toBe(false);
    });

    it('are kept once of many that decide the same at once', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      const kept = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          store.digests.decide(decision({ deliveries: [delivery({ id: `d${index}` })] }), NOON),
        ),
      );
      expect(kept.filter(Boolean)).toHaveLength(1);
      expect(await store.digests.waiting(['slack'], NOON, 50)).toHaveLength(1);
    });

    it('and deliveries go to exactly one of several processes each', async () => {
      const { store, url } = await open();
      for (let index = 0; index < 20; index += 1) await store.digests.add(subscription({ id: `s${index}` }));
      const work = (task: string) =>
        runTogether(new URL('work-at-digests.ts', import.meta.url), 3, (process) => [
          url,
          task,
          `${process}`,
          '20',
        ]);
      const sum = (said: readonly string[]) => said.reduce((total, one) => total + Number(one), 0);
      const decided = await work('decide');
      expect(sum(decided), decided.join('\n')).toBe(20);
      expect(await store.digests.waiting(['slack'], NOON, 50)).toHaveLength(20);
      const taken = await work('take');
      expect(sum(taken), taken.join('\n')).toBe(20);
      expect(await store.digests.waiting(['slack'], NOON, 50)).toEqual([]);
    });

    it.each([
      ['another decided in between', { nextAt: NOON + 1 }],
      ['an admin paused it', { state: 'paused' }],
      ['an admin moved it', { channel: 'C2' }],
      ['an admin had it start again', { round: 1 }],
    ] as const)('are void when %s', async (_, changes) => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.change('s1', changes);
      const before = await store.digests.find('s1');
      expect(await store.digests.decide(decision(), NOON)).toBe(false);
      expect(await store.digests.find('s1')).toEqual(before);
      expect(await store.digests.runs('s1', 10)).toEqual([]);
      expect(await store.digests.waiting(['slack'], NOON, 10)).toEqual([]);
    });

    it('about a subscription that is gone are void', async () => {
      const { store } = await open();
      expect(await store.digests.decide(decision(), NOON)).toBe(false);
    });

    it('outside the schedule are kept in any state, leave the next time alone, and are kept once', async () => {
      const { store } = await open();
      await store.digests.add(subscription({ nextAt: NOON + DAY }));
      await store.digests.change('s1', { state: 'paused' });
      const outside = decision({ readNextAt: NOON + DAY });
      expect(await store.digests.decide(outside, NOON)).toBe(true);
      expect(await store.digests.decide({ ...outside, deliveries: [delivery({ id: 'd2' })] }, NOON)).toBe(
        false,
      );
      expect(await store.digests.find('s1')).toMatchObject({ state: 'paused', nextAt: NOON + DAY });
      expect(await take(store.digests, 'd1', NOON)).toMatchObject({ run: NOON });
      expect(await store.digests.decide({ ...outside, readNextAt: NOON, nextAt: NOON }, NOON)).toBe(false);
    });

    it('about a time that was decided about before go on to the next and leave that run as it is', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      await store.digests.decide(decision(), NOON);
      await store.digests.change('s1', { nextAt: NOON });
      const again = decision({
        runs: [
          { scheduledFor: NOON, outcome: 'missed', told: ['z'], dataVersion: '' },
          { scheduledFor: NOON + 1, outcome: 'rested', told: [], dataVersion: 'v1' },
        ],
        deliveries: [delivery({ id: 'd2' }), words()],
      });
      expect(await store.digests.decide(again, NOON)).toBe(true);
      expect(await store.digests.runs('s1', 10)).toMatchObject([
        { scheduledFor: NOON + 1, outcome: 'rested' },
        { scheduledFor: NOON, outcome: 'waiting', told: ['a', 'b'] },
      ]);
      expect(await store.digests.waiting(['slack'], NOON, 10)).toEqual(['d1', 'n1']);
      expect(await store.digests.find('s1')).toMatchObject({ nextAt: NOON + DAY });
    });

    it('are kept whole or not at all', async () => {
      const { store } = await open();
      const added = await store.digests.add(subscription());
      const twice = decision({ deliveries: [delivery(), delivery()] });
      expect(await failureOf(store.digests.decide(twice, NOON))).toBeInstanceOf(StoreError);
      expect(await store.digests.find('s1')).toEqual(added);
      expect(await store.digests.runs('s1', 10)).toEqual([]);
      expect(await store.digests.waiting(['slack'], NOON, 10)).toEqual([]);
      expect(await store.digests.decide(decision(), NOON)).toBe(true);
    });
  });

  describe(`runs in ${name}`, () => {
    it('come the latest first, and what they told counts by round unless it was missed or refused', async () => {
      const { store } = await open();
      await store.digests.add(subscription());
      const outcomes = ['delivered', 'waiting', 'unknown', 'missed', 'refused', 'rested'] as const;
      const runs = outcomes.map((outcome, index) => ({
        ...{ scheduledFor: NOON + index, outcome, told: [outcome, 'always'], dataVersion: 'v1' },
      }));
      await store.digests.decide(decision({ runs, deliveries: [] }), NOON);
      const next = { ...runs[0], scheduledFor: NOON + DAY, outcome: 'delivered', told: ['new'] } as const;
      const later = { readNextAt: NOON + DAY, nextAt: NOON + 2 * DAY, round: 1, deliveries: [] };
      await store.digests.decide(decision({ ...later, runs: [{ ...next, dataVersion: 'v2' }] }), NOON);
      expect(await store.digests.told('s1', 0)).toEqual(['delivered', 'always', 'waiting', 'unknown']);
      expect(await store.digests.told('s1', 1)).toEqual(['new']);
      expect(await store.digests.runs('s1', 2)).toMatchObject([
        { scheduledFor: NOON + DAY, round: 1, dataVersion: 'v2' },
        { scheduledFor: NOON + 5, round: 0, outcome: 'rested' },
      ]);
    });
  });

  describe(`versions of the data in ${name}`, () => {
    it('are kept while a run refers to them or one before the newest may still be in use', async () => {
      const { store, clock } = await open();
      await store.digests.add(subscription());
      for (const version of ['v1', 'v2', 'v3', 'v4']) {
        await store.digests.keepVersion(version, `figures of ${version}`);
        await store.digests.keepVersion(version, 'later words');
        if (version === 'v1') await store.digests.decide(decision(), NOON);
        clock.now += 1;
      }
      const found = await Promise.all(['v1', 'v2', 'v3', 'v4'].map(store.digests.findVersion));
      expect(found).toEqual(['figures of v1', undefined, 'figures of v3', 'figures of v4']);
      await store.digests.remove('s1');
      await store.digests.keepVersion('v5', 'figures of v5');
      expect(await store.digests.findVersion('v1')).toBeUndefined();
    });

    it('may be kept by many at once', async () => {
      const { store } = await open();
      await Promise.all(Array.from({ length: 10 }, () => store.digests.keepVersion('v1', 'figures')));
      expect(await store.digests.findVersion('v1')).toBe('figures');
    });
  });
}
