/** The commands as Discord knows them, and whether those it has are these. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { CURRENCIES, MAX_FIELD_CHARACTERS, OFFER_LEVELS, PERIODS } from '../../chat/offer-form.ts';
import { digestSubcommands } from './digest-command.ts';
import { MAX_QUERY_CHARACTERS } from './limits.ts';

export const ASK_ABOUT_THIS = 'Ask salary-bot about this';

type Option = NonNullable<RESTPostAPIChatInputApplicationCommandsJSONBody['options']>[number];

/** In servers and for people alone, in channels, with the bot and with others. */
const EVERYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** For those who manage the server, in it alone. */
const FOR_MANAGERS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
};

const levelOption: Option = {
  type: ApplicationCommandOptionType.String,
  name: 'level',
  description: 'Whose pay',
  choices: choicesOf(Object.entries(OFFER_LEVELS).filter(([level]) => level !== 'any')),
};
const placeOption: Option = {
  type: ApplicationCommandOptionType.String,
  name: 'place',
  description: 'A city, a metro, a state or a country',
  autocomplete: true,
  max_length: MAX_FIELD_CHARACTERS,
};

export const commands: readonly RESTPostAPIApplicationCommandsJSONBody[] = [
  chatInput('salary', 'Backend pay, each figure with its source. Only you see the answer.', [
    text('query', 'For example: senior seattle', { required: true, max_length: MAX_QUERY_CHARACTERS }),
    levelOption,
    placeOption,
    {
      type: ApplicationCommandOptionType.Boolean,
      name: 'hourly',
      description: 'Pay an hour instead of a year',
    },
  ]),
  chatInput('compare', 'Two places, levels or skills side by side', [
    text('first', 'For example: seattle', { required: true, max_length: MAX_FIELD_CHARACTERS }),
    text('second', 'For example: boston', { required: true, max_length: MAX_FIELD_CHARACTERS }),
  ]),
  chatInput('offer', 'Check an offer. Only you see the answer; nothing of it is kept.', [
    {
      type: ApplicationCommandOptionType.String,
      name: 'amount',
      description: 'For example: 150k',
      max_length: MAX_FIELD_CHARACTERS,
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'currency',
      description: 'US dollars unless you say otherwise',
      choices: choicesOf(CURRENCIES.map((code) => [code, code])),
    },
    {
      type: ApplicationCommandOptionType.String,
      name: 'period',
      description: 'A year unless you say otherwise',
      choices: choicesOf(Object.entries(PERIODS)),
    },
    levelOption,
    placeOption,
  ]),
  chatInput('faq', 'Questions that come up often', [
    text('question', 'Pick one, or ask in your own words', {
      required: true,
      max_length: MAX_QUERY_CHARACTERS,
    }),
  ]),
  chatInput('sources', 'Where the numbers come from'),
  chatInput('coverage', 'What is covered, and what is not'),
  chatInput('help', 'What you can ask'),
  {
    ...chatInput('listen', 'Whether I answer in this channel unasked what I am sure of', [
      {
        type: ApplicationCommandOptionType.String,
        name: 'wish',
        description: 'On or off; empty: tell how it is',
        choices: choicesOf([
          ['on', 'on'],
          ['off', 'off'],
        ]),
      },
    ]),
    ...FOR_MANAGERS,
  },
  {
    ...chatInput('digest', 'Market digests, posted in a channel as often as you like', digestSubcommands),
    ...FOR_MANAGERS,
  },
  { type: ApplicationCommandType.Message, name: ASK_ABOUT_THIS, ...EVERYWHERE },
];

function chatInput(
  name: string,
  description: string,
  options: Option[] = [],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    description,
    ...EVERYWHERE,
    ...(options.length > 0 ? { options } : {}),
  };
}

function text(name: string, description: string, rest: { required: true; max_length: number }): Option {
  return { type: ApplicationCommandOptionType.String, name, description, autocomplete: true, ...rest };
}

function choicesOf(choices: readonly (readonly [value: string, name: string])[]) {
  return choices.map(([value, name]) => ({ name, value }));
}
