/** What holds for asked questions over either database. */
import { describe, expect, it } from 'vitest';
import { type DatabaseUnderTest, opener } from './database-under-test.ts';
import { DAY, NOON } from './moments.ts';

const KEPT = 30 * DAY;
const asked = { platform: 'slack', workspace: 'T1', text: 'senior berlin', answered: true } as const;

export function describeQuestions(name: string, database: DatabaseUnderTest): void {
  const open = opener(database);

  describe(`asked questions in ${name}`, () => {
    it('are counted in each workspace over the days, the one asked most often first', async () => {
      const { store, clock } = await open({ questionsKeptMs: KEPT });
      const { note, mostAsked } = store.askedQuestions;
      await Promise.all(Array.from({ length: 3 }, () => note(asked)));
      clock.now += DAY;
      await note(asked);
      for (const text of ['a', 'b', 'b']) await note({ ...asked, text });
      for (let times = 0; times < 9; times += 1) await note({ ...asked, workspace: 'T2', text: 'theirs' });
      for (let times = 0; times < 9; times += 1) await note({ ...asked, text: 'unknown', answered: false });
      expect(await mostAsked('slack', 'T1', NOON, 2)).toEqual({ text: 'senior berlin', times: 4 });
      expect(await mostAsked('slack', 'T1', NOON, 5)).toBeUndefined();
      expect(await mostAsked('slack', 'T1', clock.now, 1)).toEqual({ text: 'b', times: 2 });
      expect(await mostAsked('discord', 'T1', NOON, 1)).toBeUndefined();
    });

    it('without an answer are counted over all workspaces', async () => {
      const { store, clock } = await open({ questionsKeptMs: KEPT });
      const { note, unanswered } = store.askedQuestions;
      for (const [text, workspace] of ['b T1', 'a T1', 'b T2', 'c T3'].map((one) => one.split(' '))) {
        await note({ ...asked, text: text ?? '', workspace: workspace ?? '', answered: false });
        clock.now += DAY;
      }
      await note(asked);
      expect(await unanswered(2)).toEqual([
        { text: 'b', times: 2 },
        { text: 'a', times: 1 },
      ]);
    });

    it('may be of any kind and length', async () => {
      const { store } = await open({ questionsKeptMs: KEPT });
      const text = `'; drop table asked_questions; -- "é" 日本 🎈 \ud800 ${'xyz '.repeat(3_000)}${Math.PI}`;
      const long = Array.from({ length: 9_000 }, (_, index) =>
        String.fromCharCode(65 + ((index * 7_919) % 50)),
      );
      for (const one of [text, text, `${long.join('')}\0`, '']) {
        await store.askedQuestions.note({ ...asked, text: one });
      }
      expect(await store.askedQuestions.mostAsked('slack', 'T1', NOON, 2)).toMatchObject({ times: 2 });
    });

    it('are not kept where the deployment does not keep them, and what was kept before is deleted', async () => {
      const { store, url } = await open({ questionsKeptMs: KEPT });
      await store.askedQuestions.note({ ...asked, answered: false });
      const { store: looking } = await open({ url, questionsKeptMs: Number.POSITIVE_INFINITY });
      expect(await looking.askedQuestions.unanswered(9)).toHaveLength(1);
      const { store: without } = await open({ url });
      expect(await store.askedQuestions.unanswered(9)).toEqual([]);
      await without.askedQuestions.note({ ...asked, answered: false });
      expect(await store.askedQuestions.unanswered(9)).toEqual([]);
      expect(await database.dump(url)).not.toContain('senior berlin');
    });

    it('count until their time is over, and are deleted at a start and in passing', async () => {
      const { store, clock, url } = await open({ questionsKeptMs: KEPT });
      await store.askedQuestions.note({ ...asked, text: 'old words' });
      await store.askedQuestions.note({ ...asked, text: 'old question', answered: false });
      clock.now += KEPT;
      expect(await store.askedQuestions.unanswered(9)).toHaveLength(1);
      clock.now += DAY;
      expect(await store.askedQuestions.unanswered(9)).toEqual([]);
      expect(await store.askedQuestions.mostAsked('slack', 'T1', 0, 1)).toBeUndefined();
      await store.askedQuestions.note({ ...asked, text: 'middle words' });
      expect(await database.dump(url)).not.toMatch(/old words|old question/);
      await open({ url, questionsKeptMs: KEPT, now: () => clock.now + KEPT + DAY });
      expect(await database.dump(url)).not.toContain('middle words');
    });
  });
}
