/** What can be done with a reply: ask on, share it, say whether it helped. All a button needs is in its id. */
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { cut, harmless } from '../../chat/plain-words.ts';
import type { Reply } from '../../chat/reply.ts';
import { writeVerdict } from '../../chat/verdict.ts';
import {
  MAX_BUTTON_LABEL_CHARACTERS,
  MAX_BUTTONS_IN_A_ROW,
  MAX_CUSTOM_ID_CHARACTERS,
  MAX_FOLLOW_UPS,
} from './limits.ts';

/** What an id begins with; the rest is what the button is about. */
export const ASK = 'ask:';
export const SHARE = 'share:';
export const FEEDBACK = 'feedback:';
export const OFFER_AGAIN = 'offer-again:';
export const DIGEST = 'digest:';

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** @param shareable the question to share the reply by; none where others see it already */
export function renderButtons(reply: Reply, shareable: string | undefined): ButtonRow[] {
  const followUps = reply.followUps
    .filter((question) => harmless(question).trim() !== '' && fits(ASK, question))
    .filter((question, i, all) => all.indexOf(question) === i)
    .slice(0, MAX_FOLLOW_UPS)
    .map((question) => button(question, ASK + question, ButtonStyle.Primary));
  const share =
    shareable !== undefined && isShareable(reply) && shareable.trim() !== '' && fits(SHARE, shareable)
      ? [button('Share', SHARE + shareable, ButtonStyle.Secondary)]
      : [];
  const feedback =
    reply.intent === 'fault'
      ? []
      : [
          button('👍', FEEDBACK + writeVerdict(reply, true), ButtonStyle.Secondary),
          button('👎', FEEDBACK + writeVerdict(reply, false), ButtonStyle.Secondary),
        ];
  return [row(followUps), row([...share, ...feedback])].filter(({ components }) => components.length > 0);
}

export function row(components: APIButtonComponentWithCustomId[]): ButtonRow {
  return { type: ComponentType.ActionRow, components: components.slice(0, MAX_BUTTONS_IN_A_ROW) };
}

export function button(
  label: string,
  id: string,
  style: APIButtonComponentWithCustomId['style'],
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style,
    label: cut(harmless(label), MAX_BUTTON_LABEL_CHARACTERS),
    custom_id: id,
  };
}

/** There must be something to share, and an offer is the asker's own: Discord has no way to ask once more. */
function isShareable({ outcome, slots }: Reply): boolean {
  return outcome !== 'declined' && !('amount' in slots);
}

function fits(prefix: string, question: string): boolean {
  return prefix.length + question.length <= MAX_CUSTOM_ID_CHARACTERS;
}
