/** Keeps the Home tab of whoever opens it, and the questions to begin with in Messages. */
import type { webApi } from '@slack/bolt';
import { z } from 'zod';
import { atTheEdge, silent } from '../../chat/at-the-edge.ts';
import { describeFault } from '../../chat/describe-fault.ts';
import type { DeskAnswer } from '../../chat/digest-desk.ts';
import { within } from '../../chat/within.ts';
import { type PersonFacts, personFacts } from './admins.ts';
import { suggest } from './assistant-pane.ts';
import type { OnEvent, OnPress } from './heard.ts';
import { HOME_PATIENCE_MS } from './limits.ts';
import { renderOfferModal } from './offer-modal.ts';
import { workspaceOf } from './parse-event.ts';
import { ALLOW_RECENT_ACTION, FORGET_RECENT_ACTION, OFFER_ACTION, renderHome } from './render-home.ts';
import type { Services } from './services.ts';
import { visitOf } from './visit-desk.ts';

const openedSchema = z.object({ tab: z.string().optional(), channel: z.string(), user: z.string() });

export const hearHomeOpened: OnEvent = ({ event, context, client }, services) =>
  atTheEdge(services, 'home', silent, () => {
    const { tab, channel, user } = openedSchema.parse(event);
    return tab === 'messages'
      ? suggest(client, { channel_id: channel }, services)
      : publishHome(client, workspaceOf(context), user, services);
  });

export const HOME_BUTTONS: Readonly<Record<string, OnPress>> = {
  [ALLOW_RECENT_ACTION]({ workspace, user }, services, { client }) {
    services.recentQuestions.allow(`${workspace}/${user}`);
    return publishHome(client, workspace, user, services);
  },
  [FORGET_RECENT_ACTION]({ workspace, user }, services, { client }) {
    services.recentQuestions.forget(`${workspace}/${user}`);
    return publishHome(client, workspace, user, services);
  },
  [OFFER_ACTION]: ({ triggerId }, _, { client }) =>
    client.views.open({ trigger_id: triggerId, view: renderOfferModal({}) }),
};

/** Shows the Home tab anew, whatever the store does. */
export async function publishHome(
  client: webApi.WebClient,
  workspace: string,
  user: string,
  services: Services,
): Promise<void> {
  const { ask, samples, sources, recentQuestions, now } = services;
  const key = `${workspace}/${user}`;
  const person = await factsOf(client, user, services);
  const view = renderHome({
    samples,
    coverage: ask({ text: 'coverage' }),
    sources: sources(),
    recentQuestions: recentQuestions.isAllowed(key) ? recentQuestions.of(key) : undefined,
    isAdmin: person?.isAdmin ?? false,
    digests: person?.isAdmin ? await listDigests(client, { workspace, user }, person, services) : undefined,
    now: now(),
  });
  await client.views.publish({ user_id: user, view });
}

/** Where Slack does not say, the tab is shown as to anybody. */
async function factsOf(
  client: webApi.WebClient,
  user: string,
  { admins, log }: Services,
): Promise<PersonFacts | undefined> {
  return personFacts(client, user, admins).catch((fault: unknown) => {
    log.warn(describeFault(fault), 'Slack did not say whether somebody is an admin');
    return undefined;
  });
}

/** @returns none where the store is away, or takes long */
async function listDigests(
  client: webApi.WebClient,
  { workspace, user }: { readonly workspace: string; readonly user: string },
  person: PersonFacts,
  services: Services,
): Promise<DeskAnswer | undefined> {
  const listed: Promise<DeskAnswer | undefined> = services.desk
    .answer('list', visitOf({ workspace, user, channel: user }, person, client, services))
    .catch((fault: unknown) => {
      services.log.warn(describeFault(fault), 'the store could not say which digests there are');
      return undefined;
    });
  return within(HOME_PATIENCE_MS, listed, () => undefined);
}
