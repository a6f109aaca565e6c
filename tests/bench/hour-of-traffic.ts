/**
 * An hour of a busy bot, compressed: 88,000 events of all kinds, with connections that break and files that change in
 * between. What the bot holds on to is measured when it is at rest; a line laid through shows whether it grows.
 */

import { heading, row } from './measure.ts';
import { type Measured, startTraffic } from './mixed-traffic.ts';

const LOOKS = 22;
const EVENTS = 4_000;
/**
 * Until then code is optimised, and what is remembered for half an hour or of the last ten thousand fills up: nothing of it
 * is ever half an hour old here.
 */
const FIRST_COUNTED = 16;
const RELOAD_EVERY = 3;

export async function hourOfTraffic(): Promise<void> {
  const traffic = await startTraffic();
  const looks: Measured[] = [];
  heading(`after so many events`, 'heap MB', 'outside', 'resident', 'handles', 'listeners', 'warnings');
  for (let look = 1; look <= LOOKS; look++) {
    const measured = await traffic.hear(EVENTS);
    looks.push(measured);
    row(
      String(look * EVENTS),
      ...[measured.heapBytes, measured.outsideBytes, measured.residentBytes].map((bytes) => bytes / 1e6),
      handlesOf(measured),
      measured.listeners,
      measured.warnings.length,
    );
    await traffic.reconnect();
    if (look % RELOAD_EVERY === 0) await traffic.reload();
  }
  await traffic.stop();
  const counted = looks.slice(FIRST_COUNTED);
  heading('growth in 1,000 events', 'heap kB', 'outside', 'handles', 'listeners');
  row(
    `by a line through the last ${counted.length}`,
    ...[
      counted.map(({ heapBytes }) => heapBytes / 1e3),
      counted.map(({ outsideBytes }) => outsideBytes / 1e3),
      counted.map(handlesOf),
      counted.map(({ listeners }) => listeners),
    ].map((list) => (slope(list) * 1_000) / EVENTS),
  );
  for (const warning of new Set(looks.at(-1)?.warnings)) process.stdout.write(`${warning}\n`);
}

function handlesOf({ handles }: Measured): number {
  return Object.values(handles).reduce((sum, count) => sum + count, 0);
}

/** Of the line that fits best, from one to the next. */
function slope(list: readonly number[]): number {
  const middle = (list.length - 1) / 2;
  const mean = list.reduce((sum, one) => sum + one, 0) / list.length;
  const above = list.reduce((sum, one, i) => sum + (i - middle) * (one - mean), 0);
  return above / list.reduce((sum, _, i) => sum + (i - middle) ** 2, 0);
}
