/** Discord: what it delivers becomes questions, and replies become its messages. */
import { type Client, Events, GatewayCloseCodes, GatewayIntentBits, Status } from 'discord.js';
import { describeFault } from '../../chat/describe-fault.ts';
import type { Edge } from '../../chat/handling.ts';
import type { Meter } from '../../chat/meter.ts';
import type { ChatPlatform } from '../../chat/platform.ts';
import type { Installations } from '../../chat/records.ts';
import { createLately } from '../../chat/remember-events.ts';
import { createAllowances, type Handed } from '../../chat/services.ts';
import { createUnderWay } from '../../chat/under-way.ts';
import { createChartDrawer } from './charts/chart-drawer.ts';
import { type Connection, createRest, DiscordAccessError, fetchApplication } from './connect.ts';
import { hear } from './hear.ts';
import { FINISH_PATIENCE_MS } from './limits.ts';
import { NOT_GRANTED } from './listening.ts';
import { login } from './login.ts';
import { registerCommands } from './register-commands.ts';
import type { StandingServices } from './services.ts';

/** What the bot is given to work with on Discord. */
export interface DiscordOptions extends Handed, Pick<StandingServices, 'catalogue'> {
  readonly connection: Connection;
  readonly meter: Meter;
  readonly installations: Pick<Installations, 'forget'>;
}

/** @throws (from start) DiscordAccessError where Discord does not let the bot in, or no longer */
export function createDiscord({ connection, installations, meter, ...given }: DiscordOptions): ChatPlatform {
  const { log, now, channelSettings } = given;
  const edge: Edge = { platform: 'discord', log, meter, now };
  const queued = (queue: 'events' | 'charts') => (length: number) =>
    meter.note({ kind: 'queue', platform: 'discord', queue, length });
  const underWay = createUnderWay(queued('events'));
  let client: Client | undefined;
  let swapping = Promise.resolve();
  let leave = () => {};
  let fail = (_: unknown) => {};
  let stopped = false;
  const left = new Promise<void>((resolve, reject) => {
    leave = resolve;
    fail = reject;
  });
  // It may fail while it is being started, and nobody waits for this yet.
  left.catch(() => {});
  /** What waits for Discord to have heard of an interaction, by its id. */
  const unacknowledged = new Map<string, () => void>();
  const services: StandingServices = {
    ...given,
    ...createAllowances(now),
    lately: createLately(),
    charts: createChartDrawer({
      onQueue: queued('charts'),
    }),
    // One after the other, however many ask for it.
    reconnect: () => {
      swapping = swapping
        .then(swap)
        .catch((fault: unknown) =>
          log.error(describeFault(fault), 'Discord could not be connected anew; the next start will'),
        );
    },
  };

  async function connect(): Promise<Client> {
    const rest = createRest(connection, meter);
    const application = await fetchApplication(rest);
    const wishes = await channelSettings.listensAnywhere('discord').catch((fault: unknown) => {
      log.warn(describeFault(fault), 'the store could not say whether to listen');
      return false;
    });
    if (wishes && !application.mayReadMessages) log.warn({}, NOT_GRANTED);
    const listens = wishes && application.mayReadMessages;
    if (await registerCommands(rest, application.id, connection.guild))
      log.info({}, 'Discord was told the commands');
    const heard = (interaction: string) => unacknowledged.get(interaction)?.();
    const next = await login(connection, listens, meter, left, heard, (made) => {
      hear(made, services, edge, installations, underWay, unacknowledged);
      made.on(Events.ShardDisconnect, ({ code }) => onClosed(code));
    });
    log.info({ listens, servers: next.guilds.cache.size }, 'Discord is connected');
    return next;
  }

  /** Closed for good: without the one right that can be taken back it goes on, without any other it cannot. */
  function onClosed(code: number): void {
    if (stopped) return;
    log.error({ code }, 'Discord closed a connection for good');
    if (code === GatewayCloseCodes.DisallowedIntents) {
      client = undefined;
      services.reconnect();
    } else fail(new DiscordAccessError(`Discord closed the connection for good (${code}). ${CURE}`));
  }

  /** The new connection first: for a moment both hear everything, and each event is answered once all the same. */
  async function swap(): Promise<void> {
    if (stopped || client?.options.intents.has(GatewayIntentBits.MessageContent)) return;
    const next = await connect();
    const before = client;
    client = next;
    if (stopped) await leaveQuietly(next);
    await leaveQuietly(before);
  }

  return {
    name: 'Discord',
    async start(onConnected = () => {}) {
      client = await connect();
      if (!stopped) onConnected();
      await left;
    },
    async stop() {
      stopped = true;
      leave();
      await underWay.finish(FINISH_PATIENCE_MS);
      await leaveQuietly(client);
    },
    connections: () => ({ discord: isConnected(client) }),
  };
}

/** What is closed on purpose is no connection that broke. */
async function leaveQuietly(client: Client | undefined): Promise<void> {
  client?.removeAllListeners(Events.ShardReconnecting).removeAllListeners(Events.ShardDisconnect);
  await client?.destroy();
}

function isConnected(client: Client | undefined): boolean {
  const shards = [...(client?.ws.shards.values() ?? [])];
  return shards.length > 0 && shards.every(({ status }) => status === Status.Ready);
}

const CURE =
  'See that DISCORD_TOKEN is right, and how many servers the bot is in: beyond 2,500 it needs DISCORD_SHARDS.';
