/** What people do with what the app shows them: buttons, menus, shortcuts, modals. */
import { applySubmission } from './apply-submission.ts';
import type { DeliveryOptions, InteractionDelivery, MessageDelivery, Transport } from './delivery.ts';
import { VERIFICATION_TOKEN } from './events.ts';
import { fillModal, optionOf } from './fill-modal.ts';
import { blocksOf, findElement, type Shown, surfaceOf } from './find-element.ts';
import { showMessage } from './post-message.ts';
import type { Payload, PostedMessage, ShownView } from './recording.ts';
import type { ResponseUrls } from './response-urls.ts';
import { nameOf, withResponses } from './send-command.ts';
import { ASKER } from './workspace.ts';
import { APP_ID, channelOf, textAt, type World, workspaceOf } from './world.ts';

export interface Interaction extends DeliveryOptions {
  readonly user?: string;
}

/** The one thing that is acted on, by its id or by what it says. @throws where there is not exactly one */
export interface Press extends Interaction {
  readonly on: Shown;
  readonly action_id?: string;
  readonly label?: string;
}

export interface Interacting {
  /** Presses a button of a message (an ephemeral one too), a Home tab or a modal: `block_actions`. */
  pressButton(press: Press): Promise<InteractionDelivery>;
  /** Chooses an option of a menu by its value. */
  chooseOption(choice: Press & { readonly value: string }): Promise<InteractionDelivery>;
  /** Presses thumbs up or down of the message's `feedback_buttons`. */
  giveFeedback(feedback: Press & { readonly positive: boolean }): Promise<InteractionDelivery>;
  messageShortcut(
    shortcut: Interaction & {
      readonly callback_id: string;
      readonly message: MessageDelivery | PostedMessage;
    },
  ): Promise<InteractionDelivery>;
  /**
   * Submits a modal with what was filled in, by action_id. The ack (`response_action`, `errors`, `view`) is the
   * delivery's; a view in it is shown.
   *
   * @throws Error where Slack's own client would not let it be sent (a required input left empty, no such
   *   input), and where Slack would not take the ack
   */
  submitModal(
    submission: Interaction & { readonly view: ShownView; readonly values: Readonly<Record<string, string>> },
  ): Promise<InteractionDelivery>;
  closeModal(closed: Interaction & { readonly view: ShownView }): Promise<InteractionDelivery>;
}

export function createInteracting(
  world: World,
  transport: Transport,
  responseUrls: ResponseUrls,
): Interacting {
  const send = async (
    team: string,
    { user = ASKER, ...options }: Interaction,
    about: Payload,
    original: PostedMessage | { readonly channel: string } | undefined,
  ): Promise<InteractionDelivery> => {
    const workspace = workspaceOf(world, team);
    const triggerId = world.triggers.issue({ team, user });
    const context = original && {
      workspace,
      channel: original.channel,
      user,
      original: 'via' in original ? original : undefined,
      payload: {} as Payload,
    };
    const responseUrl = context && responseUrls.issue(context, 'actions');
    const name = nameOf(workspace, user);
    const payload: Payload = {
      user: { id: user, username: name, name, team_id: team },
      api_app_id: APP_ID,
      token: VERIFICATION_TOKEN,
      team: { id: team, domain: workspace.domain },
      enterprise: null,
      is_enterprise_install: false,
      trigger_id: triggerId,
      ...about,
      ...(responseUrl === undefined ? {} : { response_url: responseUrl }),
    };
    if (context) context.payload = payload;
    const delivery = await transport.deliver('interactive', payload, options);
    return withResponses(world, { ...delivery, triggerId, responseUrl });
  };

  const act = ({ on, action_id: _, label: __, ...rest }: Press, block: Payload, action: Payload) => {
    const surface = surfaceOf(on);
    const actions = [{ ...action, block_id: block.block_id, action_ts: world.ids.ts() }];
    const about = { type: 'block_actions', actions, ...whereabouts(world, surface) };
    const user = rest.user ?? ownerOf(surface);
    return send(surface.team, { ...rest, user }, about, 'view' in surface ? undefined : surface);
  };

  const sendView = (
    type: string,
    { view: shown, ...rest }: Interaction & { view: ShownView },
    view: Payload,
  ) => send(shown.team, { user: shown.user, ...rest }, { type, view, ...VIEW_EXTRAS[type] }, undefined);

  return {
    async pressButton(press) {
      const { block, element } = findElement(blocksOf(surfaceOf(press.on)), press, ['button', 'icon_button']);
      const { type, action_id, text, value, style } = element;
      return act(press, block, { type, action_id, text, value, style });
    },
    async chooseOption({ value, ...press }) {
      const { block, element } = findElement(blocksOf(surfaceOf(press.on)), press, MENUS);
      const { type, action_id } = element;
      return act(press, block, { type, action_id, selected_option: optionOf(element, value) });
    },
    async giveFeedback({ positive, ...press }) {
      const { block, element } = findElement(blocksOf(surfaceOf(press.on)), press, ['feedback_buttons']);
      const { text, value } = element[positive ? 'positive_button' : 'negative_button'] as Payload;
      return act(press, block, { type: 'feedback_buttons', action_id: element.action_id, text, value });
    },
    async messageShortcut({ message, callback_id, ...rest }) {
      const team = 'via' in message ? message.team : textAt(message.payload, 'team_id');
      const workspace = workspaceOf(world, team);
      const channel = channelOf(workspace, message.channel);
      const shown = 'via' in message ? showMessage(workspace, message) : shownAs(message, team);
      const about = {
        type: 'message_action',
        callback_id,
        action_ts: world.ids.ts(),
        message_ts: message.ts,
        channel: { id: channel.id, name: channel.name },
        message: shown,
      };
      return send(team, rest, about, 'via' in message ? message : { channel: channel.id });
    },
    async submitModal({ values, ...submission }) {
      const { view } = submission.view;
      const filled = { ...view, state: { values: fillModal(view, values) } };
      const delivery = await sendView('view_submission', submission, filled);
      applySubmission(world, submission.view, delivery.ack);
      return delivery;
    },
    closeModal: (closed) => sendView('view_closed', closed, closed.view.view),
  };
}

const MENUS = ['static_select', 'overflow', 'radio_buttons'];

const VIEW_EXTRAS: Readonly<Record<string, Payload>> = {
  view_submission: { response_urls: [] },
  view_closed: { is_cleared: false },
};

/** An ephemeral message, a modal and a Home tab have one person who can act on them. */
function ownerOf(surface: PostedMessage | ShownView): string {
  return ('view' in surface ? surface.user : surface.ephemeralTo) ?? ASKER;
}

function whereabouts(world: World, surface: PostedMessage | ShownView): Payload {
  if ('view' in surface) {
    const state = { values: {} };
    return { container: { type: 'view', view_id: surface.id }, view: { ...surface.view, state } };
  }
  const workspace = workspaceOf(world, surface.team);
  const channel = channelOf(workspace, surface.channel);
  const ephemeral = surface.ephemeralTo !== undefined;
  const thread = surface.thread_ts === undefined ? {} : { thread_ts: surface.thread_ts };
  return {
    container: {
      type: 'message',
      message_ts: surface.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...thread,
    },
    channel: { id: channel.id, name: channel.name },
    state: { values: {} },
    // Slack keeps no ephemeral messages, and so sends none back.
    ...(ephemeral ? {} : { message: showMessage(workspace, surface) }),
  };
}

function shownAs({ user, ts, text, thread_ts }: MessageDelivery, team: string): Payload {
  return { type: 'message', user, ts, text, team, ...(thread_ts === undefined ? {} : { thread_ts }) };
}
