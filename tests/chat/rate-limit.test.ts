import { describe, expect, it } from 'vitest';
import { createRateLimit } from '../../src/chat/rate-limit.ts';

describe('createRateLimit', () => {
  it('lets a burst through, then as many a minute, each key by itself', () => {
    let now = 0;
    const limit = createRateLimit(3, () => now);
    expect([1, 2, 3].map(() => limit.take('a'))).toEqual([0, 0, 0]);
    expect(limit.take('a')).toBe(20_000);
    expect(limit.take('b')).toBe(0);
    now = 19_000;
    expect(limit.take('a')).toBe(1_000);
    now = 20_000;
    expect(limit.take('a')).toBe(0);
    expect(limit.take('a')).toBe(20_000);
  });

  it('never saves up more than a burst, and stands a clock that goes back', () => {
    let now = 1_000_000;
    const limit = createRateLimit(2, () => now);
    limit.take('a');
    now = 9_000_000;
    expect([1, 2, 3].map(() => limit.take('a') === 0)).toEqual([true, true, false]);
    now = 0;
    expect(limit.take('a')).toBeGreaterThan(0);
  });

  it('forgets the keys longest unused', () => {
    const limit = createRateLimit(1, () => 0);
    limit.take('first');
    for (let i = 0; i < 20_000; i += 1) limit.take(`key ${i}`);
    expect(limit.take('first')).toBe(0);
  });
});
