/** Buttons under replies, and the offer form sent in. All they need is in their ids: they work after a restart. */
import type { ButtonInteraction, GuildMember, ModalSubmitInteraction } from 'discord.js';
import { once } from '../../chat/at-the-edge.ts';
import { shareOnce } from '../../chat/share-once.ts';
import { parseVerdict, THANKS } from '../../chat/verdict.ts';
import { answerOffer, answerQuestion, maySpeak } from './answer-commands.ts';
import { pressDigest } from './answer-digests.ts';
import { parseOfferModal, parseTryAgain, renderOfferModal } from './offer-modal.ts';
import { ASK, DIGEST, FEEDBACK, OFFER_AGAIN, SHARE } from './render-buttons.ts';
import { answer, tell } from './respond.ts';
import type { Services } from './services.ts';

export async function answerButton(interaction: ButtonInteraction, services: Services): Promise<void> {
  const { customId } = interaction;
  const after = (prefix: string) => customId.slice(prefix.length);
  if (customId.startsWith(ASK)) {
    await answerQuestion(interaction, after(ASK), services);
    return;
  }
  if (customId.startsWith(SHARE)) return share(interaction, after(SHARE), services);
  if (customId.startsWith(FEEDBACK)) return takeFeedback(interaction, after(FEEDBACK), services);
  if (customId.startsWith(DIGEST)) return pressDigest(interaction, after(DIGEST), services);
  if (customId.startsWith(OFFER_AGAIN))
    return interaction.showModal(renderOfferModal(parseTryAgain(after(OFFER_AGAIN))));
  await tell(interaction, OLD_BUTTON);
}

/** Posts the answer for all to see, once for each reply, in the asker's name as plain words. */
async function share(interaction: ButtonInteraction, text: string, services: Services): Promise<void> {
  const { channelId, message, guildId, user } = interaction;
  if (!maySpeak(interaction))
    return tell(interaction, 'You may not write in this channel, so I may not for you.');
  const event = `discord/share/${message.id}`;
  const sharing = { event, workspace: guildId ?? 'direct', user: user.id, channel: channelId };
  const showing = { asked: text, sharedBy: nameOf(interaction) };
  await shareOnce(
    services,
    sharing,
    (said) => tell(interaction, said),
    () => answer(interaction, services.ask({ text }), showing, false, services),
  );
}

/** What whoever pressed it is called here. */
function nameOf({ member, user }: ButtonInteraction): string {
  return (
    (member && 'displayName' in member ? (member as GuildMember).displayName : undefined) ?? user.displayName
  );
}

/** One verdict a person on each reply. Thanks come first: counting may take its time. */
async function takeFeedback(
  interaction: ButtonInteraction,
  value: string,
  services: Services,
): Promise<void> {
  const { message, user, guildId } = interaction;
  const verdict = parseVerdict(value);
  if (!verdict) return tell(interaction, OLD_BUTTON);
  await tell(interaction, THANKS);
  await once(services, `discord/verdict/${message.id}/${user.id}`, undefined, () =>
    services.feedback.count({ platform: 'discord', workspace: guildId ?? 'direct', ...verdict }),
  );
}

const OLD_BUTTON = 'That button is from an older version of me. Please ask again.';

export async function answerOfferForm(
  interaction: ModalSubmitInteraction,
  services: Services,
): Promise<void> {
  await answerOffer(interaction, parseOfferModal(interaction), services);
}
