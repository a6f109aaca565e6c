/**
 * What Slack delivers, handed to whom it concerns. Bolt asks each of its listeners about every event, so there is one of
 * each sort, and the rest is looked up.
 */
import type { AllMiddlewareArgs, App, SlackActionMiddlewareArgs } from '@slack/bolt';
import { atTheEdge, silent } from '../../chat/at-the-edge.ts';
import { during } from '../../chat/services.ts';
import { acknowledge } from './acknowledge.ts';
import { BUTTONS } from './answer-buttons.ts';
import { hearCommand, hearShortcut, SHORTCUT } from './answer-commands.ts';
import { createDigestButton } from './answer-digests.ts';
import { hearMessage } from './answer-messages.ts';
import { hearOfferForm } from './answer-offer-form.ts';
import { hearPaneStarted } from './assistant-pane.ts';
import { type Departing, departures } from './departures.ts';
import type { Heard, OnEvent, OnPress } from './heard.ts';
import { OFFER_VIEW } from './offer-modal.ts';
import { actionName, parsePress } from './parse-press.ts';
import { DIGEST_ACTION } from './render-desk.ts';
import { tellPrivately } from './response-url.ts';
import type { Services, StandingServices } from './services.ts';
import { HOME_BUTTONS, hearHomeOpened } from './show-home.ts';
import { handlingOf } from './take-events.ts';

export function hear(app: App, standing: StandingServices, departing: Departing): void {
  const onEvent = new Map<string, OnEvent>(
    Object.entries({
      app_mention: hearMessage,
      message: hearMessage,
      app_home_opened: hearHomeOpened,
      assistant_thread_started: hearPaneStarted,
      ...departures(departing),
    }),
  );
  const onPress = new Map<string, OnPress>(
    Object.entries({ ...BUTTONS, ...HOME_BUTTONS, [DIGEST_ACTION]: createDigestButton() }),
  );
  const servicesFor = ({ context }: Pick<AllMiddlewareArgs, 'context'>) =>
    during(standing, handlingOf(context));
  app.event(/^/, async (heard) => {
    await onEvent.get(heard.event.type)?.(heard, servicesFor(heard));
  });
  app.action(/^/, (heard) => hearPress(heard, onPress, servicesFor(heard)));
  // Any command of the app: a second installation may call it otherwise.
  app.command(/^\//, (heard) => hearCommand(heard, servicesFor(heard)));
  app.shortcut({ type: 'message_action', callback_id: SHORTCUT }, (heard) =>
    hearShortcut(heard, servicesFor(heard)),
  );
  app.view(OFFER_VIEW, (heard) => hearOfferForm(heard, servicesFor(heard)));
}

async function hearPress(
  { ack, action, body, client }: Heard<SlackActionMiddlewareArgs>,
  onPress: ReadonlyMap<string, OnPress>,
  services: Services,
): Promise<void> {
  await acknowledge(ack, services);
  const responseUrl = 'response_url' in body ? body.response_url : '';
  const tell = responseUrl === '' ? silent : tellPrivately(services, responseUrl);
  const what = 'action_id' in action ? actionName(action.action_id) : 'press';
  await atTheEdge(services, what, tell, async () => {
    const press = parsePress(body);
    await onPress.get(press.name)?.(press, services, { client, responseUrl });
  });
}
