/** Every way in which somebody on Discord reaches the started bot. */
import { describe, expect, it } from 'vitest';
import { findPings } from '../../servers/discord/find-pings.ts';
import { ASKER, COLLEAGUE } from '../../servers/discord/places.ts';
import { withBot, wordsOf } from './with-bot.ts';

const here = withBot();

describe('commands', () => {
  it('answer the asker alone: headline, facts, chart with a description, notes, sources, what to ask next', async () => {
    const asked = await here.discord.command({ name: 'salary', options: { query: 'senior seattle' } });
    const answer = await here.answerTo(asked);
    expect(answer.ephemeralTo).toBe(ASKER);
    const words = wordsOf(answer);
    expect(words).toContain('### Senior in Seattle: no source joins the two.');
    expect(words).toContain('- Seattle metro  $165,000 [1] · mean');
    expect(words).toContain('Bar chart: Seattle');
    expect(words).toContain('[1] Backend Developer Salary Guide 2026');
    expect(words).toContain('estimate senior seattle');
    expect(answer.attachments).toHaveLength(1);
    const again = await here.discord.command({ name: 'salary', options: { query: 'senior seattle' } });
    expect([asked.response, again.response]).toEqual(['deferred message', 'message']);
  });

  it.each<[string, Record<string, string | boolean>, string]>([
    ['salary', { query: 'berlin', level: 'senior' }, 'Senior in Berlin'],
    ['salary', { query: 'senior', place: 'London' }, 'Senior in London'],
    ['salary', { query: 'senior', hourly: true }, 'an hour'],
    ['compare', { first: 'seattle', second: 'boston' }, 'Boston'],
    ['faq', { question: 'how do I negotiate?' }, 'Know the market'],
    ['sources', {}, 'ResumeGeni'],
    ['coverage', {}, 'London'],
    ['help', {}, 'I answer pay questions'],
    ['offer', { amount: '150k', level: 'senior', place: 'Seattle' }, '$150,000 is within Senior, US'],
    ['offer', { amount: 'a lot' }, 'Type one amount in figures'],
  ])('/%s %o', async (name, options, said) => {
    const answer = await here.answerTo(await here.discord.command({ name, options }));
    expect(answer.ephemeralTo).toBe(ASKER);
    expect(wordsOf(answer)).toContain(said);
  });

  it('work for people who installed it themselves, in any channel and with the bot alone', async () => {
    const elsewhere = await here.discord.command({
      name: 'salary',
      options: { query: 'senior berlin' },
      context: 'private',
      installation: 'user',
    });
    expect((await here.answerTo(elsewhere)).ephemeralTo).toBe(ASKER);
    const alone = await here.discord.command({
      name: 'salary',
      options: { query: 'senior berlin' },
      context: 'dm',
    });
    const answer = await here.answerTo(alone);
    expect(answer.ephemeralTo).toBeUndefined();
    expect(wordsOf(answer)).not.toContain('Share');
  });

  it('are told to Discord once, and not again while they are the same', async () => {
    const told = () =>
      here.discord.calls.filter(({ method, path }) => method === 'PUT' && path.endsWith('/commands'));
    expect(told()).toHaveLength(1);
    await here.restart();
    expect(told()).toHaveLength(1);
  });
});

describe('while somebody types', () => {
  it('what was typed comes first, then names and questions, 25 at most', async () => {
    const typed = async (query: string, focused = 'query') =>
      (
        await here.discord.autocomplete({ name: 'salary', focused, options: { [focused]: query } })
      ).choices.map(({ value }) => value);
    expect((await typed('senior sea')).slice(0, 2)).toEqual(['senior sea', 'senior seattle']);
    expect((await typed('senior ')).length).toBeLessThanOrEqual(25);
    expect((await typed('s')).length).toBe(25);
    expect(await typed('new yo', 'place')).toContain('New York state');
    expect(await typed('x'.repeat(150))).toEqual([]);
    expect((await typed('')).length).toBeGreaterThan(3);
  });

  it('whatever is sent in the end is understood: a choice, its name, or anything else', async () => {
    expect(wordsOf(await here.ask('Senior Seattle'))).toContain('Seattle metro');
    expect(wordsOf(await here.ask('sr dev in seatle plz'))).toContain('Seattle metro');
    expect(wordsOf(await here.ask('the weather'))).toContain('That is not something I can answer');
  });
});

describe('“Ask salary-bot about this”', () => {
  it('answers a message for the asker alone', async () => {
    const message = await here.discord.message({ text: 'does anybody know what a senior earns in berlin' });
    const asked = await here.discord.messageCommand({
      name: 'Ask salary-bot about this',
      message,
      user: COLLEAGUE,
    });
    const answer = await here.answerTo(asked);
    expect(answer.ephemeralTo).toBe(COLLEAGUE);
    expect(wordsOf(answer)).toContain('Senior in Berlin');
  });
});

describe('messages', () => {
  it('that mention the bot, or reply to it, are answered as a reply without a ping', async () => {
    const asked = await here.discord.mention({ text: 'what does a senior earn in berlin?' });
    const answer = await here.discord.waitFor(() => asked.replies[0], 'an answer');
    expect(wordsOf(answer)).toContain('Senior in Berlin');
    expect(findPings(answer.payload)).toEqual([]);
    const followUp = await here.discord.mention({ text: 'and in london?', reply_to: answer.id });
    const next = await here.discord.waitFor(() => followUp.replies[0], 'the next answer');
    expect(wordsOf(next)).toContain('Senior in London');
  });

  it('in a thread follow one another, whoever speaks', async () => {
    const { id } = await here.discord.openThread({ name: 'pay' });
    const asked = await here.discord.mention({ text: 'senior in berlin', channel: id });
    await here.discord.waitFor(() => asked.replies[0], 'an answer');
    const other = await here.discord.mention({ text: 'and in london?', channel: id, user: COLLEAGUE });
    expect(wordsOf(await here.discord.waitFor(() => other.replies[0], 'an answer'))).toContain(
      'Senior in London',
    );
  });

  it('to the bot alone are answered, following one another', async () => {
    const asked = await here.discord.directMessage({ text: 'senior berlin' });
    await here.discord.waitFor(() => asked.replies[0], 'an answer');
    const next = await here.discord.directMessage({ text: 'and in london?' });
    expect(wordsOf(await here.discord.waitFor(() => next.replies[0], 'an answer'))).toContain(
      'Senior in London',
    );
  });

  it('are told where to do what is no question', async () => {
    const asked = await here.discord.mention({ text: 'listen on' });
    const said = await here.discord.waitFor(() => asked.replies[0], 'a word');
    expect(said.content).toContain('/listen');
  });

  it('of bots, of others, and edits are left alone', async () => {
    const before = here.discord.messages.length;
    await here.discord.message({ text: 'what does a senior earn in berlin?' });
    await here.discord.botMessage({ text: `<@${here.discord.applicationId}> senior berlin` });
    const said = await here.discord.message({ text: 'hello' });
    await here.discord.edit(said, `<@${here.discord.applicationId}> senior berlin`);
    await here.discord.mention({ text: '@everyone' });
    await here.discord.settled(400);
    expect(here.discord.messages.length - before).toBe(1);
  });
});
