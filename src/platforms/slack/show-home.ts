/** Keeps the Home tab of whoever opens it, and the questions to begin with in Messages. */
import type { App, webApi } from '@slack/bolt';
import { atTheEdge } from '../../chat/at-the-edge.ts';
import { describeFault } from '../../chat/describe-fault.ts';
import { acknowledge } from './acknowledge.ts';
import { isWorkspaceAdmin } from './admins.ts';
import { suggest } from './assistant-pane.ts';
import { renderOfferModal } from './offer-modal.ts';
import { workspaceOf } from './parse-event.ts';
import { type Press, parsePress } from './parse-press.ts';
import { ALLOW_RECENT_ACTION, FORGET_RECENT_ACTION, OFFER_ACTION, renderHome } from './render-home.ts';
import type { Services } from './services.ts';

const nobody = async () => {};

export function registerHome(app: App, services: Services): void {
  app.event('app_home_opened', async ({ event, context, client }) => {
    await atTheEdge(services, 'home', nobody, () =>
      event.tab === 'messages'
        ? suggest(client, { channel_id: event.channel }, services)
        : publish(client, workspaceOf(context), event.user, services),
    );
  });
  const onPress = (id: string, work: (press: Press, client: webApi.WebClient) => Promise<unknown>) =>
    app.action(id, async ({ ack, body, client }) => {
      await acknowledge(ack, services);
      await atTheEdge(services, id, nobody, async () => {
        await work(parsePress(body), client);
      });
    });
  onPress(ALLOW_RECENT_ACTION, ({ workspace, user }, client) => {
    services.recentQuestions.allow(`${workspace}/${user}`);
    return publish(client, workspace, user, services);
  });
  onPress(FORGET_RECENT_ACTION, ({ workspace, user }, client) => {
    services.recentQuestions.forget(`${workspace}/${user}`);
    return publish(client, workspace, user, services);
  });
  onPress(OFFER_ACTION, ({ triggerId }, client) =>
    client.views.open({ trigger_id: triggerId, view: renderOfferModal({}) }),
  );
}

async function publish(
  client: webApi.WebClient,
  workspace: string,
  user: string,
  services: Services,
): Promise<void> {
  const { ask, samples, sources, recentQuestions, now } = services;
  const person = `${workspace}/${user}`;
  const view = renderHome({
    samples,
    coverage: ask({ text: 'coverage' }),
    sources,
    recentQuestions: recentQuestions.isAllowed(person) ? recentQuestions.of(person) : undefined,
    isAdmin: await isAdmin(client, user, services),
    now: now(),
  });
  await client.views.publish({ user_id: user, view });
}

/** Where Slack does not say, the tab is shown as to anybody. */
async function isAdmin(client: webApi.WebClient, user: string, { log }: Services): Promise<boolean> {
  return isWorkspaceAdmin(client, user).catch((fault: unknown) => {
    log.warn(describeFault(fault), 'Slack did not say whether somebody is an admin');
    return false;
  });
}
