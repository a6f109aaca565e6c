/** Answers interactions: visible to the asker alone or to all, which the first response fixes, and within 3 seconds. */
import { MessageFlags, type RepliableInteraction } from 'discord.js';
import type { Reply } from '../../chat/reply.ts';
import { takeTurn, turnsAhead } from '../../chat/take-turns.ts';
import { toMarkdown } from './markdown.ts';
import { renderReply, type Showing } from './render-reply.ts';
import { sendWithPicture } from './send-with-picture.ts';
import type { Services } from './services.ts';

/** Nobody is notified by anything that is sent. */
export const NOBODY = { parse: [], repliedUser: false } as const;

/** With so many before it an answer might not come within three seconds. */
const MANY_AHEAD = 200;

/** Waits for its turn. Behind many others Discord is told first that an answer will come, "is thinking…". */
export async function takeTurnInTime(interaction: RepliableInteraction, isPrivate: boolean): Promise<void> {
  if (turnsAhead() >= MANY_AHEAD) await defer(interaction, isPrivate);
  await takeTurn();
}

/** Sends a reply. A chart that must be drawn first is announced by "is thinking…": it may take its time. */
export async function answer(
  interaction: RepliableInteraction,
  reply: Reply,
  showing: Showing,
  isPrivate: boolean,
  { charts, log }: Services,
): Promise<void> {
  const drawn = reply.chart && charts.known(reply.chart);
  if (interaction.deferred || (reply.chart && !drawn)) {
    if (!interaction.deferred) await defer(interaction, isPrivate);
    const picture = drawn ?? (reply.chart && (await charts.draw(reply.chart, log)));
    await sendWithPicture(picture, (shown) =>
      interaction.editReply({
        ...renderReply(reply, { ...showing, picture: shown }),
        flags: MessageFlags.IsComponentsV2,
        allowedMentions: NOBODY,
      }),
    );
    return;
  }
  const visibility = isPrivate ? MessageFlags.Ephemeral : 0;
  await sendWithPicture(drawn, (shown) =>
    interaction.reply({
      ...renderReply(reply, { ...showing, picture: shown }),
      flags: MessageFlags.IsComponentsV2 | visibility,
      allowedMentions: NOBODY,
    }),
  );
}

/** A few words for the asker alone, whatever was answered before. */
export async function tell(interaction: RepliableInteraction, text: string): Promise<void> {
  const words = { content: toMarkdown(text), allowedMentions: NOBODY };
  if (interaction.deferred && !interaction.replied) await interaction.editReply(words);
  else if (interaction.replied) await interaction.followUp({ ...words, flags: MessageFlags.Ephemeral });
  else await interaction.reply({ ...words, flags: MessageFlags.Ephemeral });
}

async function defer(interaction: RepliableInteraction, isPrivate: boolean): Promise<void> {
  await interaction.deferReply(isPrivate ? { flags: MessageFlags.Ephemeral } : {});
}
