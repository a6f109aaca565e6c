/**
 * Mentions, replies to the bot, direct messages, and what is said where it listens. Spoken to, it always answers; not
 * spoken to, it answers only where an admin wished it, what it is sure of, and leaves everything else to people.
 */
import { DiscordAPIError, type Message, MessageFlags, type MessageReplyOptions } from 'discord.js';
import { once } from '../../chat/at-the-edge.ts';
import { describeFault } from '../../chat/describe-fault.ts';
import type { Chart } from '../../chat/reply.ts';
import { tooMany } from '../../chat/too-many.ts';
import { whereElse } from '../../chat/where-else.ts';
import { isWorthSaying } from '../../chat/worth-saying.ts';
import { toMarkdown } from './markdown.ts';
import { addressesOthers, addressOf, mannerOf, readMessageText } from './parse-event.ts';
import { renderReply } from './render-reply.ts';
import { NOBODY } from './respond.ts';
import { lacksRights, sendWithPicture } from './send-with-picture.ts';
import type { Services } from './services.ts';

export async function answerMessage(message: Message, services: Services): Promise<void> {
  const bot = message.client.user.id;
  const manner = mannerOf(message, bot);
  if (manner === undefined) return;
  const text = readMessageText(message.content);
  const question = { text, conversation: conversationOf(message) };
  if (manner === 'overheard' && (text === '' || addressesOthers(message, bot))) return;
  if (manner === 'overheard' && !(await isListening(message, services))) return;
  const unasked = manner === 'overheard' ? services.ask(question) : undefined;
  if (unasked && !isWorthSaying(unasked, 'listening', text)) return;
  await once(services, `discord/message/${message.id}`, undefined, async () => {
    const channel = manner === 'direct' ? undefined : message.channelId;
    const wait = tooMany(services, message.guildId ?? 'direct', message.author.id, channel);
    if (wait !== undefined) {
      const isTold = manner !== 'overheard' && services.politeWords.take(message.author.id) === 0;
      return isTold ? sendWords(message, wait) : undefined;
    }
    const elsewhere = unasked ? undefined : whereElse(text, COMMANDS);
    if (elsewhere !== undefined) return sendWords(message, elsewhere);
    const reply = unasked ?? services.ask(question);
    services.handling.answering(reply);
    const picture = reply.chart && (await drawn(reply.chart, message, services));
    await sendWithPicture(picture, (shown) =>
      sendReply(message, {
        ...renderReply(reply, { picture: shown }),
        flags: MessageFlags.IsComponentsV2,
      }),
    ).catch((error: unknown) => {
      if (!lacksRights(error)) throw error;
      // Whoever did not speak to the bot hears nothing of what it may not do.
      return manner === 'overheard' ? undefined : tellInPrivate(message, MISSING_RIGHTS);
    });
    if (message.inGuild())
      services.noteQuestion({ platform: 'discord', workspace: message.guildId }, text, reply, services.log);
  });
}

const COMMANDS = { listen: '/listen', offer: '/offer', digest: '/digest' };

/** A few words to somebody who spoke to the bot: beneath what they said, or where that is not possible in private. */
export async function sendWords(message: Message, text: string): Promise<void> {
  await sendReply(message, { content: toMarkdown(text) }).catch(() => tellInPrivate(message, text));
}

/** As a reply; where the bot may not read what came before, simply beneath it. Sent twice it still arrives once. */
async function sendReply(message: Message, parts: MessageReplyOptions): Promise<void> {
  const sent = { ...parts, allowedMentions: NOBODY, nonce: message.id, enforceNonce: true };
  try {
    await message.reply({ ...sent, failIfNotExists: false });
  } catch (error) {
    const isUnread = error instanceof DiscordAPIError && error.code === CANNOT_READ_HISTORY;
    if (!isUnread || !message.channel.isSendable()) throw error;
    await message.channel.send(sent);
  }
}

/** Discord's code for a reply without the right to read the channel's history. */
const CANNOT_READ_HISTORY = 160_002;

/** A chart that must be drawn first takes a moment: the bot is seen to be typing. */
async function drawn(chart: Chart, { channel }: Message, { charts, log }: Services) {
  const known = charts.known(chart);
  if (known) return known;
  if (channel.isSendable())
    channel.sendTyping().catch((fault: unknown) => log.info(describeFault(fault), 'Discord took no typing'));
  return charts.draw(chart, log);
}

/** A thread is one conversation, whoever speaks in it; elsewhere everybody has their own. */
function conversationOf({ channel, channelId, author }: Message): string {
  return channel.isThread() || channel.isDMBased()
    ? `discord/${channelId}`
    : `discord/${channelId}/${author.id}`;
}

async function isListening({ guildId, channelId, channel }: Message, services: Services): Promise<boolean> {
  const address = addressOf(guildId ?? '', channelId, channel);
  return services.channelSettings.isListening(address).catch((fault: unknown) => {
    services.log.warn(describeFault(fault), 'the store could not say whether a channel is listened to');
    return false;
  });
}

const MISSING_RIGHTS =
  'I may not answer in that channel. I need View Channel, Send Messages (in threads: Send Messages in Threads), Attach Files and Read Message History there; /salary works without them.';

/** In a direct message, if they take any. */
async function tellInPrivate({ author }: Message, text: string): Promise<void> {
  await author.send({ content: toMarkdown(text), allowedMentions: NOBODY }).catch((error: unknown) => {
    if (!(error instanceof DiscordAPIError)) throw error;
  });
}
