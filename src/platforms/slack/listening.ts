/** `/salary listen on`: an admin's choice that the bot speaks up in a channel without being spoken to. */
import type { webApi } from '@slack/bolt';
import type { CommandLine } from '../../chat/command-line.ts';
import { channelFacts, personFacts } from './admins.ts';
import type { Asker } from './parse-event.ts';
import type { Services } from './services.ts';

type ListenWish = (CommandLine & { kind: 'listen' })['wish'];

/** Does what was wished, if the asker may, and says what is so from now on. */
export async function answerListenWish(
  wish: ListenWish,
  { workspace, channel, user }: Asker,
  { channelSettings: settings, admins }: Services,
  client: webApi.WebClient,
): Promise<string> {
  const address = { platform: 'slack', workspace, channel } as const;
  if (channel.startsWith('D')) return 'Here I answer whoever asks. Listening is for channels.';
  const facts = await channelFacts(client, channel);
  if (!facts) return 'I can only listen in channels that I am in. Invite me there first: /invite @salary-bot';
  if (wish === 'tell') return (await settings.isListening(address)) ? LISTENING : NOT_LISTENING;
  if (facts.creator !== user && !(await personFacts(client, user, admins)).isAdmin)
    return 'Only workspace admins and whoever created this channel can change this.';
  if (wish === 'on' && !facts.isMember)
    return 'I am not in this channel yet. Invite me with /invite @salary-bot, then turn listening on again.';
  await settings.setListening(address, wish === 'on');
  return wish === 'on' ? LISTENING : NOT_LISTENING;
}

const LISTENING =
  'I listen in this channel: questions about backend pay that I am sure of are answered in a thread, everything else is left alone. Turn it off with /salary listen off.';
const NOT_LISTENING =
  'I do not listen in this channel: I answer when mentioned, and to /salary. Workspace admins and whoever created the channel can change that with /salary listen on.';
