/** Replies in a modal: where a button is pressed on the Home tab, and for the offer form. Only the asker sees them. */
import type { types, webApi } from '@slack/bolt';
import type { Reply } from '../../chat/reply.ts';
import { tooMany } from '../../chat/too-many.ts';
import type { Press } from './parse-press.ts';
import { plain } from './render-buttons.ts';
import { renderReply } from './render-reply.ts';
import type { Services } from './services.ts';

/** A reply as a modal; what can be asked next replaces it. */
export function renderReplyModal(reply: Reply, asked: string): types.ModalView {
  const { blocks } = renderReply(reply, { asked, inView: true });
  return {
    type: 'modal',
    title: plain('salary-bot'),
    close: plain('Close'),
    blocks: blocks.filter((block): block is types.KnownBlock => block.type !== 'data_visualization'),
  };
}

/** Answers a press in a modal: a new one from the Home tab, the same one from within it. */
export async function openReply(
  { workspace, user, triggerId, on }: Press,
  text: string,
  services: Services,
  client: webApi.WebClient,
): Promise<void> {
  const wait = tooMany(services, workspace, user);
  const view = wait === undefined ? answered() : renderWords(wait);
  if (on.kind === 'modal') await client.views.update({ view_id: on.viewId, view });
  else await client.views.open({ trigger_id: triggerId, view });

  function answered(): types.ModalView {
    const reply = services.ask({ text });
    services.handling.answering(reply);
    services.recentQuestions.note(`${workspace}/${user}`, text, reply);
    return renderReplyModal(reply, text);
  }
}

/** A few words in a modal. */
export function renderWords(text: string): types.ModalView {
  return {
    type: 'modal',
    title: plain('salary-bot'),
    close: plain('Close'),
    blocks: [{ type: 'section', text: plain(text) }],
  };
}
