/** `/salary digest …` and the buttons that speak for it. Admins alone see what is answered, and every time anew Slack is asked whether they are. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { atTheEdge, once, type Tell } from '../../chat/at-the-edge.ts';
import type { DeskAnswer } from '../../chat/digest-desk.ts';
import { createLately } from '../../chat/remember-events.ts';
import { deliverRendered } from './deliver.ts';
import type { OnPress } from './heard.ts';
import type { Asker } from './parse-event.ts';
import type { Press } from './parse-press.ts';
import { DIGEST_ACTION, renderDesk, renderDeskModal } from './render-desk.ts';
import { respond, type Standing, tellPrivately } from './response-url.ts';
import type { Services } from './services.ts';
import { publishHome } from './show-home.ts';
import { renderWords } from './show-in-modal.ts';
import { askDesk } from './visit-desk.ts';

export async function answerDigestCommand(
  line: string,
  asker: Asker,
  services: Services,
  client: webApi.WebClient,
  responseUrl: string,
): Promise<void> {
  const said = await askDesk(line, asker, services, client);
  if (said.kind === 'turned-away') return tellPrivately(services, responseUrl)(said.words);
  await show(said.answer, asker.workspace, services, responseUrl, 'beside');
}

export function createDigestButton(): OnPress {
  const underWay = createLately();
  return async (press, services, { client, responseUrl }) => {
    const { workspace, user, value, triggerId, on } = press;
    // Pressed twice in a hurry it is done once.
    const pressed = `${workspace}/${user}/${value}`;
    if (!underWay.take(pressed)) return;
    await once(services, `slack/press/${triggerId}`, undefined, () =>
      on.kind === 'message'
        ? answerOnMessage(press, on, services, client, responseUrl)
        : answerInModal(press, services, client),
    ).finally(() => underWay.drop(pressed));
  };
}

/** The answer takes the place of the message, so that what was pressed is not pressed again. */
async function answerOnMessage(
  { workspace, user, value }: Press,
  { channel }: Extract<Press['on'], { kind: 'message' }>,
  services: Services,
  client: webApi.WebClient,
  responseUrl: string,
): Promise<void> {
  const said = await askDesk(value, { workspace, channel, user }, services, client);
  if (said.kind === 'turned-away') return tellPrivately(services, responseUrl)(said.words);
  await show(said.answer, workspace, services, responseUrl, 'instead');
}

async function show(
  answer: DeskAnswer,
  workspace: string,
  services: Services,
  responseUrl: string,
  standing: Standing,
): Promise<void> {
  const [first, ...others] = renderDesk(answer);
  await deliverRendered(services, workspace, first, (message) =>
    respond(services, responseUrl, message, 'ephemeral', undefined, standing),
  );
  for (const render of others)
    await deliverRendered(services, workspace, render, (message) =>
      respond(services, responseUrl, message, 'ephemeral'),
    );
}

/** From the Home tab, and on from there. A modal must be open within three seconds, whatever the store does. */
async function answerInModal(press: Press, services: Services, client: webApi.WebClient): Promise<void> {
  const { workspace, user, value, triggerId, on } = press;
  const viewId =
    on.kind === 'modal'
      ? on.viewId
      : openedSchema.parse(
          await client.views.open({ trigger_id: triggerId, view: renderWords('One moment…') }),
        ).view.id;
  const tell: Tell = async (words) => {
    await client.views.update({ view_id: viewId, view: renderWords(words) });
  };
  await atTheEdge(services, DIGEST_ACTION, tell, async () => {
    // Nobody is in a channel here: a digest goes to one that is named.
    const said = await askDesk(value, { workspace, channel: user, user }, services, client);
    if (said.kind === 'turned-away') return tell(said.words);
    await client.views.update({ view_id: viewId, view: renderDeskModal(said.answer) });
    await publishHome(client, workspace, user, services);
  });
}

const openedSchema = z.object({ view: z.object({ id: z.string() }) });
