/** A slash command on its way, with the trigger and the response URL that come with it. */
import type { DeliveryOptions, InteractionDelivery, Transport } from './delivery.ts';
import { escapeTyped } from './escape-typed.ts';
import { VERIFICATION_TOKEN } from './events.ts';
import type { Payload, ResponsePost } from './recording.ts';
import type { ResponseContext, ResponseUrls } from './response-urls.ts';
import type { Place } from './speaking.ts';
import { ASKER, GENERAL, type Workspace } from './workspace.ts';
import { APP_ID, channelOf, type World, workspaceOf } from './world.ts';

export interface CommandSaid extends Place, DeliveryOptions {
  /** As it arrives; or `typed`, of which Slack makes that. */
  readonly text?: string;
  readonly typed?: string;
  readonly command?: string;
}

export async function sendCommand(
  world: World,
  transport: Transport,
  responseUrls: ResponseUrls,
  said: CommandSaid,
): Promise<InteractionDelivery> {
  const workspace = workspaceOf(world, said.team);
  const channel = channelOf(workspace, said.channel ?? GENERAL);
  const user = said.user ?? ASKER;
  const text = said.text ?? escapeTyped(workspace, said.typed ?? '');
  const context: ResponseContext = { workspace, channel: channel.id, user, original: undefined, payload: {} };
  const triggerId = world.triggers.issue({ team: workspace.id, user });
  const responseUrl = responseUrls.issue(context, 'commands');
  const payload: Payload = {
    token: VERIFICATION_TOKEN,
    team_id: workspace.id,
    team_domain: workspace.domain,
    channel_id: channel.id,
    channel_name: channel.is_private ? 'privategroup' : channel.name,
    user_id: user,
    user_name: nameOf(workspace, user),
    command: said.command ?? '/salary',
    text: text.trim(),
    api_app_id: APP_ID,
    is_enterprise_install: 'false',
    response_url: responseUrl,
    trigger_id: triggerId,
  };
  context.payload = payload;
  const delivery = await transport.deliver('slash_commands', payload, said);
  const message = typeof delivery.ack === 'string' ? { text: delivery.ack } : delivery.ack;
  if (isMessage(message)) responseUrls.acceptAck(context, message);
  return withResponses(world, { ...delivery, triggerId, responseUrl });
}

export function nameOf(workspace: Workspace, user: string): string {
  return workspace.users.get(user)?.name ?? user;
}

/** Adds the responses as a live view, so that those still to come are seen too. */
export function withResponses(
  world: World,
  delivery: Omit<InteractionDelivery, 'responses'>,
): InteractionDelivery {
  return {
    ...delivery,
    get responses(): readonly ResponsePost[] {
      return world.recorder.responses.filter(({ payload }) => payload === delivery.payload);
    },
  };
}

function isMessage(ack: unknown): ack is Payload {
  return typeof ack === 'object' && ack !== null && ('text' in ack || 'blocks' in ack);
}
