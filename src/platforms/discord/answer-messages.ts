/**
 * Mentions, replies to the bot, direct messages, and what is said where it listens. Spoken to, it always answers; not
 * spoken to, it answers only where an admin wished it, what it is sure of, and leaves everything else to people.
 */
import { DiscordAPIError, type Message, MessageFlags } from 'discord.js';
import { once } from '../../chat/at-the-edge.ts';
import { describeFault } from '../../chat/describe-fault.ts';
import { tooMany } from '../../chat/too-many.ts';
import { isWorthSaying } from '../../chat/worth-saying.ts';
import { toMarkdown } from './markdown.ts';
import { addressesOthers, mannerOf, readMessageText } from './parse-event.ts';
import { renderReply } from './render-reply.ts';
import { NOBODY } from './respond.ts';
import { lacksRights, sendWithPicture } from './send-with-picture.ts';
import type { Services } from './services.ts';

export async function answerMessage(message: Message, services: Services): Promise<void> {
  const bot = message.client.user.id;
  const manner = mannerOf(message, bot);
  if (manner === undefined) return;
  const text = readMessageText(message.content);
  if (manner === 'overheard') {
    if (text === '' || addressesOthers(message, bot) || !(await isListening(message, services))) return;
    if (!isWorthSaying(services.ask({ text }), 'listening', text)) return;
  }
  await once(services, `discord/message/${message.id}`, undefined, async () => {
    const channel = manner === 'direct' ? undefined : message.channelId;
    const wait = tooMany(services, message.guildId ?? 'direct', message.author.id, channel);
    if (wait !== undefined) {
      if (manner !== 'overheard' && services.politeWords.take(message.author.id) === 0)
        await message.reply({ content: toMarkdown(wait), allowedMentions: NOBODY });
      return;
    }
    if (manner !== 'overheard' && message.channel.isSendable()) await sayTyping(message, services);
    const reply = services.ask({ text, conversation: conversationOf(message) });
    const picture = reply.chart && (await services.charts.draw(reply.chart));
    await sendWithPicture(picture, (shown) =>
      message.reply({
        ...renderReply(reply, { picture: shown }),
        flags: MessageFlags.IsComponentsV2,
        allowedMentions: NOBODY,
        failIfNotExists: false,
      }),
    ).catch((error: unknown) => explainRefusal(error, message));
  });
}

/** A thread is one conversation, whoever speaks in it; elsewhere everybody has their own. */
function conversationOf({ channel, channelId, author }: Message): string {
  return channel.isThread() || channel.isDMBased()
    ? `discord/${channelId}`
    : `discord/${channelId}/${author.id}`;
}

async function isListening({ guildId, channelId }: Message, services: Services): Promise<boolean> {
  const address = { platform: 'discord', workspace: guildId ?? '', channel: channelId } as const;
  return services.channelSettings.isListening(address).catch((fault: unknown) => {
    services.log.warn(describeFault(fault), 'the store could not say whether a channel is listened to');
    return false;
  });
}

/** An extra: where it is refused, the answer still comes. */
async function sayTyping({ channel }: Message, { log }: Services): Promise<void> {
  if (!channel.isSendable()) return;
  await channel
    .sendTyping()
    .catch((fault: unknown) => log.info(describeFault(fault), 'Discord took no typing'));
}

/** Where the bot may not write, the asker is told in a direct message, if they take any. */
async function explainRefusal(error: unknown, message: Message): Promise<void> {
  if (!lacksRights(error)) throw error;
  await message.author
    .send({
      content:
        'I may not answer in that channel. I need View Channel, Send Messages (in threads: Send Messages in Threads), Attach Files and Read Message History there; /salary works without them.',
      allowedMentions: NOBODY,
    })
    .catch((again: unknown) => {
      if (!(again instanceof DiscordAPIError)) throw again;
    });
}
