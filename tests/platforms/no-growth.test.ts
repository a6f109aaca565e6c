/** A bot that has heard much holds on to no more than one that has heard little. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Measured, startTraffic, type Traffic } from '../bench/mixed-traffic.ts';

const EVENTS = 360;
/** Connections to either platform that happen to be kept open, or not, when it is counted. */
const SPARE = 4;

let traffic: Traffic;
beforeAll(async () => {
  traffic = await startTraffic();
}, 60_000);
afterAll(async () => traffic.stop());

it('the same is open, and as many listen, after hundreds of events and broken connections', async () => {
  const before = await traffic.hear(EVENTS);
  for (let times = 0; times < 3; times++) await traffic.reconnect();
  const after = await traffic.hear(EVENTS);
  for (const kind of new Set([...Object.keys(before.handles), ...Object.keys(after.handles)]))
    expect(after.handles[kind] ?? 0, kind).toBeLessThanOrEqual((before.handles[kind] ?? 0) + SPARE);
  expect(after.listeners).toBe(before.listeners);
  expect(after.warnings).toEqual([]);
}, 120_000);

it('no file that changes leaves a thread or a watch behind', async () => {
  const before = await traffic.hear(0);
  await traffic.reload();
  const after: Measured = await traffic.hear(0);
  expect(sum(after)).toBeLessThanOrEqual(sum(before) + SPARE);
}, 60_000);

function sum({ handles }: Measured): number {
  return Object.values(handles).reduce((total, count) => total + count, 0);
}
