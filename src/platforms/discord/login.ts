/** One connection to the gateway, from nothing to ready. */
import { type Client, Events, GatewayCloseCodes } from 'discord.js';
import type { Meter } from '../../chat/meter.ts';
import { type Connection, createClient, DiscordAccessError } from './connect.ts';
import { NOT_GRANTED } from './listening.ts';

/**
 * @param left resolves when the bot is told to end: then nothing is waited for any more
 * @param prepare what listens to the client, before anything arrives
 * @throws DiscordAccessError where the gateway turns the bot away
 */
export async function login(
  connection: Connection,
  listens: boolean,
  meter: Meter,
  left: Promise<void>,
  onFirstResponse: (interaction: string) => void,
  prepare: (client: Client) => void,
): Promise<Client> {
  const client = createClient(connection, listens, meter, onFirstResponse);
  prepare(client);
  const ready = new Promise<void>((resolve, reject) => {
    client.once(Events.ClientReady, () => resolve());
    client.once(Events.ShardDisconnect, ({ code }) =>
      reject(
        new DiscordAccessError(
          code === GatewayCloseCodes.DisallowedIntents
            ? NOT_GRANTED
            : `Discord turned the bot away (${code}).`,
        ),
      ),
    );
  });
  // Unheard until it is raced below.
  ready.catch(() => {});
  try {
    await Promise.race([client.login(connection.token).then(() => ready), ready, left]);
  } catch (fault) {
    await client.destroy();
    throw fault;
  }
  return client;
}
