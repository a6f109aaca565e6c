import { describe, expect, it } from 'vitest';
import { createPhrasingIndex } from '../../src/understanding/phrasing-index.ts';
import { tabulate } from '../../src/understanding/phrasing-table.ts';

const bonus = [['word:bonus'], ['word:bonus', 'plain:big'], ['word:bonus', 'plain:annual']];
const equity = [['word:equity'], ['word:equity', 'plain:big'], ['word:equity', 'plain:stock']];
const meanings = ['bonus', 'equity'];

describe('a phrasing index', () => {
  const index = createPhrasingIndex(meanings, tabulate([bonus, equity]));

  it('finds the meaning whose phrasing is the same', () => {
    const [first] = index.rank(['word:equity', 'plain:stock']);
    expect(first?.meaning).toBe('equity');
    expect(first?.nearness).toBeCloseTo(1);
  });

  it('finds nothing for a question that shares no feature with any', () => {
    expect(index.rank(['unknown:giraffe'])).toEqual([]);
    expect(index.rank([])).toEqual([]);
  });

  it('holds unknown words against nearness', () => {
    const [clean] = index.rank(['word:bonus']);
    const [noisy] = index.rank(['word:bonus', 'unknown:giraffe']);
    expect(noisy?.nearness).toBeLessThan(clean?.nearness ?? 0);
  });

  it('carries nothing over from one question to the next', () => {
    const before = index.rank(['word:bonus', 'plain:big']);
    index.rank(['word:equity', 'plain:big', 'plain:stock']);
    expect(index.rank(['word:bonus', 'plain:big'])).toEqual(before);
  });

  it('still finds a phrasing among thousands that share its common words', () => {
    const crowd = Array.from({ length: 5_000 }, (_, i) => ['plain:how', 'plain:much', `plain:thing${i}`]);
    const large = createPhrasingIndex(
      ['crowd', 'bonus'],
      tabulate([crowd, [['plain:how', 'plain:much', 'word:bonus']]]),
    );
    expect(large.rank(['plain:how', 'plain:much', 'word:bonus'])[0]?.meaning).toBe('bonus');
  });
});
