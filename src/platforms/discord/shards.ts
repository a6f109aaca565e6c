/** Several processes that share Discord's servers among them: each runs the same program for its share. */
import { once } from 'node:events';
import { ShardingManager } from 'discord.js';
import { describeFault } from '../../chat/describe-fault.ts';
import type { Log } from '../../chat/log.ts';
import type { Platform } from '../../chat/platform.ts';
import { DiscordAccessError } from './connect.ts';
import { SHARD_READY_MS } from './limits.ts';

export interface ShardsOptions {
  readonly token: string;
  readonly count: number;
  /** The program that each process runs. */
  readonly program: string;
  readonly log: Log;
}

/** A process that ends is started anew. */
export function createShards({ token, count, program, log }: ShardsOptions): Platform {
  const manager = new ShardingManager(program, { token, totalShards: count, execArgv: process.execArgv });
  let leave = () => {};
  const left = new Promise<void>((resolve) => {
    leave = resolve;
  });
  manager.on('shardCreate', (shard) => {
    log.info({ shard: shard.id }, 'a shard is started');
    shard.on('death', () => log.warn({ shard: shard.id }, 'a shard ended'));
    shard.on('error', (fault) => log.error({ shard: shard.id, ...describeFault(fault) }, 'a shard failed'));
  });
  return {
    name: 'Discord',
    async start() {
      await manager.spawn({ timeout: SHARD_READY_MS }).catch((cause: unknown) => {
        throw new DiscordAccessError('A shard could not start; what it wrote above says why.', { cause });
      });
      log.info({ shards: count }, 'Discord is connected by all shards');
      await left;
    },
    async stop() {
      manager.respawn = false;
      const ends = [...manager.shards.values()].flatMap((shard) => {
        const process = shard.process;
        if (!process || process.exitCode !== null) return [];
        const ended = once(process, 'exit');
        shard.kill();
        return [ended];
      });
      await Promise.all(ends);
      leave();
    },
  };
}
