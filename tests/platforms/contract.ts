/** What a platform owes whoever asks, whatever it looks like there: the same suite for each of them. */
import { describe, expect, it } from 'vitest';
import { citationToPlain, replyToPlainText, richTextToPlain } from '../../src/chat/plain-text.ts';
import { engine } from '../engine.ts';
import { hostileTexts } from '../hostile-texts.ts';

/** Asks as a person does, and gives back all words that the person sees: the reply, and what can be asked next. */
export type AskAsAPerson = (question: string) => Promise<string>;

const QUESTIONS = [
  'senior seattle',
  'top metros',
  'is 150k good for a senior in seattle?',
  'staff in berlin',
  'percentiles hourly',
  'how do I negotiate?',
  'senior in san francisco: do the sources agree?',
  'toronto',
  'senior in cambridge',
  'the weather tomorrow',
  'sources',
  'help',
];

export function describePlatform(name: string, ask: AskAsAPerson): void {
  describe(`${name} shows`, () => {
    it.each(QUESTIONS)(
      'all there is to “%s”: the answer, every amount, every source, what to ask next',
      async (text) => {
        const reply = engine.ask({ text });
        const shown = squeeze(await ask(text));
        const amounts = replyToPlainText(reply).match(/[$£€][\d,.]*\d/g) ?? [];
        const owed = [
          ...wordsOf(richTextToPlain(reply.headline)),
          ...amounts,
          ...reply.notes.flatMap((note) => wordsOf(richTextToPlain(note))),
          ...reply.citations.flatMap((citation) => wordsOf(citationToPlain(citation))),
          ...reply.followUps,
        ];
        expect(owed.filter((words) => !shown.includes(squeeze(words)))).toEqual([]);
      },
    );

    it('something plain to whatever is typed, and calls nobody', async () => {
      const texts = ['<!channel> @everyone @here <@123456789012345678>', ...Object.values(hostileTexts)];
      for (const text of texts) {
        const shown = await ask(text.slice(0, 500));
        expect(shown.trim()).not.toBe('');
        expect(shown).not.toMatch(/undefined|\[object|NaN|^\s+at .*\.js/m);
      }
    });
  });
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => /\p{L}|\d/u.test(word));
}

/** Lines are broken and words are marked differently everywhere. */
function squeeze(text: string): string {
  return text.replace(/[\s\u2060\\*]+/g, '').toLowerCase();
}
