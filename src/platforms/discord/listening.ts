/** `/listen on`: a choice of those who manage the server that the bot speaks up in a channel without being spoken to. */
import {
  ApplicationFlagsBitField,
  type ChatInputCommandInteraction,
  GatewayIntentBits,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import { addressOf } from './parse-event.ts';
import { tell } from './respond.ts';
import type { Services } from './services.ts';

export async function answerListen(
  interaction: ChatInputCommandInteraction,
  { channelSettings, reconnect }: Services,
): Promise<void> {
  const { guildId, channelId, channel, memberPermissions, appPermissions, client } = interaction;
  if (guildId === null) return tell(interaction, 'Here I answer everything anyway.');
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  const address = addressOf(guildId, channelId, channel);
  const wish = interaction.options.getString('wish');
  if (wish !== 'on' && wish !== 'off')
    return tell(interaction, (await channelSettings.isListening(address)) ? LISTENING : NOT_LISTENING);
  if (!memberPermissions?.has(PermissionFlagsBits.ManageGuild))
    return tell(interaction, 'Only members who manage this server can change this.');
  if (wish === 'on' && !appPermissions.has(NEEDED)) return tell(interaction, NO_RIGHTS);
  if (wish === 'on' && !(await mayReadMessages(interaction))) return tell(interaction, NOT_GRANTED);
  await channelSettings.setListening(address, wish === 'on');
  await tell(interaction, wish === 'on' ? LISTENING : NOT_LISTENING);
  if (wish === 'on' && !client.options.intents.has(GatewayIntentBits.MessageContent)) reconnect();
}

const NEEDED = [
  PermissionFlagsBits.ViewChannel,
  PermissionFlagsBits.SendMessages,
  PermissionFlagsBits.ReadMessageHistory,
];
const NO_RIGHTS =
  'I may not answer here yet. Give me View Channel, Send Messages and Read Message History in this channel, then try again.';

/** Whether the application was given what it takes to read messages that are not for it. */
async function mayReadMessages({ client }: ChatInputCommandInteraction): Promise<boolean> {
  const { flags } = await client.application.fetch();
  return flags.any([
    ApplicationFlagsBitField.Flags.GatewayMessageContent,
    ApplicationFlagsBitField.Flags.GatewayMessageContentLimited,
  ]);
}

const LISTENING =
  'I listen in this channel: questions about backend pay that I am sure of are answered, everything else is left alone. Turn it off with /listen off.';
const NOT_LISTENING =
  'I do not listen in this channel: I answer when mentioned, and to /salary. Members who manage the server can change that with /listen on.';
/** Said to people, and in the log where the gateway turns the bot away. */
export const NOT_GRANTED =
  'To listen I need the Message Content Intent. Whoever runs me can turn it on at discord.com/developers, under Bot, Privileged Gateway Intents; then try again.';
