/** Commands and "Ask salary-bot about this": answered for the asker alone, with a button to share. */
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  PermissionFlagsBits,
  type RepliableInteraction,
} from 'discord.js';
import { checkOffer, type OfferFields } from '../../chat/offer-form.ts';
import { withOwnHelp } from '../../chat/own-help.ts';
import type { Reply } from '../../chat/reply.ts';
import { tooMany } from '../../chat/too-many.ts';
import { answerDigest } from './answer-digests.ts';
import { completeName, completeQuestion } from './autocomplete.ts';
import { MAX_CHOICE_CHARACTERS } from './limits.ts';
import { answerListen } from './listening.ts';
import { toMarkdown } from './markdown.ts';
import { renderOfferModal, renderTryAgain } from './offer-modal.ts';
import { parseCommand, parseOfferOptions, readMessageText } from './parse-event.ts';
import { answer, NOBODY, takeTurnInTime, tell } from './respond.ts';
import type { Services } from './services.ts';

export async function answerCommand(
  interaction: ChatInputCommandInteraction,
  services: Services,
): Promise<void> {
  if (interaction.commandName === 'listen') return answerListen(interaction, services);
  if (interaction.commandName === 'digest') return answerDigest(interaction, services);
  if (interaction.commandName !== 'offer') {
    const text = parseCommand(interaction);
    const reply = await answerQuestion(interaction, text, services);
    const { guildId } = interaction;
    if (reply && guildId !== null)
      services.noteQuestion({ platform: 'discord', workspace: guildId }, text, reply, services.log);
    return;
  }
  const fields = parseOfferOptions(interaction);
  if (fields.amount.trim() !== '') return answerOffer(interaction, fields, services);
  await interaction.showModal(renderOfferModal(fields));
}

/** An offer in fields, however they were filled in. What is wrong is said with a button to try again. */
export async function answerOffer(
  interaction: ChatInputCommandInteraction | ModalSubmitInteraction,
  fields: OfferFields,
  services: Services,
): Promise<void> {
  const wait = tooMany(services, interaction.guildId ?? 'direct', interaction.user.id);
  if (wait !== undefined) return tell(interaction, wait);
  const checked = checkOffer(fields, services.ask);
  if (checked.kind === 'reply') {
    services.handling.answering(checked.reply);
    return answer(interaction, checked.reply, { asked: checked.question }, true, services);
  }
  await interaction.reply({
    content: Object.values(checked.errors).map(toMarkdown).join('\n'),
    components: [renderTryAgain(fields)],
    allowedMentions: NOBODY,
    flags: MessageFlags.Ephemeral,
  });
}

export async function answerAboutMessage(
  interaction: MessageContextMenuCommandInteraction,
  services: Services,
): Promise<void> {
  const text = readMessageText(interaction.targetMessage.content);
  if (text === '') return tell(interaction, 'There are no words in that message that I could look up.');
  await answerQuestion(interaction, text, services);
}

/**
 * A question that stands by itself. In a direct message with the bot nobody else is there to see it.
 * @returns what it was answered; none for somebody who asks too much
 */
export async function answerQuestion(
  interaction: RepliableInteraction,
  text: string,
  services: Services,
): Promise<Reply | undefined> {
  const alone = isAlone(interaction);
  await takeTurnInTime(interaction, !alone);
  const wait = tooMany(services, interaction.guildId ?? 'direct', interaction.user.id);
  if (wait !== undefined) {
    await tell(interaction, wait);
    return undefined;
  }
  const reply = withOwnHelp(services.ask({ text }), 'On Discord', OWN_HELP);
  services.handling.answering(reply);
  const showing = { asked: text, ...(alone || !maySpeak(interaction) ? {} : { shareable: text }) };
  await answer(interaction, reply, showing, !alone, services);
  return reply;
}

const OWN_HELP = [
  '/offer: checks an offer, with an amount or as a form; only you see its answer',
  '/compare, /faq, /sources, /coverage: the same questions with fewer words',
  '/listen: whether I answer in this channel unasked (for those who manage the server)',
  '/digest: news of the market, posted in a channel as often as you like (for those who manage the server)',
];

/** Whether the asker may write where they are: what they may not say themselves, the bot does not say for them. */
export function maySpeak({ memberPermissions, channel }: RepliableInteraction): boolean {
  const right = channel?.isThread()
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return memberPermissions?.has(right) ?? true;
}

/** Whether the conversation is the asker's and the bot's only. */
function isAlone({ context, guildId }: RepliableInteraction): boolean {
  return guildId === null && (context === null || context === InteractionContextType.BotDM);
}

export async function autocomplete(
  interaction: AutocompleteInteraction,
  { catalogue }: Services,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const { places, questions, levels, skills } = catalogue();
  const typed = value.slice(0, 2 * MAX_CHOICE_CHARACTERS);
  const choices =
    name === 'place'
      ? completeName(typed, places)
      : name === 'question'
        ? completeName(typed, questions)
        : name === 'first' || name === 'second'
          ? completeName(typed, [...places, ...levels, ...skills])
          : completeQuestion(typed, { places, questions, levels, skills });
  await interaction.respond(choices.map((choice) => ({ name: choice, value: choice })));
}
