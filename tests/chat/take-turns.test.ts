/** Work that takes turns, so that what arrives is heard in between. */
import { describe, expect, it } from 'vitest';
import { takeTurn, turnsAhead } from '../../src/chat/take-turns.ts';

describe('taking turns', () => {
  it('keeps the order', async () => {
    const begun: number[] = [];
    const order = Array.from({ length: 20 }, (_, i) => i);
    await Promise.all(order.map((one) => takeTurn().then(() => begun.push(one))));
    expect(begun).toEqual(order);
  });

  it('lets what has arrived be heard after every few pieces of work', async () => {
    const seen: string[] = [];
    const work = Array.from({ length: 40 }, () => takeTurn().then(() => seen.push('worked')));
    const hear = () => {
      seen.push('heard');
      if (seen.filter((one) => one === 'heard').length < 3) setImmediate(hear);
    };
    setImmediate(hear);
    await Promise.all(work);
    const runs = seen
      .join(' ')
      .split('heard')
      .map((run) => run.split('worked').length - 1);
    expect(runs.slice(0, 3)).toEqual([16, 16, 8]);
  });

  it('counts who goes first, and nobody once all are done', async () => {
    const turns = [takeTurn(), takeTurn()];
    expect(turnsAhead()).toBe(2);
    await Promise.all(turns);
    await new Promise(setImmediate);
    expect(turnsAhead()).toBe(0);
  });

  it('goes on after work that fails', async () => {
    const failing = takeTurn().then(() => {
      throw new Error('broken');
    });
    const next = takeTurn();
    await expect(failing).rejects.toThrow('broken');
    await next;
  });
});
