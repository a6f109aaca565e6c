/** The offer form, sent in: its faults are told at its fields, its answer replaces it. Nothing of it is kept. */
import type { SlackViewMiddlewareArgs } from '@slack/bolt';
import { describeFault } from '../../chat/describe-fault.ts';
import { apologise } from '../../chat/guard-ask.ts';
import { checkOffer } from '../../chat/offer-form.ts';
import { tooMany } from '../../chat/too-many.ts';
import type { Heard } from './heard.ts';
import { parseOffer } from './offer-modal.ts';
import type { Services } from './services.ts';
import { renderReplyModal, renderWords } from './show-in-modal.ts';

/** The acknowledgement carries the answer, so it is worked out first: it takes a few milliseconds. */
export async function hearOfferForm(
  { ack, body, view }: Heard<SlackViewMiddlewareArgs>,
  services: Services,
): Promise<void> {
  const wait = tooMany(services, body.team?.id ?? '', body.user.id);
  if (wait !== undefined) return ack({ response_action: 'update', view: renderWords(wait) });
  try {
    const checked = checkOffer(parseOffer(view.state.values), services.ask);
    if (checked.kind === 'reply') services.handling.answering(checked.reply);
    await ack(
      checked.kind === 'errors'
        ? { response_action: 'errors', errors: checked.errors }
        : { response_action: 'update', view: renderReplyModal(checked.reply, checked.question) },
    );
  } catch (fault) {
    const { id, log } = services.handling;
    services.handling.failed();
    log.error({ what: 'offer form', ...describeFault(fault) }, 'an event could not be answered');
    await ack({ response_action: 'update', view: renderReplyModal(apologise(id), '') });
  }
}
