/** What can be done with a reply: ask on, share it, say whether it helped. All a button needs it carries itself. */
import type { types } from '@slack/bolt';
import { cut, harmless } from '../../chat/plain-words.ts';
import type { Reply } from '../../chat/reply.ts';
import { writeVerdict } from '../../chat/verdict.ts';
import { MAX_BUTTON_LABEL_CHARACTERS, MAX_BUTTON_VALUE_CHARACTERS, MAX_FOLLOW_UPS } from './limits.ts';

/** Ids of what can be pressed; an id is followed by a number where several stand side by side. */
export const ASK_ACTION = 'ask';
export const SHARE_ACTION = 'share';
export const FEEDBACK_ACTION = 'feedback';

/** A follow-up for each button. The value is the question as typed: it is understood like any other. */
export function renderFollowUps(questions: readonly string[]): types.Button[] {
  return questions
    .filter((question) => harmless(question).trim() !== '' && question.length <= MAX_BUTTON_VALUE_CHARACTERS)
    .slice(0, MAX_FOLLOW_UPS)
    .map((question, i) => button(question, `${ASK_ACTION}:${i}`, question));
}

/**
 * Shares the answer to a question. What somebody is offered is asked for once more: it is theirs to tell.
 * @returns none where the question is too long for a button to carry
 */
export function renderShare(question: string, isOffer: boolean): types.Button[] {
  if (question.length > MAX_BUTTON_VALUE_CHARACTERS || harmless(question).trim() === '') return [];
  const share = button('Share to channel', SHARE_ACTION, question);
  if (!isOffer) return [share];
  return [
    {
      ...share,
      confirm: {
        title: plain('Share this offer?'),
        text: plain('Everyone in this conversation will see the amount you asked about.'),
        confirm: plain('Share'),
        deny: plain('Keep it private'),
      },
    },
  ];
}

/** 👍 and 👎. They carry what kind of reply it was, never the question. */
export function renderFeedback(reply: Reply): types.ContextActionsBlock {
  const choice = (face: string, label: string, helpful: boolean) => ({
    text: plain(face),
    accessibility_label: label,
    value: writeVerdict(reply, helpful),
  });
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: FEEDBACK_ACTION,
        positive_button: choice('👍', 'This helped', true),
        negative_button: choice('👎', 'This did not help', false),
      },
    ],
  };
}

/** The same where a workspace does not know feedback buttons. */
export function renderPlainFeedback(reply: Reply): types.ActionsBlock {
  const [{ positive_button, negative_button }] = renderFeedback(reply).elements as [types.FeedbackButtons];
  return {
    type: 'actions',
    elements: [positive_button, negative_button].map((choice, i) => ({
      type: 'button',
      action_id: `${FEEDBACK_ACTION}:${i}`,
      ...choice,
    })),
  };
}

export function button(label: string, id: string, value: string): types.Button {
  return {
    type: 'button',
    text: plain(cut(harmless(label), MAX_BUTTON_LABEL_CHARACTERS)),
    action_id: id,
    value,
  };
}

export function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}
