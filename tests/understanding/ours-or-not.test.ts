import { describe, expect, it } from 'vitest';
import { createOdds, learnOdds } from '../../src/understanding/ours-or-not.ts';

const ours = Array.from({ length: 20 }, (_, i) => ['said:pay', 'said:senior', `said:ours${i % 3}`]);
const others = Array.from({ length: 10 }, (_, i) => ['said:weather', 'said:in', `said:other${i % 3}`]);

describe('the odds of being ours', () => {
  const odds = createOdds(learnOdds(ours, others));

  it('lie above zero for what sounds like our phrasings and below for what sounds like the others', () => {
    expect(odds(['said:senior', 'said:pay']).sum).toBeGreaterThan(0);
    expect(odds(['said:weather', 'said:in']).sum).toBeLessThan(0);
  });

  it('name the word that is most like ours and the one that is least so', () => {
    const { most, least } = odds(['said:pay', 'said:weather']);
    expect(most).toBeGreaterThan(0);
    expect(least).toBeLessThan(0);
  });

  it('say the same whenever they are learnt', () => {
    expect(createOdds(learnOdds(ours, others))(['said:pay', 'said:in'])).toEqual(
      odds(['said:pay', 'said:in']),
    );
  });

  it('learn nothing from a word that stands in a single phrasing, nor from no phrasings at all', () => {
    expect(createOdds(learnOdds([['said:once']], [['said:other']]))(['said:once']).most).toBe(0);
    expect(createOdds(learnOdds([], []))(['said:pay']).sum).toBe(0);
  });
});
