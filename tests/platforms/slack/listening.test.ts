/** Listening to a channel: off unless an admin of the started bot's workspace turns it on, and then quiet. */
import { afterEach, describe, expect, it } from 'vitest';
import { ADMIN, ASKER, COLLEAGUE, GENERAL, HIDDEN, OUTSIDE } from '../../servers/slack/workspace.ts';
import { withBot } from './with-bot.ts';

const here = withBot();

/** What `/salary listen …` is answered. */
async function listen(wish: string, user: string, channel = GENERAL): Promise<string> {
  const asked = await here.slack.command({ text: `listen ${wish}`, user, channel });
  return (await here.answerTo(asked)).text;
}

const QUESTION = 'what does a senior backend developer earn in berlin?';

describe('listening', () => {
  afterEach(() => listen('off', ADMIN));

  it('is off: nothing is answered unasked', async () => {
    expect(await listen('', ASKER)).toContain('do not listen');
    const said = await here.slack.message({ text: QUESTION });
    await here.slack.settled(400);
    expect(here.inThread(said.ts)).toEqual([]);
  });

  it('answers in a thread what is asked and it is sure of, and nothing else', async () => {
    expect(await listen('on', ADMIN)).toContain('I listen in this channel');
    const said = await here.slack.message({ text: QUESTION });
    const answer = await here.slack.waitFor(() => here.inThread(said.ts)[0], 'an answer in a thread');
    expect(answer.text).toMatch(/^Senior in Berlin/);
    const others = [
      'our senior in berlin is on holiday',
      'should we hire a senior in berlin?',
      'can someone review the python backend in boston?',
      'anyone know how many backend engineers we have?',
      'what is for lunch?',
      'is anybody in toronto?',
      'can you review my pull request?',
      `<@${COLLEAGUE}> ${QUESTION}`,
      'thanks',
    ];
    const left = await Promise.all(others.map((text) => here.slack.message({ text })));
    await here.slack.settled(500);
    expect(left.flatMap(({ ts, text }) => (here.inThread(ts).length > 0 ? [text] : []))).toEqual([]);
  });

  it('is for admins, owners and whoever created the channel', async () => {
    expect(await listen('on', ASKER)).toContain('Only workspace admins');
    expect(await listen('', ASKER)).toContain('do not listen');
    here.slack.channel(GENERAL).creator = ASKER;
    expect(await listen('on', ASKER)).toContain('I listen in this channel');
  });

  it('needs the bot in the channel, and says so', async () => {
    expect(await listen('on', ADMIN, OUTSIDE)).toContain('/invite');
    expect(await listen('on', ADMIN, HIDDEN)).toContain('/invite');
  });

  it('stays on over a restart', async () => {
    await listen('on', ADMIN);
    await here.restart();
    const said = await here.slack.message({ text: QUESTION });
    await here.slack.waitFor(() => here.inThread(said.ts)[0], 'an answer in a thread');
  });
});
