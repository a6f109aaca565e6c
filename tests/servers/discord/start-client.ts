/** A minimal real discord.js client against the local Discord, for the local Discord's own tests. */
import { Client, type ClientOptions, GatewayIntentBits, Partials } from 'discord.js';
import type { LocalDiscord } from './local-discord.ts';

export const INTENTS: readonly GatewayIntentBits[] = [
  GatewayIntentBits.Guilds,
  GatewayIntentBits.GuildMessages,
  GatewayIntentBits.DirectMessages,
];

/** Logs in, and resolves once the client is ready; `listen` adds its listeners before that. */
export async function startClient(
  discord: LocalDiscord,
  listen: (client: Client<true>) => void = () => {},
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [...INTENTS],
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl },
    // Without its 5 seconds between two IDENTIFYs, which a test would wait for.
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    ...options,
  });
  listen(client as Client<true>);
  const ready = new Promise((resolve) => client.once('clientReady', resolve));
  await client.login(discord.token);
  await ready;
  return client as Client<true>;
}
