import type { PostedMessage } from '../../servers/slack/recording.ts';
import { describePlatform } from '../contract.ts';
import { withBot } from './with-bot.ts';

const here = withBot();
let people = 0;

describePlatform('Slack', async (question) => {
  people += 1;
  return wordsOf(await here.ask(question, `U0PERSON${people}`));
});

/** All words that a message shows, its buttons' labels too. */
function wordsOf(message: PostedMessage): string {
  const words: string[] = [];
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk);
    else if (typeof part === 'object' && part !== null) {
      for (const [key, value] of Object.entries(part)) {
        if (key === 'text' && typeof value === 'string') words.push(value);
        else if (key !== 'value') walk(value);
      }
    }
  };
  walk(message.blocks);
  return words.join('');
}
