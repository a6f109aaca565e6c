/** What is asked again is not worked out again, unless it may say something of somebody. */
import { describe, expect, it } from 'vitest';
import { engine } from './engine.ts';

function isKept(text: string): boolean {
  const first = engine.ask({ text });
  return engine.ask({ text }) === first;
}

describe('a reply', () => {
  it.each(['senior seattle', 'How do I negotiate?', 'what does a staff engineer earn in toronto'])(
    'to %j is given again as it was',
    (text) => expect(isKept(text)).toBe(true),
  );

  it.each([
    'is 150k good for a senior in austin?',
    'I make a hundred fifty thousand in seattle',
    'my name is Jane Doe and I get one-fifty',
    'is one forty five good for senior seattle',
    'ctc 30 lacs',
    'TC 240',
    'Jane Doe salary',
    'my lead Priya in seattle',
  ])('to %j is not kept', (text) => expect(isKept(text)).toBe(false));

  it('in a conversation is worked out each time, as it goes by what was said before', () => {
    const question = { text: 'senior seattle', conversation: 'one' };
    expect(engine.ask(question)).not.toBe(engine.ask(question));
  });
});
