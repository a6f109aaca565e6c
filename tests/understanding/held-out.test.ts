/** The held-out questions: how many must be right, that nobody copied them, and what is not ours. */
import { describe, expect, it } from 'vitest';
import { engine } from '../engine.ts';
import { loadCases, loadEveryday } from '../eval/cases.ts';
import { judge } from '../eval/judge.ts';

const cases = loadCases();
/** What has been reached; raise them with the engine, never lower them. */
const LEAST_SHARE_RIGHT = 0.82;
const LEAST_SHARE_DECLINED = 0.985;

describe('held-out questions', () => {
  it('are answered right as often as has been reached', () => {
    const right = cases.filter((one) => {
      const question = one.conversation
        ? { text: one.say, conversation: one.conversation }
        : { text: one.say };
      return judge(engine.ask(question), one) === undefined;
    });
    expect(right.length / cases.length).toBeGreaterThanOrEqual(LEAST_SHARE_RIGHT);
  });

  it('are not copied into the intents', () => {
    const plain = (text: string): string =>
      text
        .toLowerCase()
        .replace(/[^a-z0-9$%. ]+/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
    const phrasings = new Set(engine.intents.flatMap((intent) => intent.phrasings.map(plain)));
    const copied = cases
      .filter(({ conversation }) => conversation === undefined)
      .map(({ say }) => plain(say))
      .filter((say) => phrasings.has(say));
    expect(copied).toEqual([]);
  });
});

describe('everyday requests on other subjects', () => {
  const requests = loadEveryday();

  it.skipIf(!requests)('are nearly always declined (skipped where the list is absent)', () => {
    if (!requests) return;
    const answered = requests.filter((text) => engine.ask({ text }).outcome === 'answer');
    expect(1 - answered.length / requests.length).toBeGreaterThanOrEqual(LEAST_SHARE_DECLINED);
  });
});
