/** The held-out questions: how many must be right, that nobody copied them, and what is not ours. */
import { describe, expect, it } from 'vitest';
import { engine } from '../engine.ts';
import { loadCases, loadEveryday, loadKnownMisses } from '../eval/cases.ts';
import { judge } from '../eval/judge.ts';

const cases = loadCases();
/** What has been reached; raise them with the engine, never lower them. */
const LEAST_SHARE_RIGHT = 0.93;
const LEAST_SHARE_DECLINED = 0.997;

describe('held-out questions', () => {
  const wrong = cases.filter((one) => {
    const question = one.conversation ? { text: one.say, conversation: one.conversation } : { text: one.say };
    return judge(engine.ask(question), one) !== undefined;
  });

  it('are answered right as often as has been reached', () => {
    expect(1 - wrong.length / cases.length).toBeGreaterThanOrEqual(LEAST_SHARE_RIGHT);
  });

  it('go wrong where that is known, and nowhere else: what passes now is taken off the list', () => {
    expect([...new Set(wrong.map(({ say }) => say))].sort()).toEqual(loadKnownMisses());
  });

  it('are not copied into the intents or the data', () => {
    const plain = (text: string): string =>
      text
        .toLowerCase()
        .replace(/[^a-z0-9$%. ]+/g, ' ')
        .replace(/\s+/g, ' ')
        .trim();
    const phrasings = new Set(
      [
        ...engine.intents.flatMap((intent) => intent.phrasings),
        ...[...engine.datasets.statements.values()].flatMap(({ asked }) => asked),
      ].map(plain),
    );
    const copied = cases
      .filter(({ conversation }) => conversation === undefined)
      .map(({ say }) => plain(say))
      .filter((say) => say !== '' && phrasings.has(say));
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
