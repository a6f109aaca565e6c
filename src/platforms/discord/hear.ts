/** What Discord delivers, handed to whom it concerns; each event at its own risk. */
import { type Client, Events, type Interaction, type Message } from 'discord.js';
import { atTheEdge, silent, type Tell } from '../../chat/at-the-edge.ts';
import { describeFault } from '../../chat/describe-fault.ts';
import { type Edge, handle } from '../../chat/handling.ts';
import type { Installations } from '../../chat/records.ts';
import { during } from '../../chat/services.ts';
import type { UnderWay } from '../../chat/under-way.ts';
import { answerButton, answerOfferForm } from './answer-buttons.ts';
import { answerAboutMessage, answerCommand, autocomplete } from './answer-commands.ts';
import { answerMessage, sendWords } from './answer-messages.ts';
import { tell } from './respond.ts';
import type { Services, StandingServices } from './services.ts';

/**
 * Listens to a client. What is begun is noted down as under way.
 * @param unacknowledged what waits for Discord to have heard of an interaction, by its id
 */
export function hear(
  client: Client,
  standing: StandingServices,
  edge: Edge,
  installations: Pick<Installations, 'forget'>,
  underWay: UnderWay,
  unacknowledged: Map<string, () => void>,
): void {
  const { log, now, meter } = edge;
  const take = (work: (services: Services) => Promise<void>) =>
    underWay.run(() => handle(edge, (handling) => work(during(standing, handling))));
  client.on(Events.InteractionCreate, (interaction) =>
    take((services) => {
      unacknowledged.set(interaction.id, services.handling.acknowledged);
      return onInteraction(interaction, services).finally(() => unacknowledged.delete(interaction.id));
    }),
  );
  client.on(Events.MessageCreate, (message) => take((services) => onMessage(message, services)));
  client.on(Events.GuildDelete, ({ id }) =>
    take((services) =>
      atTheEdge(services, 'departure', silent, () => installations.forget('discord', id, now())),
    ),
  );
  client.on(Events.ShardReconnecting, () => meter.note({ kind: 'reconnected', platform: 'discord' }));
  client.on(Events.Error, (fault) => log.error(describeFault(fault), 'an error of discord.js'));
  client.on(Events.ShardError, (fault, shard) =>
    log.warn({ shard, ...describeFault(fault) }, 'a connection broke'),
  );
}

function onMessage(message: Message, services: Services): Promise<void> {
  // Whoever did not speak to the bot is not told of its faults.
  const spokenTo = !message.inGuild() || message.mentions.users.has(message.client.user.id);
  const say: Tell = spokenTo ? (text) => sendWords(message, text) : silent;
  return atTheEdge(services, 'message', say, () => answerMessage(message, services));
}

function onInteraction(interaction: Interaction, services: Services): Promise<void> {
  const say: Tell = interaction.isRepliable() ? (text) => tell(interaction, text) : silent;
  return atTheEdge(services, 'interaction', say, async () => {
    // Suggestions are asked for with every letter, and nothing comes of them.
    if (interaction.isAutocomplete()) return autocomplete(interaction, services);
    // Discord delivers an interaction once; only two connections of ours at once can hear it twice.
    if (!services.lately.take(interaction.id)) return;
    if (interaction.isChatInputCommand()) return answerCommand(interaction, services);
    if (interaction.isMessageContextMenuCommand()) return answerAboutMessage(interaction, services);
    if (interaction.isButton()) return answerButton(interaction, services);
    if (interaction.isModalSubmit()) return answerOfferForm(interaction, services);
  });
}
