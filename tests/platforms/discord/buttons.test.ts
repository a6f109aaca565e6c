/** What can be pressed under a reply of the started bot, and the offer form, before and after a restart. */
import { describe, expect, it } from 'vitest';
import { ASKER, COLLEAGUE } from '../../servers/discord/places.ts';
import { withBot, wordsOf } from './with-bot.ts';

const here = withBot();

describe('buttons', () => {
  it('ask on, for the presser alone', async () => {
    const reply = await here.ask('senior seattle');
    const next = await here.answerTo(await here.discord.press({ message: reply, label: 'top metros' }));
    expect(next.ephemeralTo).toBe(ASKER);
    expect(wordsOf(next)).toContain('› top metros');
    const asked = await here.discord.mention({ text: 'senior in berlin' });
    const answer = await here.discord.waitFor(() => asked.replies[0], 'an answer');
    const custom_id = /"(ask:[^"]+)"/.exec(JSON.stringify(answer.components))?.[1] ?? '';
    const press = await here.discord.press({ message: answer, custom_id, user: COLLEAGUE });
    expect((await here.answerTo(press)).ephemeralTo).toBe(COLLEAGUE);
  });

  it('share a reply with all, once, in the asker’s name as words', async () => {
    const reply = await here.ask('staff in london');
    const shared = await here.answerTo(await here.discord.press({ message: reply, label: 'Share' }));
    expect(shared.ephemeralTo).toBeUndefined();
    expect(wordsOf(shared)).toContain('shared by asker');
    const again = await here.answerTo(await here.discord.press({ message: reply, label: 'Share' }));
    expect(again).toMatchObject({ ephemeralTo: ASKER, content: 'This is shared already.' });
  });

  it('share after all where it failed before', async () => {
    const reply = await here.ask('staff in berlin');
    here.discord.failNext('POST /interactions/:id/:token/callback', 500, 0, 4);
    await here.discord.press({ message: reply, label: 'Share' });
    const shared = await here.answerTo(await here.discord.press({ message: reply, label: 'Share' }));
    expect(shared.ephemeralTo).toBeUndefined();
  });

  it('do not share an offer', async () => {
    expect(wordsOf(await here.ask('is 150k good for a senior in seattle?'))).not.toContain('Share');
  });

  it('take a verdict', async () => {
    const reply = await here.ask('senior seattle');
    const thanks = await here.answerTo(await here.discord.press({ message: reply, label: '👍' }));
    expect(thanks).toMatchObject({ ephemeralTo: ASKER, content: expect.stringContaining('counted') });
  });

  it('work after a restart', async () => {
    const reply = await here.ask('senior seattle');
    await here.restart();
    const next = await here.answerTo(await here.discord.press({ message: reply, label: 'top metros' }));
    expect(wordsOf(next)).toContain('San Jose metro');
    const shared = await here.answerTo(await here.discord.press({ message: reply, label: 'Share' }));
    expect(shared.ephemeralTo).toBeUndefined();
  });
});

describe('the offer form', () => {
  const filled = { amount: '150,000', currency: 'USD', period: 'year', level: 'senior', place: 'Seattle' };
  const submit = async (values: Partial<typeof filled>) => {
    const { modal } = await here.discord.command({ name: 'offer' });
    if (!modal) throw new Error('No form was shown.');
    return here.answerTo(await here.discord.submitModal({ modal, values: { ...filled, ...values } }));
  };

  it('answers the asker alone', async () => {
    const answer = await submit({});
    expect(answer.ephemeralTo).toBe(ASKER);
    expect(wordsOf(answer)).toContain('$150,000 is within Senior, US');
    expect(wordsOf(answer)).not.toContain('Share');
  });

  it.each<[Partial<typeof filled>, string]>([
    [{ amount: 'a lot' }, 'Type one amount in figures'],
    [{ amount: '-5' }, 'Type one amount in figures'],
    [{ place: 'Xyzzyville' }, 'I know no place of that name'],
    [{ amount: '@everyone', place: '<@123>' }, 'Type one amount in figures'],
  ])('says what is wrong with %o, and lets one try again with what was typed', async (values, said) => {
    const told = await submit(values);
    expect(told.ephemeralTo).toBe(ASKER);
    expect(wordsOf(told)).toContain(said);
    const { modal } = await here.discord.press({ message: told, label: 'Try again' });
    expect(JSON.stringify(modal)).toContain(JSON.stringify(values.amount ?? filled.amount));
  });

  it('is filled in again as it was, and at first with what the command was given', async () => {
    const told = await submit({
      amount: 'lots',
      currency: 'GBP',
      period: 'month',
      level: 'staff',
      place: 'London',
    });
    const again = await here.discord.press({ message: told, label: 'Try again' });
    const bare = await here.discord.command({ name: 'offer', options: { currency: 'GBP', period: 'month' } });
    for (const { modal } of [again, bare]) {
      expect(JSON.stringify(modal)).toContain('"value":"GBP","label":"GBP","default":true');
      expect(JSON.stringify(modal)).toContain('"value":"month","label":"a month","default":true');
    }
  });
});
