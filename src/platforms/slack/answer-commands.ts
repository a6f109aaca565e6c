/** `/salary …` and "Ask salary-bot about this": answered for the asker alone, with a button to share. */
import type { AllMiddlewareArgs, App, webApi } from '@slack/bolt';
import { parseCommandLine } from '../../chat/command-line.ts';
import { describeFault } from '../../chat/describe-fault.ts';
import { atTheEdge, once } from './at-the-edge.ts';
import { deliver } from './deliver.ts';
import { answerListenWish } from './listening.ts';
import { offerStart, renderOfferModal } from './offer-modal.ts';
import { type Command, parseCommand, parseShortcut } from './parse-event.ts';
import { escapeMarkup } from './plain-words.ts';
import { respond } from './response-url.ts';
import type { Services } from './services.ts';
import { tooMany } from './too-many.ts';

export const SHORTCUT = 'ask-about-this';

export function registerCommands(app: App, services: Services): void {
  // Any command of the app: a second installation may call it otherwise.
  app.command(/^\//, async ({ ack, body, client }) => {
    await acknowledge(ack, services);
    const tell = tellPrivately(body.response_url);
    await atTheEdge(services, 'command', tell, async () => {
      const command = parseCommand(body);
      await once(services, `slack/command/${command.triggerId}`, undefined, () =>
        answerCommand(command, services, client, body.response_url),
      );
    });
  });
  app.shortcut({ type: 'message_action', callback_id: SHORTCUT }, async ({ ack, body }) => {
    await acknowledge(ack, services);
    const responseUrl = 'response_url' in body ? body.response_url : '';
    await atTheEdge(services, 'shortcut', tellPrivately(responseUrl), async () => {
      const asked = parseShortcut(body);
      await once(services, `slack/shortcut/${asked.triggerId}`, undefined, () =>
        asked.text === ''
          ? tellPrivately(responseUrl)('There are no words in that message that I could look up.')
          : answerPrivately(asked, services, responseUrl),
      );
    });
  });
}

async function answerCommand(
  command: Command,
  services: Services,
  client: webApi.WebClient,
  responseUrl: string,
): Promise<void> {
  const tell = tellPrivately(responseUrl);
  const line = parseCommandLine(command.text);
  switch (line.kind) {
    case 'listen': {
      const { channelSettings } = services;
      return tell(await answerListenWish(line.wish, command, channelSettings, client));
    }
    case 'digest':
      return tell(NO_DIGESTS);
    case 'offer': {
      const reply = services.ask({ text: line.text });
      if (reply.slots['amount'] !== undefined) return answerPrivately(command, services, responseUrl);
      const view = renderOfferModal(offerStart(reply));
      await client.views.open({ trigger_id: command.triggerId, view });
      return;
    }
    case 'question':
      return answerPrivately({ ...command, text: line.text }, services, responseUrl);
  }
}

async function answerPrivately(
  { text, workspace, user }: Command,
  services: Services,
  responseUrl: string,
): Promise<void> {
  const wait = tooMany(services, workspace, user);
  if (wait !== undefined) return tellPrivately(responseUrl)(wait);
  const reply = services.ask({ text });
  services.recentQuestions.note(`${workspace}/${user}`, text, reply);
  await deliver(services, workspace, reply, { asked: text, shareable: text }, (message) =>
    respond(responseUrl, message, 'ephemeral'),
  );
}

const NO_DIGESTS =
  'I cannot post digests yet: this version answers questions. Try /salary top metros, or /salary sources.';

/** A few words for the asker alone. */
export function tellPrivately(responseUrl: string): (text: string) => Promise<void> {
  return (text) => respond(responseUrl, { text: escapeMarkup(text), blocks: [] }, 'ephemeral');
}

/** First of all, whatever comes of it: Slack waits three seconds. Where that fails Slack delivers once more. */
export async function acknowledge(
  ack: (() => Promise<void>) | AllMiddlewareArgs['next'],
  { log }: Services,
): Promise<void> {
  await ack().catch((fault: unknown) => log.warn(describeFault(fault), 'an event could not be acknowledged'));
}
