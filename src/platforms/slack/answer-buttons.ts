/** Buttons under replies: ask on, share, and whether it helped. Nothing is remembered for them: they work after a restart. */
import { once } from '../../chat/at-the-edge.ts';
import { shareOnce } from '../../chat/share-once.ts';
import { tooMany } from '../../chat/too-many.ts';
import { parseVerdict, THANKS } from '../../chat/verdict.ts';
import { deliver } from './deliver.ts';
import type { Answerable, OnPress } from './heard.ts';
import { conversationKey } from './parse-event.ts';
import type { Press } from './parse-press.ts';
import { postMessage } from './post-message.ts';
import { ASK_ACTION, FEEDBACK_ACTION, SHARE_ACTION } from './render-buttons.ts';
import { hasExpired, respond, tellPrivately } from './response-url.ts';
import type { Services } from './services.ts';
import { openReply } from './show-in-modal.ts';

/** A press on a message. */
type MessagePress = Omit<Press, 'on'> & { readonly on: Extract<Press['on'], { kind: 'message' }> };

type OnMessagePress = (press: MessagePress, services: Services, by: Answerable) => Promise<void>;

const onMessage =
  (work: OnMessagePress): OnPress =>
  async (press, services, by) => {
    // What a modal shows must be there within three seconds, whatever the store does.
    const { on } = press;
    if (on.kind !== 'message') return openReply(press, press.value, services, by.client);
    await once(services, `slack/press/${press.triggerId}`, undefined, () =>
      work({ ...press, on }, services, by),
    );
  };

export const BUTTONS: Readonly<Record<string, OnPress>> = {
  [ASK_ACTION]: onMessage(askOn),
  [SHARE_ACTION]: onMessage(share),
  [FEEDBACK_ACTION]: onMessage(takeFeedback),
};

/** The follow-up is answered where the button is: to its presser alone, or in the thread for all. */
async function askOn(press: MessagePress, services: Services, { responseUrl }: Answerable): Promise<void> {
  const { workspace, user, value: text, on } = press;
  const seenByAll = !on.private && !on.channel.startsWith('D');
  const wait = tooMany(services, workspace, user, seenByAll ? on.channel : undefined);
  if (wait !== undefined) return tellPrivately(services, responseUrl, threadOf(on))(wait);
  const conversation = conversationKey({ workspace, channel: on.channel, thread: on.thread });
  const reply = services.ask(on.private ? { text } : { text, conversation });
  services.handling.answering(reply);
  services.recentQuestions.note(`${workspace}/${user}`, text, reply);
  await (on.private
    ? deliver(services, workspace, reply, { asked: text, shareable: text }, (message) =>
        respond(services, responseUrl, message, 'ephemeral', threadOf(on)),
      )
    : deliver(services, workspace, reply, { asked: text }, (message) =>
        respond(services, responseUrl, message, 'in_channel', on.thread),
      ));
}

/** Posts the answer for all to see, once for each reply, in the asker's name as plain words. */
async function share(
  press: MessagePress,
  services: Services,
  { client, responseUrl }: Answerable,
): Promise<void> {
  const { workspace, user, userName, value: text, on } = press;
  const tell = tellPrivately(services, responseUrl, threadOf(on));
  const thread = threadOf(on);
  const place = { channel: on.channel, ...(thread === undefined ? {} : { thread }) };
  const event = `slack/share/${workspace}/${on.channel}/${on.ts}`;
  await shareOnce(services, { event, workspace, user, channel: on.channel }, tell, () =>
    deliver(services, workspace, services.ask({ text }), { asked: text, sharedBy: userName }, (message) =>
      respond(services, responseUrl, message, 'in_channel', thread).catch((error: unknown) => {
        // The address serves for half an hour; where the bot is a member it can post all the same.
        if (!hasExpired(error)) throw error;
        return postMessage(client, place, message);
      }),
    ),
  );
}

/** One verdict a person on each reply. */
async function takeFeedback(
  press: MessagePress,
  services: Services,
  { responseUrl }: Answerable,
): Promise<void> {
  const { workspace, user, value, on } = press;
  const verdict = parseVerdict(value);
  if (!verdict) return;
  await once(services, `slack/verdict/${workspace}/${on.channel}/${on.ts}/${user}`, undefined, () =>
    services.feedback.count({ platform: 'slack', workspace, ...verdict }),
  );
  await tellPrivately(services, responseUrl, on.private ? threadOf(on) : on.thread)(THANKS);
}

/** The thread that a message stands in, if it does. */
function threadOf({ thread, ts }: MessagePress['on']): string | undefined {
  return thread === ts ? undefined : thread;
}
