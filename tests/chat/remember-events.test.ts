import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { EventRecords } from '../../src/chat/records.ts';
import { createLately, rememberEvents } from '../../src/chat/remember-events.ts';
import { SILENT } from '../silent-log.ts';

const PATIENCE_MS = 30;

function createStore(claimAll: EventRecords['claimAll']) {
  const warnings: string[] = [];
  const store = { claimAll, claim: expect.fail, release: async () => {}, hasAnsweredIn: async () => false };
  const events = rememberEvents(store, PATIENCE_MS);
  const claim = (event: string) =>
    events.claim(event, undefined, {
      ...SILENT,
      warn: (_: object, said: string) => void warnings.push(`${event}: ${said}`),
    });
  return { events, claim, warnings };
}

describe('rememberEvents', () => {
  it('asks the store, and says nothing more about a store that answers', async () => {
    const { claim, warnings } = createStore(async (claims) => claims.map(({ event }) => event !== 'known'));
    expect(await Promise.all([claim('new'), claim('known')])).toEqual([true, false]);
    await pause(3 * PATIENCE_MS);
    expect(warnings).toEqual([]);
  });

  it('takes an event for new where the store fails or takes long, once', async () => {
    const failing = createStore(() => Promise.reject(new Error('away')));
    const silent = createStore(() => new Promise(() => {}));
    for (const { claim, warnings } of [failing, silent]) {
      expect(await Promise.all([claim('event'), claim('other')])).toEqual([true, true]);
      expect(await claim('event')).toBe(false);
      expect(warnings).toEqual([
        expect.stringMatching(/^event: the store/),
        expect.stringMatching(/^other: /),
      ]);
    }
  });

  it('asks once for all that arrive at the same moment, a hundred at a time', async () => {
    const asked: number[] = [];
    const { claim } = createStore(async (claims) => {
      asked.push(claims.length);
      return claims.map(() => true);
    });
    const claims = Array.from({ length: 250 }, (_, i) => claim(`event ${i}`));
    expect(await Promise.all(claims)).toEqual(claims.map(() => true));
    expect(asked).toEqual([100, 100, 50]);
  });

  it('gives back what is released', async () => {
    const { events, claim } = createStore(async () => [true]);
    await claim('event');
    await events.release('event');
    expect(await claim('event')).toBe(true);
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
