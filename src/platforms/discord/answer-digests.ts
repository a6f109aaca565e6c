/** `/digest` and the buttons of its answers: for those who manage the server, seen by them alone. */
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  MessageFlags,
  PermissionFlagsBits,
} from 'discord.js';
import type { DeskAnswer } from '../../chat/digest-desk.ts';
import type { Reply } from '../../chat/reply.ts';
import { tooMany } from '../../chat/too-many.ts';
import { parseDigestCommand } from './digest-command.ts';
import { findObstacle } from './find-obstacle.ts';
import { MAX_CONTENT_CHARACTERS } from './limits.ts';
import { renderDeskButtons } from './render-desk.ts';
import { fillMessages, renderLine } from './render-lines.ts';
import { renderReply } from './render-reply.ts';
import { NOBODY, tell } from './respond.ts';
import { sendWithPicture } from './send-with-picture.ts';
import type { Services } from './services.ts';

type Asked = ChatInputCommandInteraction | ButtonInteraction;

export async function answerDigest(
  interaction: ChatInputCommandInteraction,
  services: Services,
): Promise<void> {
  const refusal = refuse(interaction, services);
  if (refusal !== undefined) return tell(interaction, refusal);
  await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  await answerLine(interaction, parseDigestCommand(interaction), services);
}

/** @param line what the button says to the desk. The answer takes the place of the message that it stood under. */
export async function pressDigest(
  interaction: ButtonInteraction,
  line: string,
  services: Services,
): Promise<void> {
  const refusal = refuse(interaction, services);
  if (refusal !== undefined) return tell(interaction, refusal);
  await interaction.deferUpdate();
  // Pressed twice before the first press is answered, it is one press.
  const press = `discord/digest/${interaction.message.id}`;
  if (!services.lately.take(press)) return;
  try {
    await answerLine(interaction, line, services);
  } finally {
    services.lately.drop(press);
  }
}

/** Who may use the command can be changed for each server: what counts is asked again, at each press too. */
function refuse({ guildId, memberPermissions, user }: Asked, services: Services): string | undefined {
  if (guildId === null) return 'Digests go to the channels of a server: type this there.';
  if (!memberPermissions?.has(PermissionFlagsBits.ManageGuild))
    return 'Only members who manage this server can set up digests.';
  return tooMany(services, guildId, user.id);
}

async function answerLine(interaction: Asked, line: string, services: Services): Promise<void> {
  const { guildId, channelId, user, client } = interaction;
  const guild = guildId ?? '';
  const answer = await services.desk.answer(line, {
    platform: 'discord',
    workspace: guild,
    channel: channelId,
    user: user.id,
    obstacle: (channel) => findObstacle((route) => client.rest.get(route), client.user.id, guild, channel),
    handling: services.handling,
  });
  await show(interaction, answer);
  if (answer.preview) await showPreview(interaction, answer.preview, services);
}

async function show(interaction: Asked, { lines, buttons }: DeskAnswer): Promise<void> {
  const [content = '', ...more] = fillMessages(lines.map(renderLine), MAX_CONTENT_CHARACTERS);
  // Buttons that were there before are gone with this.
  const components = renderDeskButtons(buttons);
  await interaction.editReply({ content, components, allowedMentions: NOBODY });
  for (const next of more)
    await interaction.followUp({
      content: next,
      allowedMentions: NOBODY,
      flags: MessageFlags.Ephemeral,
    });
}

/** As it will stand in the channel. */
async function showPreview(interaction: Asked, reply: Reply, { charts, log }: Services): Promise<void> {
  const picture = reply.chart && (await charts.draw(reply.chart, log));
  await sendWithPicture(picture, (shown) =>
    interaction.followUp({
      ...renderReply(reply, { picture: shown }),
      flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
      allowedMentions: NOBODY,
    }),
  );
}
