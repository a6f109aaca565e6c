/** What is kept of what is asked. */
import { expect, it } from 'vitest';
import { createNoteQuestion } from '../../src/chat/note-question.ts';
import { engine } from '../engine.ts';

const WHERE = { platform: 'slack', workspace: 'T1' } as const;

function keeping() {
  const kept: unknown[] = [];
  const warnings: string[] = [];
  const log = {
    info: () => {},
    warn: (_: object, said: string) => void warnings.push(said),
    error: () => {},
  };
  const note = async (question: object) => void kept.push(question);
  const noteQuestion = createNoteQuestion({ note }, engine);
  return { kept, warnings, log, ask: (text: string) => noteQuestion(WHERE, text, engine.ask({ text }), log) };
}

it('keeps a question with whether it was answered, and where, never who asked', () => {
  const { kept, ask } = keeping();
  ask('senior in Seattle');
  ask('what would you say a senior earns in seatle');
  ask('how do i negotiate');
  ask('toronto for Priya');
  expect(kept).toEqual([
    { ...WHERE, text: 'senior seattle', answered: true },
    { ...WHERE, text: 'senior seattle', answered: true },
    { ...WHERE, text: 'how do I negotiate?', answered: true },
    { ...WHERE, text: 'toronto for …', answered: false },
  ]);
});

it('keeps no offer, no greeting and no call for help', () => {
  const { kept, ask } = keeping();
  for (const text of [
    'they offer eighty five thousand euros in berlin',
    'google offered me a lot',
    'is 150k good for a senior in seattle?',
    'hello',
    'thanks',
    'help',
    '',
    '😀',
  ])
    ask(text);
  expect(kept).toEqual([]);
});

it('never fails: what the store refuses is logged without the question', async () => {
  const { warnings, log } = keeping();
  const refuse = () => Promise.reject(new Error('disk full'));
  createNoteQuestion({ note: refuse }, engine)(WHERE, 'secret words', engine.ask({ text: 'senior' }), log);
  await new Promise((resolve) => setImmediate(resolve));
  expect(warnings).toEqual(['a question was not kept']);
});

it('words a question so that it is answered when it is asked again', () => {
  for (const text of [
    'senior seattle',
    'compare senior in london with berlin',
    'is it worth learning go',
    'what does cloud work add',
    'web developers hourly',
    'who names a number first',
    'compare junior with senior',
  ]) {
    const wording = engine.plainWording(engine.ask({ text }));
    expect(`${text}: ${wording && engine.ask({ text: wording }).outcome}`).toBe(`${text}: answer`);
  }
});
