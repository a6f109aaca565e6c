/** Buttons under replies: ask on, share, and whether it helped. Nothing is remembered for them: they work after a restart. */
import type { App, webApi } from '@slack/bolt';
import { acknowledge, tellPrivately } from './answer-commands.ts';
import { threadKey } from './answer-messages.ts';
import { atTheEdge, once, type Tell } from './at-the-edge.ts';
import { deliver } from './deliver.ts';
import { type Press, parsePress, parseVerdict } from './parse-event.ts';
import { escapeMarkup } from './plain-words.ts';
import { postEphemeral, postMessage } from './post-message.ts';
import { RefusedBlocksError } from './refused-blocks.ts';
import { ASK_ACTION, FEEDBACK_ACTION, SHARE_ACTION } from './render-buttons.ts';
import { respond } from './response-url.ts';
import type { Services } from './services.ts';
import { openReply } from './show-in-modal.ts';
import { tooMany } from './too-many.ts';

type OnMessage = Press['on'] & { kind: 'message' };

export function registerButtons(app: App, services: Services): void {
  const onPress = (
    id: string,
    work: (press: Press, client: webApi.WebClient, responseUrl: string) => Promise<void>,
  ) =>
    app.action(new RegExp(`^${id}(:|$)`), async ({ ack, body, client }) => {
      await acknowledge(ack, services);
      const responseUrl = 'response_url' in body ? body.response_url : '';
      const tell: Tell = responseUrl === '' ? async () => {} : tellPrivately(responseUrl);
      await atTheEdge(services, id, tell, async () => {
        const press = parsePress(body);
        await once(services, `slack/press/${press.triggerId}`, undefined, () =>
          work(press, client, responseUrl),
        );
      });
    });
  onPress(ASK_ACTION, (press, client, url) => askOn(press, services, client, url));
  onPress(SHARE_ACTION, (press, client, url) => share(press, services, client, url));
  onPress(FEEDBACK_ACTION, (press, client, url) => takeFeedback(press, services, client, url));
}

/** The follow-up is answered where the button is: to its presser alone, in the thread, or in the modal. */
async function askOn(
  press: Press,
  services: Services,
  client: webApi.WebClient,
  responseUrl: string,
): Promise<void> {
  const { workspace, user, value: text, on } = press;
  if (on.kind !== 'message') return openReply(press, text, services, client);
  const seenByAll = !on.private && !on.channel.startsWith('D');
  const wait = tooMany(services, workspace, user, seenByAll ? on.channel : undefined);
  if (wait !== undefined) return tellPrivately(responseUrl)(wait);
  const conversation = threadKey({ workspace, channel: on.channel, thread: on.thread });
  const reply = services.ask(on.private ? { text } : { text, conversation });
  services.recentQuestions.note(`${workspace}/${user}`, text, reply);
  await (on.private
    ? deliver(services, workspace, reply, { asked: text, shareable: text }, (message) =>
        respond(responseUrl, message, 'ephemeral', on.thread === on.ts ? undefined : on.thread),
      )
    : deliver(services, workspace, reply, { asked: text }, (message) => postMessage(client, on, message)));
}

/** Posts the answer for all to see, once for each reply, in the asker's name as plain words. */
async function share(
  press: Press,
  services: Services,
  client: webApi.WebClient,
  responseUrl: string,
): Promise<void> {
  const { workspace, user, userName, value: text, on } = press;
  if (on.kind !== 'message') return;
  const shared = `slack/share/${workspace}/${on.channel}/${on.ts}`;
  let isFirst = false;
  await once(services, shared, undefined, async () => {
    isFirst = true;
    const wait = tooMany(services, workspace, user, on.channel);
    if (wait !== undefined) {
      await services.answeredEvents.release(shared);
      return tellPrivately(responseUrl)(wait);
    }
    const reply = services.ask({ text });
    const showing = { asked: text, sharedBy: userName };
    const thread = on.thread === on.ts ? undefined : on.thread;
    await deliver(services, workspace, reply, showing, (message) =>
      respond(responseUrl, message, 'in_channel', thread).catch((error: unknown) => {
        if (error instanceof RefusedBlocksError) throw error;
        // The address serves for half an hour; where the bot is a member it can post all the same.
        return postMessage(
          client,
          { channel: on.channel, ...(thread === undefined ? {} : { thread }) },
          message,
        );
      }),
    );
  });
  if (!isFirst) await tellPrivately(responseUrl)('This is shared already.');
}

async function takeFeedback(
  { workspace, user, value, on }: Press,
  { feedback }: Services,
  client: webApi.WebClient,
  responseUrl: string,
): Promise<void> {
  const verdict = parseVerdict(value);
  if (!verdict) return;
  await feedback.count({ platform: 'slack', workspace, ...verdict });
  const thanks = verdict.helpful ? 'Thank you, noted.' : 'Noted, thank you. It is counted, not who said it.';
  if (isInChannel(on)) await postEphemeral(client, on, user, escapeMarkup(thanks));
  else await tellPrivately(responseUrl)(thanks);
}

/** On a message that others see as well, the thanks are for the presser alone, in its thread. */
function isInChannel(on: Press['on']): on is OnMessage {
  return on.kind === 'message' && !on.private;
}
