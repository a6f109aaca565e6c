import { describe, expect, it } from 'vitest';
import { mutate, NOISES } from './mutate.ts';

describe('noise', () => {
  it.each(NOISES)('is the same for the same seed and leaves numbers alone: %s', (noise) => {
    const text = 'is $150,000 enough for a senior backend developer in seattle with 7 years';
    const noisy = mutate(text, noise, 7);
    expect(noisy).toBe(mutate(text, noise, 7));
    expect(noisy).not.toBe(text);
    expect(noisy).toContain('$150,000');
    expect(noisy).toMatch(/\b7\b/);
  });

  it('needs a word that is long enough', () => {
    expect(mutate('p90', 'dropped letter', 1)).toBeUndefined();
    expect(mutate('sr sf', 'neighbouring key', 1)).toBeUndefined();
  });
});
