/** What is asked most is asked again and again, by many people: it is worked out once. Gone with the engine it came from. */
import QuickLRU from 'quick-lru';
import type { Ask } from './chat/platform.ts';
import type { Reply } from './chat/reply.ts';
import { LEFT_OUT } from './understanding/without-names.ts';

const MOST_REPLIES = 200;
/** What is longer is somebody's own story. */
const LONGEST_TEXT = 120;

/**
 * The same, but what was asked before outside any conversation has the very reply of then. Only questions of nothing but
 * common words and names of ours are kept, without any number: nobody's pay, and nobody's name.
 * @param withoutNames the text with LEFT_OUT for all that may be more than that
 */
export function rememberReplies(ask: Ask, withoutNames: (text: string) => string): Ask {
  const replies = new QuickLRU<string, Reply>({ maxSize: MOST_REPLIES });
  return (question) => {
    const { text, conversation } = question;
    if (conversation !== undefined || text.length > LONGEST_TEXT || /\d/.test(text)) return ask(question);
    const known = replies.get(text);
    if (known) return known;
    const reply = ask(question);
    const plain = withoutNames(text);
    if (reply.outcome !== 'declined' && plain !== '' && !plain.includes(LEFT_OUT)) replies.set(text, reply);
    return reply;
  };
}
