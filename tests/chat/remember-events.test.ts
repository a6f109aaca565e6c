import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { EventRecords } from '../../src/chat/records.ts';
import { createLately, rememberEvents } from '../../src/chat/remember-events.ts';

const PATIENCE_MS = 30;

function createStore(claimAll: EventRecords['claimAll']) {
  const warnings: string[] = [];
  const log = {
    info: () => {},
    error: () => {},
    warn: (_: object, said: string) => void warnings.push(said),
  };
  const store = { claimAll, claim: expect.fail, release: async () => {}, hasAnsweredIn: async () => false };
  return { events: rememberEvents(store, log, PATIENCE_MS), warnings };
}

describe('rememberEvents', () => {
  it('asks the store, and says nothing more about a store that answers', async () => {
    const { events, warnings } = createStore(async (claims) => claims.map(({ event }) => event !== 'known'));
    expect(await Promise.all([events.claim('new'), events.claim('known')])).toEqual([true, false]);
    await pause(3 * PATIENCE_MS);
    expect(warnings).toEqual([]);
  });

  it('takes an event for new where the store fails or takes long, once', async () => {
    const failing = createStore(() => Promise.reject(new Error('away')));
    const silent = createStore(() => new Promise(() => {}));
    for (const { events, warnings } of [failing, silent]) {
      expect(await events.claim('event')).toBe(true);
      expect(await events.claim('event')).toBe(false);
      expect(warnings).toHaveLength(1);
    }
  });

  it('asks once for all that arrive at the same moment, a hundred at a time', async () => {
    const asked: number[] = [];
    const { events } = createStore(async (claims) => {
      asked.push(claims.length);
      return claims.map(() => true);
    });
    const claims = Array.from({ length: 250 }, (_, i) => events.claim(`event ${i}`));
    expect(await Promise.all(claims)).toEqual(claims.map(() => true));
    expect(asked).toEqual([100, 100, 50]);
  });

  it('gives back what is released', async () => {
    const { events } = createStore(async () => [true]);
    await events.claim('event');
    await events.release('event');
    expect(await events.claim('event')).toBe(true);
  });
});

describe('createLately', () => {
  it('forgets the oldest', () => {
    const lately = createLately();
    lately.take('first');
    for (let i = 0; i < 20_000; i += 1) lately.take(`event ${i}`);
    expect([lately.take('first'), lately.take('event 19999')]).toEqual([true, false]);
  });
});
