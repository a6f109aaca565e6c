/** Snowflakes as Discord makes them: unique, ascending, with their time in the upper bits. */

export interface Ids {
  next(): string;
}

const DISCORD_EPOCH_MS = 1_420_070_400_000;
const TIME_SHIFT = 22n;

/** @param clock milliseconds since 1970 */
export function createIds(clock: () => number): Ids {
  let last = 0n;
  return {
    next() {
      const now = BigInt(Math.floor(clock()) - DISCORD_EPOCH_MS) << TIME_SHIFT;
      last = now > last ? now : last + 1n;
      return String(last);
    },
  };
}

/** The shard that a server's events go to; direct messages (no server) go to the first. */
export function shardOf(guild: string | undefined, count: number): number {
  return guild === undefined ? 0 : Number((BigInt(guild) >> TIME_SHIFT) % BigInt(count));
}

/** The id of server number `index`, counted from 0: consecutive ones go to different shards. */
export function guildId(index: number): string {
  return String(BigInt(300_000_000_000 + index) << TIME_SHIFT);
}
