/**
 * Mentions, direct messages, and what is said in threads and channels the bot takes part in. Spoken to, it always
 * answers. Not spoken to, it answers in its own threads what it understands, in channels it listens to what it is
 * sure of, and leaves everything else to people.
 */
import type { SlackEventMiddlewareArgs, webApi } from '@slack/bolt';
import { atTheEdge, once } from '../../chat/at-the-edge.ts';
import { describeFault } from '../../chat/describe-fault.ts';
import { takeTurn } from '../../chat/take-turns.ts';
import { tooMany } from '../../chat/too-many.ts';
import { whereElse } from '../../chat/where-else.ts';
import { isWorthSaying, type Overheard } from '../../chat/worth-saying.ts';
import { showTitle, showWorking } from './assistant-pane.ts';
import { deliver } from './deliver.ts';
import { escapeMarkup } from './escape-markup.ts';
import type { Heard } from './heard.ts';
import { conversationKey, parseMessage, type Said, workspaceOf } from './parse-event.ts';
import { postEphemeral, postMessage } from './post-message.ts';
import type { Services } from './services.ts';

export async function hearMessage(
  { event, context, client }: Heard<SlackEventMiddlewareArgs>,
  services: Services,
): Promise<void> {
  const said = parseMessage(event, workspaceOf(context), context.botUserId);
  if (!said) return;
  const tell = (text: string) =>
    said.manner === 'overheard' ? Promise.resolve() : tellAside(client, said, text);
  await atTheEdge(services, said.manner, tell, () => answerMessage(said, services, client));
}

/** How the bot came to answer. */
type Standing = 'spoken-to' | Overheard;

async function answerMessage(said: Said, services: Services, client: webApi.WebClient): Promise<void> {
  const standing = await standingOf(said, services);
  if (!standing) return;
  const question = { text: said.text, conversation: conversationKey(said) };
  if (standing !== 'spoken-to') await takeTurn();
  const unasked = standing === 'spoken-to' ? undefined : services.ask(question);
  if (unasked && standing !== 'spoken-to' && !isWorthSaying(unasked, standing, said.text)) return;
  await once(services, messageKey(said), threadKey(said), async () => {
    const { workspace, user, channel, manner, text } = said;
    const wait = tooMany(services, workspace, user, manner === 'direct' ? undefined : channel);
    if (wait !== undefined) {
      const isTold = standing === 'spoken-to' && services.politeWords.take(`${workspace}/${user}`) === 0;
      return isTold ? tellAside(client, said, wait) : undefined;
    }
    const elsewhere = standing === 'spoken-to' ? whereElse(text, COMMANDS) : undefined;
    if (elsewhere !== undefined) return tellAside(client, said, elsewhere);
    if (manner === 'direct') await showWorking(client, said, services);
    const reply = unasked ?? services.ask(question);
    services.handling.answering(reply);
    services.recentQuestions.note(`${workspace}/${user}`, text, reply);
    await deliver(services, workspace, reply, {}, (message) => postMessage(client, said, message));
    // What is said to the bot alone stays between the two.
    if (manner !== 'direct')
      services.noteQuestion({ platform: 'slack', workspace }, text, reply, services.log);
    if (manner === 'direct' && !said.inThread) await showTitle(client, said, services);
  });
}

async function standingOf(said: Said, services: Services): Promise<Standing | undefined> {
  if (said.manner !== 'overheard') return 'spoken-to';
  if (said.addressesOthers || said.text === '') return undefined;
  try {
    if (said.inThread && (await services.answeredEvents.hasAnsweredIn(threadKey(said))))
      return 'in-our-thread';
    const { workspace, channel } = said;
    return (await services.channelSettings.isListening({ platform: 'slack', workspace, channel }))
      ? 'listening'
      : undefined;
  } catch (fault) {
    // Nobody spoke to the bot: with no settings at hand it keeps quiet.
    services.log.warn(describeFault(fault), 'the store could not say whether a channel is listened to');
    return undefined;
  }
}

const COMMANDS = {
  listen: '/salary listen on',
  offer: '/salary offer',
  digest: '/salary digest',
};

/**
 * A few words for the asker. Beside others they are for the asker alone, and stand in the thread only where there is
 * one already: in one that nobody has opened they would not be seen.
 */
async function tellAside(client: webApi.WebClient, said: Said, text: string): Promise<void> {
  const { channel, thread, user, manner, inThread } = said;
  const words = escapeMarkup(text);
  if (manner === 'direct') return postMessage(client, said, { text: words, blocks: [] });
  await postEphemeral(client, inThread ? { channel, thread } : { channel }, user, words);
}

/** A mention arrives as two events, a redelivered one as a third: the message is the same. */
function messageKey({ workspace, channel, ts }: Said): string {
  return `slack/message/${workspace}/${channel}/${ts}`;
}

function threadKey({ workspace, channel, thread }: Said): string {
  return `slack/thread/${workspace}/${channel}/${thread}`;
}
