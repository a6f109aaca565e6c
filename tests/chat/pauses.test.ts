import { expect, it } from 'vitest';
import { createPauses } from '../../src/chat/pauses.ts';

it('pauses double up to five minutes, and begin anew once all was well for ten', () => {
  let now = 0;
  const pauses = createPauses(() => now);
  const next = () => {
    const ms = pauses.next();
    now += ms;
    return ms;
  };
  expect(Array.from({ length: 11 }, next)).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 128_000, 256_000, 300_000, 300_000,
  ]);
  now += 5 * 60_000;
  expect(next()).toBe(300_000);
  now += 10 * 60_000;
  expect(next()).toBe(1_000);
});
