/** Several processes that share Discord's servers among them: each runs the same program for its share. */
import { once } from 'node:events';
import { type Shard, ShardingManager } from 'discord.js';
import { z } from 'zod';
import { describeFault } from '../../chat/describe-fault.ts';
import type { Log } from '../../chat/log.ts';
import { type Happening, happeningSchema, type Meter } from '../../chat/meter.ts';
import { createPauses } from '../../chat/pauses.ts';
import type { ChatPlatform } from '../../chat/platform.ts';
import { pause } from '../../chat/within.ts';
import { DiscordAccessError } from './connect.ts';
import { SHARD_READY_MS } from './limits.ts';

export interface ShardsOptions {
  readonly token: string;
  readonly count: number;
  /** The program that each process runs. */
  readonly program: string;
  readonly log: Log;
  readonly meter: Meter;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What a shard tells the process that started it. */
const toldSchema = z.object({ happening: happeningSchema });

/** What happens in a shard is told to the process that started it, which counts for all. */
export function createShardMeter(tell: (message: { readonly happening: Happening }) => void): Meter {
  return { note: (happening) => tell({ happening }) };
}

/** A process that ends is started anew, after pauses that grow while it keeps ending. */
export function createShards({ token, count, program, log, meter, now }: ShardsOptions): ChatPlatform {
  const { execArgv } = process;
  const manager = new ShardingManager(program, { token, totalShards: count, execArgv, respawn: false });
  const ended = new AbortController();
  /** By queue and shard. */
  const lengths = new Map<string, Map<number, number>>();
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });

  manager.on('shardCreate', (shard) => {
    const pauses = createPauses(now);
    let wasReady = false;
    shard.on('spawn', () => log.info({ shard: shard.id, pid: shard.process?.pid }, 'a shard is started'));
    shard.on('ready', () => {
      wasReady = true;
    });
    shard.on('message', (message) => {
      const { data } = toldSchema.safeParse(message);
      if (data) pass(data.happening, shard);
    });
    shard.on('error', (fault) => log.error({ shard: shard.id, ...describeFault(fault) }, 'a shard failed'));
    shard.on('death', () => {
      if (ended.signal.aborted) return;
      log.warn({ shard: shard.id }, 'a shard ended');
      for (const queue of ['events', 'charts'] as const)
        pass({ kind: 'queue', platform: 'discord', queue, length: 0 }, shard);
      // One that never was ready fails the start of all.
      if (wasReady) void startAnew(shard, pauses.next());
    });
  });

  /** Where it ends again, that is heard of as well. */
  async function startAnew(shard: Shard, afterMs: number): Promise<void> {
    meter.note({ kind: 'platform-failed', platform: 'discord' });
    await pause(afterMs, ended.signal);
    if (ended.signal.aborted) return;
    await shard
      .spawn(SHARD_READY_MS)
      .catch((fault: unknown) =>
        log.error({ shard: shard.id, ...describeFault(fault) }, 'a shard is not ready'),
      );
  }

  /** What waits, waits in all of them together. */
  function pass(happening: Happening, { id }: Shard): void {
    if (happening.kind !== 'queue') {
      meter.note(happening);
      return;
    }
    const inShards = lengths.get(happening.queue) ?? new Map<number, number>();
    lengths.set(happening.queue, inShards.set(id, happening.length));
    meter.note({ ...happening, length: [...inShards.values()].reduce((sum, length) => sum + length, 0) });
  }

  return {
    name: 'Discord',
    async start(onConnected = () => {}) {
      await manager.spawn({ timeout: SHARD_READY_MS }).catch((cause: unknown) => {
        throw new DiscordAccessError('A shard could not start; what it wrote above says why.', {
          cause,
          mayPass: true,
        });
      });
      log.info({ shards: count }, 'Discord is connected by all shards');
      onConnected();
      await left;
    },
    async stop() {
      ended.abort();
      const ends = [...manager.shards.values()].flatMap((shard) => {
        const process = shard.process;
        if (!process || process.exitCode !== null) return [];
        const exited = once(process, 'exit');
        shard.kill();
        return [exited];
      });
      await Promise.all(ends);
      leave();
    },
    connections: () =>
      Object.fromEntries(
        Array.from({ length: count }, (_, id) => [
          `discord-shard-${id}`,
          manager.shards.get(id)?.ready ?? false,
        ]),
      ),
  };
}
