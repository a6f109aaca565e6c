/** `/digest` as Discord knows it, and what is said with it as a line for the desk. */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ChannelType,
  type ChatInputCommandInteraction,
} from 'discord.js';
import { harmless } from '../../chat/plain-words.ts';
import { MAX_DIGEST_NUMBER, MAX_WHEN_CHARACTERS, MAX_ZONE_CHARACTERS } from './limits.ts';

const whenOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.String,
  name: 'when',
  description: 'For example: every monday 9am berlin',
  max_length: MAX_WHEN_CHARACTERS,
};
const placeOptions: APIApplicationCommandBasicOption[] = [
  {
    type: ApplicationCommandOptionType.String,
    name: 'zone',
    description: 'Where in the world that time is, for example: berlin',
    max_length: MAX_ZONE_CHARACTERS,
  },
  {
    type: ApplicationCommandOptionType.Channel,
    name: 'channel',
    description: 'Where it is posted; here unless you say otherwise',
    channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
  },
];
const numberOption: APIApplicationCommandBasicOption = {
  type: ApplicationCommandOptionType.Integer,
  name: 'number',
  description: 'Which one; /digest list has the numbers',
  min_value: 1,
  max_value: MAX_DIGEST_NUMBER,
};

export const digestSubcommands: APIApplicationCommandSubcommandOption[] = [
  subcommand('create', 'Set up a digest for a channel', [{ ...whenOption, required: true }, ...placeOptions]),
  subcommand('list', 'The digests of this server'),
  subcommand('preview', 'What the next one would say; only you see it', [numberOption]),
  subcommand('pause', 'Post none until it is resumed', [numberOption]),
  subcommand('resume', 'Go on after a pause', [numberOption]),
  subcommand('change', 'Another time or another channel', [
    { ...numberOption, required: true },
    whenOption,
    ...placeOptions,
  ]),
  subcommand('remove', 'Remove a digest', [numberOption]),
  subcommand('run', 'Post one now', [numberOption]),
  subcommand('repeat', 'When all has been told, start again from the beginning', [numberOption]),
  subcommand('rest', 'When all has been told, wait until figures change', [numberOption]),
];

/**
 * The subcommand stands first, whatever is in the words behind it: they can never be taken for another one.
 * @example '/digest change number:2 when:weekdays 8:30 channel:#comp' // 'change 2 weekdays 8:30 in <#123>'
 */
export function parseDigestCommand({ options }: Pick<ChatInputCommandInteraction, 'options'>): string {
  const channel = options.getChannel('channel')?.id;
  const words = [options.getString('when') ?? '', options.getString('zone') ?? ''].join(' ');
  return [
    options.getSubcommand(),
    String(options.getInteger('number') ?? ''),
    // A channel that was chosen counts, not one that is named among the words.
    channel === undefined ? words : words.replace(/(?:\b(?:in|to)\s+)?<#[^<>\s]*>?/gi, ' '),
    channel === undefined ? '' : `in <#${channel}>`,
  ]
    .map((part) => harmless(part).replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(' ');
}

function subcommand(
  name: string,
  description: string,
  options: APIApplicationCommandBasicOption[] = [],
): APIApplicationCommandSubcommandOption {
  return { type: ApplicationCommandOptionType.Subcommand, name, description, options };
}
