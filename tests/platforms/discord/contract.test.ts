import { describePlatform } from '../contract.ts';
import { withBot, wordsOf } from './with-bot.ts';

const here = withBot();
let people = 0;

describePlatform('Discord', async (question) => {
  people += 1;
  // Discord's own client sends no empty option.
  const query = question.trim() === '' ? '.' : question;
  return wordsOf(await here.ask(query, here.discord.addPerson(`person-${people}`)));
});
