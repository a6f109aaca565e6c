/** The address that invites the bot to a server, with the fewest permissions that do. */
import { OAuth2Scopes, PermissionFlagsBits, PermissionsBitField, REST } from 'discord.js';
import { type Connection, DiscordAccessError, fetchApplication } from './connect.ts';

/** To see a channel and what it replies to, and to answer in it, in threads too, with a chart. */
const PERMISSIONS = new PermissionsBitField([
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.ReadMessageHistory,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.AttachFiles,
]);

/** @throws DiscordAccessError where no token is set, or Discord does not take it */
export async function inviteAddress(connection: Connection | undefined): Promise<string> {
  if (!connection) throw new DiscordAccessError('Set DISCORD_TOKEN in the environment or in .env first.');
  const { token, apiUrl } = connection;
  const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl }).setToken(token);
  const { id } = await fetchApplication(rest);
  const query = new URLSearchParams({
    client_id: id,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    permissions: PERMISSIONS.bitfield.toString(),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}
