/**
 * Whether the bot speaks where nobody spoke to it. In its own threads it answers what is asked or carries the thread
 * on; elsewhere only questions about pay that it is sure of. What people tell one another is theirs.
 */
import type { Reply } from './reply.ts';
import { soundsLikeAQuestion } from './sounds-like-a-question.ts';

/** How the bot came to hear something that was not said to it. */
export type Overheard = 'in-our-thread' | 'listening';

const SURE_ENOUGH_TO_SPEAK_UP = 0.9;
/** Below this it would have to ask back, and that is left to the people. */
const SURE_ENOUGH_IN_A_THREAD = 0.6;

/** How a thread is carried on without a question mark. */
const CARRIES_ON = /^(?:and|or|vs|versus|what about|how about|same for|compare)\b/i;

/** Without one of these a question about seniors in Berlin may be about their holidays. */
const ABOUT_PAY =
  /\b(?:pay(?:s|ing)?|paid|salar(?:y|ies)|earn(?:s|ed|ing|ings)?|makes?|making|comp|compensation|wages?|offer(?:s|ed)?|worth|incomes?|rates?|equity|bonus(?:es)?|raises?|money|percentiles?|median|negotiat\w*|underpaid|tc)\b|[$£€]\s?\d|\d\s?k\b/i;

export function isWorthSaying({ outcome, confidence }: Reply, heard: Overheard, text: string): boolean {
  if (outcome === 'declined') return false;
  if (heard === 'listening') {
    const isAsked = soundsLikeAQuestion(text) && ABOUT_PAY.test(text);
    return isAsked && outcome === 'answer' && confidence >= SURE_ENOUGH_TO_SPEAK_UP;
  }
  const isAsked = soundsLikeAQuestion(text) || CARRIES_ON.test(text.trim());
  return isAsked && (outcome !== 'clarify' || confidence >= SURE_ENOUGH_IN_A_THREAD);
}
