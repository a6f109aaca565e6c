/** Commands and "Ask salary-bot about this": answered for the asker alone, with a button to share. */
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type MessageContextMenuCommandInteraction,
  type RepliableInteraction,
} from 'discord.js';
import { checkOffer, offerStart } from '../../chat/offer-form.ts';
import { tooMany } from '../../chat/too-many.ts';
import { completeName, completeQuestion } from './autocomplete.ts';
import { MAX_CHOICE_CHARACTERS } from './limits.ts';
import { answerListen } from './listening.ts';
import { renderOfferModal } from './offer-modal.ts';
import { parseCommand, parseOfferOptions, readMessageText } from './parse-event.ts';
import { answer, tell } from './respond.ts';
import type { Services } from './services.ts';

export async function answerCommand(
  interaction: ChatInputCommandInteraction,
  services: Services,
): Promise<void> {
  if (interaction.commandName === 'listen') return answerListen(interaction, services);
  if (interaction.commandName !== 'offer')
    return answerQuestion(interaction, parseCommand(interaction), services);
  const fields = parseOfferOptions(interaction);
  if (fields.amount.trim() === '') {
    const started = services.ask({
      text: `offer ${fields.level === 'any' ? '' : fields.level} ${fields.place}`,
    });
    await interaction.showModal(renderOfferModal(offerStart(started)));
    return;
  }
  const checked = checkOffer(fields, services.ask);
  if (checked.kind === 'errors') return tell(interaction, Object.values(checked.errors).join(' '));
  await answer(interaction, checked.reply, { asked: checked.question }, true, services);
}

export async function answerAboutMessage(
  interaction: MessageContextMenuCommandInteraction,
  services: Services,
): Promise<void> {
  const text = readMessageText(interaction.targetMessage.content);
  if (text === '') return tell(interaction, 'There are no words in that message that I could look up.');
  await answerQuestion(interaction, text, services);
}

/** A question that stands by itself. In a direct message with the bot nobody else is there to see it. */
export async function answerQuestion(
  interaction: RepliableInteraction,
  text: string,
  services: Services,
): Promise<void> {
  const wait = tooMany(services, interaction.guildId ?? 'direct', interaction.user.id);
  if (wait !== undefined) return tell(interaction, wait);
  const alone = isAlone(interaction);
  const showing = alone ? { asked: text } : { asked: text, shareable: text };
  await answer(interaction, services.ask({ text }), showing, !alone, services);
}

/** Whether the conversation is the asker's and the bot's only. */
export function isAlone({ context, guildId }: RepliableInteraction): boolean {
  return guildId === null && (context === null || context === InteractionContextType.BotDM);
}

export async function autocomplete(
  interaction: AutocompleteInteraction,
  { catalogue }: Services,
): Promise<void> {
  const { name, value } = interaction.options.getFocused(true);
  const typed = value.slice(0, 2 * MAX_CHOICE_CHARACTERS);
  const choices =
    name === 'place'
      ? completeName(typed, catalogue.places)
      : name === 'question'
        ? completeName(typed, catalogue.questions)
        : name === 'first' || name === 'second'
          ? completeName(typed, [...catalogue.places, ...catalogue.levels])
          : completeQuestion(typed, catalogue);
  await interaction.respond(choices.map((choice) => ({ name: choice, value: choice })));
}
