/** `/salary …` and "Ask salary-bot about this": answered for the asker alone, with a button to share. */
import type { SlackCommandMiddlewareArgs, SlackShortcutMiddlewareArgs, webApi } from '@slack/bolt';
import { atTheEdge, once } from '../../chat/at-the-edge.ts';
import { type CommandLine, parseCommandLine } from '../../chat/command-line.ts';
import { offerStart } from '../../chat/offer-form.ts';
import { withOwnHelp } from '../../chat/own-help.ts';
import type { Reply } from '../../chat/reply.ts';
import { tooMany } from '../../chat/too-many.ts';
import { acknowledge } from './acknowledge.ts';
import { answerDigestCommand } from './answer-digests.ts';
import { deliver } from './deliver.ts';
import type { Heard } from './heard.ts';
import { answerListenWish } from './listening.ts';
import { renderOfferModal } from './offer-modal.ts';
import { type Asker, type Command, parseCommand, parseShortcut } from './parse-event.ts';
import { respond, tellPrivately } from './response-url.ts';
import type { Services } from './services.ts';

export const SHORTCUT = 'ask-about-this';

export async function hearCommand(
  { ack, body, client }: Heard<SlackCommandMiddlewareArgs>,
  services: Services,
): Promise<void> {
  await acknowledge(ack, services);
  await atTheEdge(services, 'command', tellPrivately(services, body.response_url), async () => {
    const command = parseCommand(body);
    const marked = parseCommandLine(command.marked);
    const line = marked.kind === 'digest' ? marked : parseCommandLine(command.text);
    // A form must be open within three seconds, whatever the store does; what would open it twice fails by itself.
    if (line.kind === 'offer' && (await openedOfferForm(line.text, command, services, client))) return;
    await once(services, `slack/command/${command.triggerId}`, undefined, () =>
      answerCommand(line, command, services, client, body.response_url),
    );
  });
}

export async function hearShortcut(
  { ack, body }: Heard<SlackShortcutMiddlewareArgs>,
  services: Services,
): Promise<void> {
  await acknowledge(ack, services);
  const responseUrl = 'response_url' in body ? body.response_url : '';
  await atTheEdge(services, 'shortcut', tellPrivately(services, responseUrl), async () => {
    const asked = parseShortcut(body);
    const tell = tellPrivately(services, responseUrl, asked.thread);
    await once(services, `slack/shortcut/${asked.triggerId}`, undefined, () =>
      asked.text === ''
        ? tell('There are no words in that message that I could look up.')
        : answerPrivately(asked, services, responseUrl, asked.thread).then(() => {}),
    );
  });
}

/** "/salary offer" without an amount. */
async function openedOfferForm(
  text: string,
  { triggerId }: Command,
  { ask }: Services,
  client: webApi.WebClient,
): Promise<boolean> {
  const reply = ask({ text });
  if (reply.slots.amount !== undefined) return false;
  await client.views.open({ trigger_id: triggerId, view: renderOfferModal(offerStart(reply)) });
  return true;
}

async function answerCommand(
  line: CommandLine,
  command: Command,
  services: Services,
  client: webApi.WebClient,
  responseUrl: string,
): Promise<void> {
  const tell = tellPrivately(services, responseUrl);
  switch (line.kind) {
    case 'listen': {
      const wait = tooMany(services, command.workspace, command.user);
      if (wait !== undefined) return tell(wait);
      return tell(await answerListenWish(line.wish, command, services, client));
    }
    case 'digest':
      return answerDigestCommand(line.text, command, services, client, responseUrl);
    case 'offer':
    case 'question': {
      const { workspace } = command;
      const reply = await answerPrivately({ ...command, text: line.text }, services, responseUrl);
      if (reply) services.noteQuestion({ platform: 'slack', workspace }, line.text, reply, services.log);
    }
  }
}

/** @returns what it was answered; none for somebody who asks too much */
async function answerPrivately(
  { text, workspace, user }: Asker & { readonly text: string },
  services: Services,
  responseUrl: string,
  thread?: string,
): Promise<Reply | undefined> {
  const wait = tooMany(services, workspace, user);
  if (wait !== undefined) {
    await tellPrivately(services, responseUrl, thread)(wait);
    return undefined;
  }
  const reply = withOwnHelp(services.ask({ text }), 'In Slack', OWN_HELP);
  services.handling.answering(reply);
  services.recentQuestions.note(`${workspace}/${user}`, text, reply);
  await deliver(services, workspace, reply, { asked: text, shareable: text }, (message) =>
    respond(services, responseUrl, message, 'ephemeral', thread),
  );
  return reply;
}

const OWN_HELP = [
  '/salary offer: a form to check an offer; only you see its answer',
  '/salary listen on, listen off: whether I answer in this channel unasked (for admins)',
  '/salary digest every monday 9am berlin: a market digest in this channel (for admins)',
];
