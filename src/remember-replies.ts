/** What is asked most is asked again and again, by many people: it is worked out once. Gone with the engine it came from. */
import QuickLRU from 'quick-lru';
import { isAboutOwnPay } from './chat/note-question.ts';
import type { Ask } from './chat/platform.ts';
import type { Reply } from './chat/reply.ts';

const MOST_REPLIES = 200;
/** What is longer is somebody's own story. */
const LONGEST_TEXT = 120;

/** The same, but what was asked before outside any conversation has the very reply of then. */
export function rememberReplies(ask: Ask): Ask {
  const replies = new QuickLRU<string, Reply>({ maxSize: MOST_REPLIES });
  return (question) => {
    const { text, conversation } = question;
    if (conversation !== undefined || text.length > LONGEST_TEXT) return ask(question);
    const known = replies.get(text);
    if (known) return known;
    const reply = ask(question);
    // What somebody earns is not kept, not even without their name.
    if (!isAboutOwnPay(text, reply)) replies.set(text, reply);
    return reply;
  };
}
