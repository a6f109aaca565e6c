/** Interactions that wait for their turn: Discord gives up on a first response after three seconds. */
import type { RepliableInteraction } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { takeTurn } from '../../../src/chat/take-turns.ts';
import { takeTurnInTime } from '../../../src/platforms/discord/respond.ts';

function noting(deferred: unknown[]): RepliableInteraction {
  const interaction = { deferReply: async (options: unknown) => void deferred.push(options) };
  return interaction as unknown as RepliableInteraction;
}

describe('an interaction', () => {
  it('that has few before it is answered at once', async () => {
    const deferred: unknown[] = [];
    const before = Array.from({ length: 20 }, takeTurn);
    await takeTurnInTime(noting(deferred), true);
    await Promise.all(before);
    expect(deferred).toEqual([]);
  });

  it('that has hundreds before it is told first that an answer will come, to its asker alone where it is private', async () => {
    const deferred: unknown[] = [];
    const before = Array.from({ length: 250 }, takeTurn);
    await Promise.all([true, false].map((isPrivate) => takeTurnInTime(noting(deferred), isPrivate)));
    await Promise.all(before);
    expect(deferred).toEqual([{ flags: 64 }, {}]);
  });
});
