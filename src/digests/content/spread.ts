/** An order that looks shuffled and is always the same for the same seed. */
import { createHash } from 'node:crypto';

/** From zero to below one, as good as even over all seeds and ids. */
export function fractionOf(seed: string, id: string): number {
  return createHash('sha256').update(`${seed}\n${id}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** @param seed another one gives another order */
export function shuffle<T extends { readonly id: string }>(items: readonly T[], seed: string): T[] {
  return items
    .map((item) => ({ item, at: fractionOf(seed, item.id) }))
    .sort((a, b) => a.at - b.at || (a.item.id < b.item.id ? -1 : 1))
    .map(({ item }) => item);
}
