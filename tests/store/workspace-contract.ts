/** What holds for all that belongs to a workspace, over either database. */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { type DatabaseUnderTest, failureOf, opener } from './database-under-test.ts';
import { decision, delivery, subscription, words } from './digest-builders.ts';
import { NOON } from './moments.ts';

const SETTINGS = { sealingSecret: 'a secret', questionsKeptMs: Number.POSITIVE_INFINITY };

export function describeWorkspaces(name: string, database: DatabaseUnderTest): void {
  const open = opener(database);

  describe(`a workspace in ${name}`, () => {
    it.each(['because the bot was removed', 'on command'])(
      'is forgotten %s with all that belongs to it, and nothing of another',
      async (why) => {
        const { store, url } = await open(SETTINGS);
        for (const workspace of ['TGONE', 'TSTAYS']) await fill(store, workspace);
        if (why === 'on command') {
          const counts = { installations: 1, channels: 1, digests: 1, runs: 1, deliveries: 2 };
          const all = { ...counts, feedback: 1, questions: 1 };
          expect(await store.belongingsOf('slack', 'TGONE')).toEqual(all);
          expect(await store.forgetWorkspace('slack', 'TGONE')).toEqual(all);
        } else {
          await store.installations.forget('slack', 'TGONE', Number.MAX_SAFE_INTEGER);
        }
        expect(Object.values(await store.belongingsOf('slack', 'TGONE')).every((count) => count === 0)).toBe(
          true,
        );
        expect(Object.values(await store.belongingsOf('slack', 'TSTAYS')).every((count) => count > 0)).toBe(
          true,
        );
        const dump = await database.dump(url);
        expect(dump).not.toContain('TGONE');
        expect(dump).toContain('TSTAYS');
      },
    );

    it('keeps all that belongs to it when it was installed anew since', async () => {
      const { store } = await open(SETTINGS);
      await fill(store, 'T1');
      const before = await store.belongingsOf('slack', 'T1');
      await store.installations.forget('slack', 'T1', NOON - 1);
      expect(await store.belongingsOf('slack', 'T1')).toEqual(before);
    });

    it('is forgotten wholly or not at all', async () => {
      const { store, url } = await open(SETTINGS);
      await fill(store, 'T1');
      const before = await store.belongingsOf('slack', 'T1');
      await database.execute(url, 'alter table digest_numbers rename to gone');
      expect(await failureOf(store.forgetWorkspace('slack', 'T1'))).toBeInstanceOf(StoreError);
      expect(await store.belongingsOf('slack', 'T1')).toEqual(before);
    });
  });
}

async function fill(store: Store, workspace: string): Promise<void> {
  const of = { platform: 'slack', workspace } as const;
  await store.installations.keep('slack', workspace, 'xoxb-1');
  await store.channelSettings.setListening({ ...of, channel: 'C1' }, true);
  await store.feedback.count({ ...of, intent: 'pay', outcome: 'answer', helpful: true });
  await store.askedQuestions.note({ ...of, text: 'senior berlin', answered: true });
  const id = `of${workspace}`;
  await store.digests.add(subscription({ ...of, id }));
  const deliveries = [delivery({ id: `d${workspace}` }), words({ id: `n${workspace}` })];
  await store.digests.decide(decision({ subscription: id, deliveries }), NOON);
}
