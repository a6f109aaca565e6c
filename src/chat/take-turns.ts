/**
 * A few pieces of work at a time, and between them a look at what has arrived: however many ask at once, each is
 * acknowledged before the answers to those before it are worked out. A process has one loop, and so one queue.
 */

/** Looking costs as much as a small answer; this many take some milliseconds. */
const AT_ONCE = 16;

const waiting: (() => void)[] = [];

/** How many would go first. */
export function turnsAhead(): number {
  return waiting.length;
}

/** Resolves when it is the caller's turn; those who came before go first. */
export function takeTurn(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (waiting.length === 1) setImmediate(next);
  });
}

function next(): void {
  for (const begin of waiting.slice(0, AT_ONCE)) begin();
  waiting.splice(0, AT_ONCE);
  if (waiting.length > 0) setImmediate(next);
}
