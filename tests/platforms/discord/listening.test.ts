/** Listening to a channel: off unless those who manage the server turn it on, and then quiet. */
import { afterEach, describe, expect, it } from 'vitest';
import { startLocalDiscord } from '../../servers/discord/local-discord.ts';
import { ADMIN, ASKER, GENERAL } from '../../servers/discord/places.ts';
import { startDiscordBot, withBot, wordsOf } from './with-bot.ts';

const here = withBot({ grantedIntents: ['MessageContent'] });
const QUESTION = 'what does a senior backend developer earn in berlin?';

async function listen(wish: string | undefined, user: string): Promise<string> {
  const options = wish === undefined ? {} : { wish };
  return (await here.answerTo(await here.discord.command({ name: 'listen', options, user }))).content;
}

describe('listening', () => {
  afterEach(() => listen('off', ADMIN));

  it('is off, and asks for no privileged intent', async () => {
    expect(await listen(undefined, ADMIN)).toContain('do not listen');
    const said = await here.discord.message({ text: QUESTION });
    await here.discord.settled(400);
    expect(said.replies).toEqual([]);
    expect(here.bot.output()).toContain('"listens":false');
  });

  it('answers what is asked and it is sure of, and nothing else', async () => {
    expect(await listen('on', ADMIN)).toContain('I listen in this channel');
    await here.bot.wrote('"listens":true');
    const asked = await here.discord.message({ text: QUESTION });
    expect(wordsOf(await here.discord.waitFor(() => asked.replies[0], 'an answer'))).toContain(
      'Senior in Berlin',
    );
    const others = ['our senior in berlin is away', 'should we hire a senior in berlin?', 'lunch?', 'thanks'];
    const left = await Promise.all(others.map((text) => here.discord.message({ text })));
    await here.discord.settled(500);
    expect(left.filter(({ replies }) => replies.length > 0)).toEqual([]);
  });

  it('holds for the threads of the channel', async () => {
    await listen('on', ADMIN);
    await here.bot.wrote('"listens":true');
    const { id } = await here.discord.openThread({ name: 'pay' });
    const asked = await here.discord.message({ text: QUESTION, channel: id });
    await here.discord.waitFor(() => asked.replies[0], 'an answer');
  });

  it('bothers nobody where the bot may not write', async () => {
    await listen('on', ADMIN);
    await here.bot.wrote('"listens":true');
    here.discord.setBotPermissions(GENERAL, ['ViewChannel', 'ReadMessageHistory']);
    const before = here.discord.messages.length;
    await here.discord.message({ text: QUESTION });
    await here.discord.settled(500);
    expect(here.discord.messages.length).toBe(before);
    expect(await listen('on', ADMIN)).toContain('Send Messages');
    here.discord.setBotPermissions(GENERAL, [
      'ViewChannel',
      'SendMessages',
      'ReadMessageHistory',
      'AttachFiles',
    ]);
  });

  it('stays on over a restart', async () => {
    await listen('on', ADMIN);
    await here.restart();
    const asked = await here.discord.message({ text: QUESTION });
    await here.discord.waitFor(() => asked.replies[0], 'an answer');
  });

  it('is for those who manage the server', async () => {
    await expect(listen('on', ASKER)).rejects.toThrow();
  });
});

describe('listening without the right to it', () => {
  it('is told to whoever wishes it, and the bot goes on', async () => {
    const discord = await startLocalDiscord();
    const bot = await startDiscordBot(discord);
    try {
      const asked = await discord.command({ name: 'listen', options: { wish: 'on' }, user: ADMIN });
      const told = await discord.waitFor(() => asked.messages[0], 'a word');
      expect(told.content).toContain('Message Content Intent');
      const question = await discord.mention({ text: 'senior berlin' });
      await discord.waitFor(() => question.replies[0], 'an answer');
    } finally {
      await bot.stop();
      await discord.stop();
    }
  });
});
