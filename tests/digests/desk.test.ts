/** Admins at the desk: what they say, what is said back, and what is kept. */
import { describe, expect, it } from 'vitest';
import type { DeskAnswer, DeskVisit } from '../../src/chat/digest-desk.ts';
import { replyToPlainText } from '../../src/chat/plain-text.ts';
import { createDesk } from '../../src/digests/desk.ts';
import { createDigests } from '../../src/digests/digests.ts';
import { SILENT } from '../silent-log.ts';
import { type Digesting, HOUR_MS, NINE, openDigesting } from './with-store.ts';

interface AtTheDesk extends Digesting {
  /** What is said back, a line each; commands as `/digest …`, channels as `#…`. */
  say(line: string, given?: Partial<DeskVisit>): Promise<string>;
  answer(line: string, given?: Partial<DeskVisit>): Promise<DeskAnswer>;
  /** Presses the only button under an answer. */
  press(answer: DeskAnswer, given?: Partial<DeskVisit>): Promise<string>;
}

const VISIT: DeskVisit = {
  platform: 'slack',
  workspace: 'T1',
  channel: 'C0HERE',
  user: 'U0ADMIN',
  obstacle: async (channel) => (channel === 'C0SHUT' ? 'Invite me there first.' : undefined),
  handling: { id: 'c0ffee00', log: SILENT },
};

async function atTheDesk(): Promise<AtTheDesk> {
  const digesting = await openDigesting();
  const digests = createDigests(digesting.services);
  const desk = createDesk({ ...digesting.services, look: () => digests.look() });
  const answer = (line: string, given: Partial<DeskVisit> = {}) => desk.answer(line, { ...VISIT, ...given });
  return {
    ...digesting,
    answer,
    say: async (line, given) => wordsOf(await answer(line, given)),
    async press({ buttons }, given) {
      expect(buttons).toHaveLength(1);
      expect(buttons[0]?.line.length).toBeLessThanOrEqual(90);
      return wordsOf(await answer(buttons[0]?.line ?? '', given));
    },
  };
}

function wordsOf({ lines }: DeskAnswer): string {
  const piece = (one: DeskAnswer['lines'][number][number]) =>
    typeof one === 'string' ? one : 'channel' in one ? `#${one.channel}` : `/digest ${one.command}`;
  return lines.map((line) => line.map(piece).join('')).join('\n');
}

async function create(desk: AtTheDesk, line: string): Promise<string> {
  return desk.press(await desk.answer(line));
}

describe('a new digest', () => {
  it('is said back before it is saved', async () => {
    const desk = await atTheDesk();
    const proposal = await desk.answer('every monday 9am berlin in <#C0COMP|comp>');
    expect(wordsOf(proposal)).toMatchInlineSnapshot(`
      "Mondays at 09:00 Europe/Berlin in #C0COMP; next: Mon 23 Nov, 09:00.
      Is that right? Nothing is saved yet."
    `);
    expect(await desk.store.digests.list('slack', 'T1')).toEqual([]);
    expect(await desk.press(proposal)).toMatchInlineSnapshot(`
      "Saved as digest 1: Mondays at 09:00 Europe/Berlin in #C0COMP; next: Mon 23 Nov, 09:00.
      To see what it will say: /digest preview 1.
      You can type: /digest list · preview 1 · run 1 · pause 1 · resume 1 · change 1 … · remove 1"
    `);
    expect(await desk.store.digests.list('slack', 'T1')).toMatchObject([
      {
        ...{ platform: 'slack', workspace: 'T1', channel: 'C0COMP', owner: 'U0ADMIN', number: 1 },
        ...{ cron: '0 9 * * 1', zone: 'Europe/Berlin', nextAt: NINE, state: 'active' },
      },
    ]);
  });

  it('comes to where it was ordered unless another channel is named', async () => {
    const desk = await atTheDesk();
    expect(await create(desk, 'weekdays 8:30 New York')).toContain('in #C0HERE; next: Mon 23 Nov, 08:30');
  });

  it('takes the clock of its admin where no zone is said, and says so', async () => {
    const desk = await atTheDesk();
    const said = await desk.say('mondays at 9', { zone: 'Europe/Lisbon' });
    expect(said).toContain('Mondays at 09:00 Europe/Lisbon');
    expect(said.split('\n')[1]).toContain('Europe/Lisbon');
    expect(await desk.say('mondays at 9')).not.toContain('Is that right?');
  });

  it.each([
    ['every monday 9am in <#C0SHUT>', 'Invite me there first.'],
    ['every monday 25:00 berlin', '25:00'],
    ['every monday 9am berln', 'Berlin'],
    ['every monday berlin', 'time'],
    ['31 february 9am utc', 'never'],
    ['every monday 9am berlin in #comp', 'which channel #comp is'],
    ['whenever you like', ''],
  ])('that cannot be is told at once: %s', async (line, said) => {
    const desk = await atTheDesk();
    const answer = await desk.answer(line, { zone: 'UTC' });
    expect(answer.buttons).toEqual([]);
    expect(wordsOf(answer).toLowerCase()).toContain(said.toLowerCase());
    expect(wordsOf(answer).length).toBeGreaterThan(15);
  });

  it('saved twice is one', async () => {
    const desk = await atTheDesk();
    const proposal = await desk.answer('every monday 9am berlin');
    await desk.press(proposal);
    expect(await desk.press(proposal)).toBe('That digest is set up already: it is number 1.');
  });

  it('saved twice at the same moment is one', async () => {
    const desk = await atTheDesk();
    const { buttons } = await desk.answer('every monday 9am berlin');
    const line = buttons[0]?.line ?? '';
    const said = await Promise.all([desk.say(line), desk.say(line), desk.say(line)]);
    expect(said.filter((words) => words.includes('Saved as digest 1'))).toHaveLength(1);
    expect(said.filter((words) => words.includes('set up already: it is number 1'))).toHaveLength(2);
    expect(await desk.store.digests.list('slack', 'T1')).toHaveLength(1);
  });

  it('is not saved where the channel was shut in between', async () => {
    const desk = await atTheDesk();
    const proposal = await desk.answer('every monday 9am berlin');
    const shut = { obstacle: async () => 'The channel is archived.' };
    expect(await desk.press(proposal, shut)).toBe('The channel is archived.');
    expect(await desk.store.digests.list('slack', 'T1')).toEqual([]);
  });
});

describe('a digest that is there', () => {
  it('is listed with its next run in its own clock', async () => {
    const desk = await atTheDesk();
    expect(await desk.say('list')).toContain('There is no digest here yet.');
    await create(desk, 'every monday 9am berlin');
    await create(desk, 'first of the month at noon UTC in <#C0COMP>');
    await desk.say('pause 2');
    expect(await desk.say('list')).toMatchInlineSnapshot(`
      "1. Mondays at 09:00 Europe/Berlin in #C0HERE; next: Mon 23 Nov, 09:00
      2. The 1st of every month at 12:00 UTC in #C0COMP; paused
      You can type: /digest list · preview 1 · run 1 · pause 1 · resume 1 · change 1 … · remove 1"
    `);
    expect(await desk.say('list', { workspace: 'T2' })).toContain('There is no digest here yet.');
  });

  it('shows in private exactly what comes next', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    const { preview } = await desk.answer('preview');
    if (!preview) throw new Error('There is no preview.');
    desk.clock.now = NINE;
    const digests = createDigests(desk.services);
    await digests.look();
    await digests.finish();
    const [post] = desk.posts.posted;
    expect(post?.posted.kind === 'digest' && replyToPlainText(post.posted.reply)).toBe(
      replyToPlainText(preview),
    );
    const { preview: next } = await desk.answer('preview');
    expect(next && replyToPlainText(next)).not.toBe(replyToPlainText(preview));
  });

  it('is sent now when asked to, beside its schedule', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    expect(await desk.say('run now')).toBe('Digest 1 is on its way to #C0HERE.');
    await expect.poll(() => desk.posts.posted.length).toBe(1);
    const [subscription] = await desk.store.digests.list('slack', 'T1');
    expect(subscription?.nextAt).toBe(NINE);
  });

  it('pauses and goes on from the next time after that', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    expect(await desk.say('pause')).toContain('Digest 1 is paused');
    desk.clock.now = NINE + HOUR_MS;
    expect(await desk.say('resume')).toContain('next: Mon 30 Nov, 09:00');
  });

  it('is changed once what was understood is confirmed; what is not said stays', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin in <#C0COMP>');
    const proposal = await desk.answer('change 1 to weekdays 8:30');
    expect(wordsOf(proposal)).toContain('Digest 1: Weekdays at 08:30 Europe/Berlin in #C0COMP');
    expect(await desk.say('list')).toContain('Mondays');
    await desk.press(proposal);
    expect(await desk.say('list')).toContain('1. Weekdays at 08:30 Europe/Berlin in #C0COMP');
    await desk.press(await desk.answer('change 1 to <#C0OTHER>'));
    expect(await desk.say('list')).toContain('1. Weekdays at 08:30 Europe/Berlin in #C0OTHER');
  });

  it('is removed once that is confirmed, and its number is not given again', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    const sure = await desk.answer('remove 1');
    expect(await desk.store.digests.list('slack', 'T1')).toHaveLength(1);
    expect(await desk.press(sure)).toContain('Digest 1 is removed');
    expect(await create(desk, 'every monday 9am berlin')).toContain('Saved as digest 2');
  });

  it('is repeated or rests as its admin chooses', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    await desk.say('repeat');
    expect((await desk.store.digests.list('slack', 'T1'))[0]?.whenAllTold).toBe('repeat');
    await desk.say('rest');
    expect((await desk.store.digests.list('slack', 'T1'))[0]?.whenAllTold).toBe('rest');
  });

  it('is meant by its number where there are several; it is asked back otherwise', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin in <#C0A>');
    await create(desk, 'every tuesday 9am berlin in <#C0B>');
    expect(await desk.say('pause')).toContain('Say which one');
    expect(await desk.say('pause', { channel: 'C0B' })).toContain('Digest 2 is paused');
    expect(await desk.say('pause 9')).toContain('There is no digest 9.');
    expect(await desk.say('pause 1', { workspace: 'T2' })).toContain('There is no digest');
  });
});

describe('what is not said of a change', () => {
  it.each([
    ['change to 10am', 'Mondays at 10:00 Europe/Berlin'],
    ['change 1 to fridays', 'Fridays at 09:00 Europe/Berlin'],
    ['change 1 to tokyo', 'Mondays at 09:00 Asia/Tokyo'],
    ['change 1 9am', 'Mondays at 09:00 Europe/Berlin'],
    ['change 1 first of the month', 'The 1st of every month at 09:00 Europe/Berlin'],
    ['change 1 to local time', 'Mondays at 09:00 America/New_York'],
    ['change 1 to fridays in <#C0OTHER>', 'Fridays at 09:00 Europe/Berlin in #C0OTHER'],
  ])('stays as the digest has it: %s', async (line, said) => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    const words = await desk.say(line, { zone: 'America/New_York' });
    expect(words).toContain(`Digest 1: ${said}`);
    expect(words).not.toContain('You named no time zone');
  });

  it('is asked for with an example of a change where nothing is said at all', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    expect(await desk.say('change 1')).toContain('/digest change 1 fridays 10am');
    expect(await desk.say('change 1')).not.toContain('create');
    expect(await desk.say('change 1 please')).toContain('nothing to change');
  });
});

describe('a change', () => {
  it('leaves a pause that was set in between as it is, and says so', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    const proposal = await desk.answer('change 1 to fridays');
    const { change } = desk.store.digests;
    const meanwhile = { ...desk.services.records, change };
    // The pause falls between what is read and what is written.
    meanwhile.change = async (id, changes) => {
      await change(id, { state: 'paused' });
      return change(id, changes);
    };
    const desk2 = createDesk({ ...desk.services, records: meanwhile, look: async () => {} });
    const said = await desk2.answer(proposal.buttons[0]?.line ?? '', VISIT);
    expect(wordsOf(said)).toContain('still paused');
    expect(await desk.store.digests.list('slack', 'T1')).toMatchObject([
      { state: 'paused', cron: '0 9 * * 5' },
    ]);
  });

  it('has a refused one go on', async () => {
    const desk = await atTheDesk();
    const { id } = await desk.subscribe();
    await desk.store.digests.change(id, { state: 'refused' });
    expect(await desk.press(await desk.answer('change 1 to fridays'))).toContain('next: Fri 27 Nov, 09:00');
  });

  it('waits while one is due', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    const proposal = await desk.answer('change 1 to fridays');
    desk.clock.now = NINE;
    expect(await desk.press(proposal)).toBe('One is due at this moment: try again in a minute.');
    expect(await desk.store.digests.list('slack', 'T1')).toMatchObject([{ cron: '0 9 * * 1', nextAt: NINE }]);
  });
});

describe('what comes next', () => {
  it('is nothing for one that has told all, and the list says what to type', async () => {
    const desk = await atTheDesk();
    const { id } = await desk.subscribe();
    await desk.store.digests.decide(
      {
        ...{ subscription: id, readNextAt: NINE, nextAt: NINE + 7 * 24 * HOUR_MS, round: 0 },
        runs: [{ scheduledFor: NINE, outcome: 'rested', told: [], dataVersion: '' }],
        deliveries: [],
        whenAllTold: 'rest',
      },
      NINE,
    );
    const said = await desk.say('list');
    expect(said).toContain('rests until figures change');
    expect(said).toContain('/digest repeat 1');
    expect(said).not.toContain('next:');
    expect(await desk.say('resume 1')).toContain('rests until figures change');
    expect(await desk.say('repeat 1')).toContain('Next: Mon 30 Nov, 09:00.');
    expect(await desk.say('list')).toContain('next: Mon 30 Nov, 09:00');
  });

  it('is told of one that is not paused, and is not moved by resuming it', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    desk.clock.now = NINE + HOUR_MS;
    expect(await desk.say('resume')).toMatch(
      /^Digest 1 is not paused:\n1\. Mondays .*; next: Mon 23 Nov, 09:00$/,
    );
    expect((await desk.store.digests.list('slack', 'T1'))[0]?.nextAt).toBe(NINE);
  });

  it('of a refused one is up to its admin, who is told how', async () => {
    const desk = await atTheDesk();
    const { id } = await desk.subscribe();
    await desk.store.digests.change(id, { state: 'refused' });
    expect(await desk.say('list')).toContain('/digest resume 1');
  });

  it('of a time zone that this Node does not know is said for that digest alone', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    await desk.subscribe({ id: 'two', zone: 'Mars/Crater' });
    const said = (await desk.say('list')).split('\n');
    expect(said[0]).toContain('next: Mon 23 Nov, 09:00');
    expect(said[1]).toContain('I do not know the time zone Mars/Crater');
    for (const line of ['preview 2', 'run 2', 'resume 2', 'change 2 in <#C0OTHER>'])
      expect(await desk.say(line)).toContain('/digest change 2 berlin');
    expect(await desk.say('change 2 berlin')).toContain('Mondays at 09:00 Europe/Berlin');
    expect(await desk.say('pause 2')).toContain('Digest 2 is paused');
  });

  it('has the title that the post begins with', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    expect((await desk.say('preview')).split('\n').at(-1)).toBe('Market digest · Mon 23 Nov');
  });
});

describe('a digest that is run', () => {
  it('a moment after the last is asked about first', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    await desk.say('run');
    desk.clock.now += 30_000;
    const asked = await desk.answer('run 1');
    expect(wordsOf(asked)).toBe('One was sent a moment ago. Send another?');
    await expect.poll(() => desk.posts.posted.length).toBe(1);
    expect(await desk.press(asked)).toContain('is on its way');
    await expect.poll(() => desk.posts.posted.length).toBe(2);
    desk.clock.now += 60_000;
    expect(await desk.say('run 1')).toContain('is on its way');
    await expect.poll(() => desk.posts.posted.length).toBe(3);
  });

  it('stays paused where it was', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    await desk.say('pause');
    expect(await desk.say('run')).toContain('It stays paused. To go on: /digest resume 1.');
    await expect.poll(() => desk.posts.posted.length).toBe(1);
  });
});

describe('help', () => {
  it('names what can be typed', async () => {
    const desk = await atTheDesk();
    for (const line of ['help', '', 'list']) {
      const said = await desk.say(line);
      for (const verb of ['list', 'preview 1', 'run 1', 'pause 1', 'resume 1', 'change 1 …', 'remove 1'])
        expect(said).toContain(verb);
    }
  });

  it('is one line for who wants to use a digest and has none', async () => {
    const desk = await atTheDesk();
    for (const line of ['preview', 'run', 'pause', 'change 3', 'remove 2'])
      expect(await desk.say(line)).toBe(
        'There is no digest here yet. To set one up: /digest create every monday 9am berlin',
      );
  });

  it.each([
    ['pause 1 and 2', 'One at a time, for example /digest pause 1.'],
    ['remove all', 'One at a time, for example /digest remove 1.'],
    ['pause 1 for a week', 'I did not understand "for a week". Type only /digest pause 1.'],
    ['stop every monday', 'I did not understand "every monday". Type for example /digest pause 1.'],
    ['pause 99999999', 'There is no digest 99999999.'],
    ['1', '1. Mondays at 09:00 Europe/Berlin in #C0HERE; next: Mon 23 Nov, 09:00'],
    ['7', 'There is no digest 7.'],
  ])('is given for an order that cannot be carried out: %s', async (line, said) => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    expect(await desk.say(line)).toContain(said);
    expect(await desk.store.digests.list('slack', 'T1')).toMatchObject([{ state: 'active' }]);
  });

  it.each([
    ['mondays 9am berlin to random', 'If random is a channel: type #'],
    ['mondays 9am berlin in generalchat', 'If generalchat is a channel: type #'],
  ])('says how a channel is named where a word may be one: %s', async (line, said) => {
    const desk = await atTheDesk();
    expect(await desk.say(line)).toContain(said);
  });

  it('is in the words of the platform', async () => {
    const desk = await atTheDesk();
    const there = { platform: 'discord', zone: 'UTC' } as const;
    for (const line of ['mondays 9am to random', 'mondays 9am in #random'])
      expect(await desk.say(line, there)).toContain('in the field "channel"');
    expect(await desk.say('mondays 9am tokyo in general', there)).toContain('in the field "channel"');
  });
});

describe('a store that is away', () => {
  it('leaves open whether it was kept', async () => {
    const desk = await atTheDesk();
    await create(desk, 'every monday 9am berlin');
    await desk.store.close();
    const faults: object[] = [];
    const log = { ...SILENT, error: (fault: object) => faults.push(fault) };
    const said = await desk.say('pause 1', { handling: { id: '0ddba11e', log } });
    expect(said).toContain('cannot tell whether anything was changed');
    expect(said).toContain('/digest list');
    expect(said).toContain('in the log, under 0ddba11e.');
    expect(faults).toMatchObject([{ fault: 'StoreError' }]);
  });
});
