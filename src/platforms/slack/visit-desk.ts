/** Admins at the desk for digests: who may be there, and what it needs to know of Slack. */
import type { webApi } from '@slack/bolt';
import type { DeskAnswer, DeskVisit } from '../../chat/digest-desk.ts';
import { tooMany } from '../../chat/too-many.ts';
import { type PersonFacts, personFacts, readChannel } from './admins.ts';
import type { Asker } from './parse-event.ts';
import type { Services } from './services.ts';
import { slackRefusal } from './slack-error.ts';
import { whyNot } from './why-not.ts';

export type AtTheDesk =
  | { readonly kind: 'answer'; readonly answer: DeskAnswer }
  /** The desk was not asked. */
  | { readonly kind: 'turned-away'; readonly words: string };

/** Says a line to the desk, if the asker may. @throws StoreError, or the Web API's own errors */
export async function askDesk(
  line: string,
  asker: Asker,
  services: Services,
  client: webApi.WebClient,
): Promise<AtTheDesk> {
  const words = tooMany(services, asker.workspace, asker.user);
  if (words !== undefined) return { kind: 'turned-away', words };
  const person = await personFacts(client, asker.user, services.admins);
  if (!person.isAdmin) return { kind: 'turned-away', words: FOR_ADMINS };
  const answer = await services.desk.answer(line, visitOf(asker, person, client, services));
  return { kind: 'answer', answer };
}

const FOR_ADMINS = 'Digests are set up by admins of this workspace. Ask one of them for it.';

/** @param asker.channel where nothing was typed in a channel, any other id: digests go to none but channels */
export function visitOf(
  asker: Asker,
  { zone }: PersonFacts,
  client: webApi.WebClient,
  { handling }: Services,
): DeskVisit {
  const { workspace, channel, user } = asker;
  return {
    platform: 'slack',
    workspace,
    channel,
    user,
    ...(zone === undefined ? {} : { zone }),
    obstacle: (where) => obstacleIn(client, where),
    handling,
  };
}

/**
 * @returns why no digest can go there, with the cure; none where it can
 * @throws the Web API's own errors
 */
export async function obstacleIn(client: webApi.WebClient, channel: string): Promise<string | undefined> {
  if (!/^[CG]/.test(channel)) return whyNot({ code: 'channel_type_not_supported' });
  try {
    const { isArchived, isMember } = await readChannel(client, channel);
    if (isArchived) return whyNot({ code: 'is_archived' });
    return isMember ? undefined : whyNot({ code: 'not_in_channel' });
  } catch (error) {
    const refusal = slackRefusal(error);
    const words = refusal && whyNot(refusal);
    if (words === undefined) throw error;
    return words;
  }
}
