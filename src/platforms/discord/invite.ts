/** The addresses that bring the bot to a server, with the fewest permissions that do, or to a person. */
import {
  ApplicationIntegrationType,
  OAuth2Scopes,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';
import { NO_METER } from '../../chat/meter.ts';
import { type Connection, createRest, DiscordAccessError, fetchApplication } from './connect.ts';

/** To see a channel, what it replies to and whether a digest has arrived, and to post in it, in threads too, with a chart. */
const PERMISSIONS = new PermissionsBitField([
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.ReadMessageHistory,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.AttachFiles,
]);

/**
 * Both addresses, each with what it is for.
 * @throws DiscordAccessError where no token is set, or Discord does not take it
 */
export async function inviteAddresses(connection: Connection | undefined): Promise<string> {
  if (!connection) throw new DiscordAccessError('Set DISCORD_TOKEN in the environment or in .env first.');
  const { id } = await fetchApplication(createRest(connection, NO_METER));
  const address = (type: ApplicationIntegrationType, more: Record<string, string>) =>
    `https://discord.com/oauth2/authorize?${new URLSearchParams({ client_id: id, integration_type: String(type), ...more })}`;
  const server = address(ApplicationIntegrationType.GuildInstall, {
    scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
    permissions: PERMISSIONS.bitfield.toString(),
  });
  const person = address(ApplicationIntegrationType.UserInstall, {
    scope: OAuth2Scopes.ApplicationsCommands,
  });
  return `To a server:  ${server}\nTo yourself:  ${person}`;
}
