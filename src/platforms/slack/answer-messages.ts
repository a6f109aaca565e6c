/**
 * Mentions, direct messages, and what is said in threads and channels the bot takes part in. Spoken to, it always
 * answers. Not spoken to, it answers in its own threads what it understands, in channels it listens to what it is
 * sure of, and leaves everything else to people.
 */
import type { App, webApi } from '@slack/bolt';
import { describeFault } from '../../chat/describe-fault.ts';
import type { Reply } from '../../chat/reply.ts';
import { soundsLikeAQuestion } from '../../chat/sounds-like-a-question.ts';
import { showTitle, showWorking } from './assistant-pane.ts';
import { atTheEdge, once } from './at-the-edge.ts';
import { deliver } from './deliver.ts';
import { SURE_ENOUGH_IN_A_THREAD, SURE_ENOUGH_TO_SPEAK_UP } from './limits.ts';
import { parseMessage, type Said } from './parse-event.ts';
import { escapeMarkup } from './plain-words.ts';
import { postEphemeral, postMessage } from './post-message.ts';
import type { Services } from './services.ts';
import { tooMany } from './too-many.ts';

export function registerMessages(app: App, services: Services): void {
  const hear = async (
    event: unknown,
    workspace: string,
    bot: string | undefined,
    client: webApi.WebClient,
  ) => {
    const said = parseMessage(event, workspace, bot);
    if (!said) return;
    const tell = (text: string) =>
      said.manner === 'overheard'
        ? Promise.resolve()
        : postEphemeral(client, placeOf(said), said.user, escapeMarkup(text));
    await atTheEdge(services, said.manner, tell, () => answerMessage(said, services, client));
  };
  app.event('app_mention', ({ event, context, client }) =>
    hear(event, workspaceOf(context), context.botUserId, client),
  );
  app.event('message', ({ event, context, client }) =>
    hear(event, workspaceOf(context), context.botUserId, client),
  );
}

/** The workspace that the event happened in. */
export function workspaceOf({ teamId, enterpriseId }: { teamId?: string; enterpriseId?: string }): string {
  return teamId ?? enterpriseId ?? '';
}

/** How the bot came to answer. */
type Standing = 'spoken-to' | 'in-our-thread' | 'listening';

async function answerMessage(said: Said, services: Services, client: webApi.WebClient): Promise<void> {
  const standing = await standingOf(said, services);
  if (!standing) return;
  const conversation = threadKey(said);
  const question = { text: said.text, conversation };
  const unasked = standing === 'spoken-to' ? undefined : services.ask(question);
  if (unasked && !worthSaying(unasked, standing, said.text)) return;
  await once(services, messageKey(said), conversation, async () => {
    const wait = tooMany(
      services,
      said.workspace,
      said.user,
      said.manner === 'direct' ? undefined : said.channel,
    );
    if (wait !== undefined) {
      if (standing === 'spoken-to') await tellToWait(said, wait, services, client);
      return;
    }
    if (said.manner === 'direct') await showWorking(client, said, services);
    const reply = unasked ?? services.ask(question);
    services.recentQuestions.note(`${said.workspace}/${said.user}`, said.text, reply);
    await deliver(services, said.workspace, reply, {}, (message) =>
      postMessage(client, placeOf(said), message),
    );
    if (said.manner === 'direct' && !said.inThread) await showTitle(client, said, services);
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

function worthSaying({ outcome, confidence }: Reply, standing: Standing, text: string): boolean {
  if (outcome === 'declined') return false;
  if (standing === 'listening')
    return outcome === 'answer' && confidence >= SURE_ENOUGH_TO_SPEAK_UP && soundsLikeAQuestion(text);
  return outcome !== 'clarify' || confidence >= SURE_ENOUGH_IN_A_THREAD;
}

async function tellToWait(said: Said, wait: string, { politeWords }: Services, client: webApi.WebClient) {
  if (politeWords.take(`${said.workspace}/${said.user}`) === 0)
    await postEphemeral(client, placeOf(said), said.user, escapeMarkup(wait));
}

function placeOf({ channel, thread }: Said) {
  return { channel, thread };
}

/** A mention arrives as two events, a redelivered one as a third: the message is the same. */
function messageKey({ workspace, channel, ts }: Said): string {
  return `slack/message/${workspace}/${channel}/${ts}`;
}

/** One thread is one conversation, whoever speaks in it. */
export function threadKey({
  workspace,
  channel,
  thread,
}: Pick<Said, 'workspace' | 'channel' | 'thread'>): string {
  return `slack/${workspace}/${channel}/${thread}`;
}
