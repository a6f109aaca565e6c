/** What is learnt once and kept changes no reply. */
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadCases } from '../eval/cases.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { allIntents, emptyFolder, onlyFile, startEngine } from './kept-folder.ts';

/** All threads, and of the other questions one in so many. */
const SAMPLED = 5;

describe('an engine from what was kept', () => {
  it('gives every reply byte for byte as one that has just learnt, and learns nothing anew', () => {
    const [folder, none] = [emptyFolder(), emptyFolder()];
    const fresh = startEngine(allIntents, none, folder);
    fresh.warmUp();
    const kept = onlyFile(folder);
    const again = startEngine(allIntents, folder, folder);
    again.warmUp();
    const questions = [
      ...loadCases().filter(({ conversation }, i) => conversation !== undefined || i % SAMPLED === 0),
      ...Object.values(hostileTexts).map((say) => ({ say, conversation: undefined })),
    ];
    for (const { say: text, conversation } of questions) {
      const question = conversation === undefined ? { text } : { text, conversation };
      expect(JSON.stringify(again.ask(question))).toBe(JSON.stringify(fresh.ask(question)));
      expect(again.withoutNames(text)).toBe(fresh.withoutNames(text));
    }
    expect(again.intents).toEqual(fresh.intents);
    expect(onlyFile(folder)).toEqual(kept);
    expect(readdirSync(none)).toEqual([]);
  });
});
