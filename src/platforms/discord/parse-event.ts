/** What Discord delivers → a question, or what else is wished. Options may be any text: all are parsed like a question. */
import type { Channel, ChatInputCommandInteraction, Message } from 'discord.js';
import { type OfferFields, readOfferFields } from '../../chat/offer-form.ts';
import type { ChannelAddress } from '../../chat/records.ts';

/** A command in words, as it would be typed. @example 'senior seattle hourly' */
export function parseCommand({ commandName, options }: ChatInputCommandInteraction): string {
  const said = (name: string) => options.getString(name)?.trim() ?? '';
  switch (commandName) {
    case 'salary': {
      const place = said('place');
      const parts = [
        said('level'),
        said('query'),
        place === '' ? '' : `in ${place}`,
        options.getBoolean('hourly') ? 'hourly' : '',
      ];
      return parts.filter((part) => part !== '').join(' ');
    }
    case 'compare':
      return `compare ${said('first')} with ${said('second')}`;
    case 'faq':
      return said('question');
    default:
      return commandName;
  }
}

/** What `/offer` was given, the rest as it most likely is. */
export function parseOfferOptions({ options }: ChatInputCommandInteraction): OfferFields {
  return readOfferFields((field) => options.getString(field) ?? '');
}

/** A message's words, without the bot's mention; whoever else is mentioned is left out. */
export function readMessageText(content: string): string {
  return content
    .replace(/<@[!&]?\d+>|@everyone|@here/g, ' ')
    .replace(/<#\d+>|<a?:(\w+):\d+>|<t:-?\d+(?::\w)?>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How a message concerns the bot. */
export type Manner = 'mention' | 'direct' | 'overheard';

/** None where nobody wrote anything new: bots, system messages, webhooks. */
export function mannerOf(message: Message, bot: string): Manner | undefined {
  const { author, system, webhookId, mentions, content } = message;
  if (author.bot || system || webhookId) return undefined;
  if (!message.inGuild()) return 'direct';
  // A reply to the bot without a ping arrives without its words, unless the bot may read everything.
  const isReply = mentions.repliedUser?.id === bot && content !== '';
  return mentions.users.has(bot) || isReply ? 'mention' : 'overheard';
}

/** Somebody else than the bot is spoken to. */
export function addressesOthers({ mentions }: Message, bot: string): boolean {
  return (
    mentions.users.some(({ id }) => id !== bot) ||
    mentions.roles.size > 0 ||
    mentions.everyone ||
    (mentions.repliedUser !== null && mentions.repliedUser.id !== bot)
  );
}

/** What is decided for a channel holds for its threads, and so for a forum's posts. */
export function addressOf(workspace: string, channelId: string, channel: Channel | null): ChannelAddress {
  const parent = channel?.isThread() ? channel.parentId : null;
  return { platform: 'discord', workspace, channel: parent ?? channelId };
}
