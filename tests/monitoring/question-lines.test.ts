/** What the log of the started bot says of questions, and what it keeps to itself. */
import { describe, expect, it } from 'vitest';
import { startOnBoth } from './both-platforms.ts';

const ANSWERED = 'a question was answered';
const lineOf = (lines: Record<string, unknown>[], platform: string) =>
  lines.filter(({ msg, platform: where }) => msg === ANSWERED && where === platform);

describe('a question', () => {
  it('has one line when it is answered, with an id, and nothing of who asked or what', async () => {
    const { slack, discord, bot } = await startOnBoth({ settings: { LOG_LEVEL: 'debug' } });
    const asked = await slack.command({ text: 'senior seattle' });
    await slack.waitFor(() => asked.responses[0], 'an answer');
    const mention = await slack.mention({ text: 'zanzibar offer 187654 usd' });
    await slack.waitFor(() => slack.messages.find(({ thread_ts }) => thread_ts === mention.ts), 'an answer');
    const command = await discord.command({ name: 'salary', options: { query: 'toronto' } });
    await discord.waitFor(() => command.messages[0], 'an answer');
    const said = await discord.mention({ text: 'the weather tomorrow' });
    await discord.waitFor(() => said.replies[0], 'an answer');
    await bot.wrote(ANSWERED, 4);

    const [first, second, ...more] = lineOf(bot.lines(), 'slack');
    expect(more).toEqual([]);
    expect(first).toEqual({
      level: 30,
      time: expect.any(Number),
      id: expect.stringMatching(/^[0-9a-f]{8}$/),
      platform: 'slack',
      intent: 'pay',
      outcome: 'answered',
      ms: expect.any(Number),
      ackMs: expect.any(Number),
      msg: ANSWERED,
    });
    expect(second?.id).not.toBe(first?.id);
    expect(lineOf(bot.lines(), 'discord')).toMatchObject([
      { intent: 'pay', outcome: 'no-data', ackMs: expect.any(Number) },
      { outcome: 'unknown' },
    ]);
    const understood = bot.lines().filter(({ msg }) => msg === 'a question was understood');
    expect(understood.map(({ id }) => id)).toContain(first?.id);
    for (const secret of ['seattle', 'zanzibar', '187654', 'toronto', 'weather', 'Ada', 'U0'])
      expect(bot.output()).not.toContain(secret);
  });

  it('that fails is told by the id that its lines have, and ends in a fault', async () => {
    const { slack, bot, pages } = await startOnBoth();
    slack.failNextResponse(400, 'broken');
    const asked = await slack.command({ text: 'senior seattle' });
    const told = await slack.waitFor(
      () => asked.responses.find(({ message }) => message?.text.includes('went wrong')),
      'words about it',
    );
    await bot.wrote('a question ended in a fault');
    const id = /in the log is (\w+)/.exec(told.message?.text ?? '')?.[1];
    const lines = bot.lines().filter((line) => line.id === id);
    expect(lines.map(({ msg }) => msg)).toEqual([
      'an event could not be answered',
      'a question ended in a fault',
    ]);
    expect(lines[1]).toMatchObject({ platform: 'slack', intent: 'pay', outcome: 'fault' });
    expect(await pages.metric('salary_bot_faults_total', { platform: 'slack' })).toBe(1);
    expect(
      await pages.metric('salary_bot_questions_total', {
        platform: 'slack',
        intent: 'pay',
        outcome: 'fault',
      }),
    ).toBe(1);
  });

  it('is shown where that is switched on for debugging, an offer never', async () => {
    const { slack, bot } = await startOnBoth({ settings: { LOG_LEVEL: 'debug', LOG_QUESTIONS: 'true' } });
    for (const text of ['senior seattle', 'is 187654 good for a senior in boston']) {
      const asked = await slack.command({ text });
      await slack.waitFor(() => asked.responses[0], 'an answer');
    }
    await bot.wrote(ANSWERED, 2);
    expect(bot.lines().find(({ text }) => text === 'senior seattle')).toMatchObject({ level: 20 });
    expect(bot.output()).not.toMatch(/187654|boston/);
  });
});
