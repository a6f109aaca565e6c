/** The clock that digests are looked for by. */
import { expect, it } from 'vitest';
import { everyMinute } from '../../src/digests/clock.ts';

it('strikes every minute until it is stopped', async () => {
  let strikes = 0;
  let strike = () => {};
  const struck = new Promise<void>((resolve) => {
    strike = resolve;
  });
  const stop = everyMinute(async () => {
    strikes += 1;
    strike();
  });
  await struck;
  stop();
  expect(strikes).toBe(1);
}, 70_000);
