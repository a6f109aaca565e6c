/** Several processes that share Discord's servers among them: each runs the same program for its share. */
import { ShardingManager } from 'discord.js';
import { describeFault } from '../../chat/describe-fault.ts';
import type { Log } from '../../chat/log.ts';
import type { Platform } from '../../chat/platform.ts';

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
      await manager.spawn();
      log.info({ shards: count }, 'Discord is connected by all shards');
      await left;
    },
    async stop() {
      manager.respawn = false;
      for (const shard of manager.shards.values()) if (shard.process) shard.kill();
      leave();
    },
  };
}
