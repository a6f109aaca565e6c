/** `/digest` and its buttons, from the local Discord to a desk that notes down what it is told, and back. */
import { ChannelType } from 'discord.js';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { DeskAnswer, DeskVisit } from '../../../src/chat/digest-desk.ts';
import { NO_METER } from '../../../src/chat/meter.ts';
import { createDiscord } from '../../../src/platforms/discord/platform.ts';
import { buildReply, payReply } from '../../chat/build-reply.ts';
import { findPings } from '../../servers/discord/find-pings.ts';
import { type LocalDiscord, startLocalDiscord } from '../../servers/discord/local-discord.ts';
import { MEMBER_PERMISSIONS } from '../../servers/discord/permissions.ts';
import {
  ADMIN,
  channelId,
  GENERAL,
  GUILD,
  HIDDEN,
  OWNER,
  RANDOM,
  READ_ONLY,
} from '../../servers/discord/places.ts';
import type { CreatedMessage } from '../../servers/discord/recording.ts';
import { SILENT } from '../../silent-log.ts';
import { wordsOf } from './with-bot.ts';

const asked: { line: string; visit: DeskVisit }[] = [];
let desk: (line: string, visit: DeskVisit) => Promise<DeskAnswer>;
const say = (...lines: string[]): DeskAnswer => ({ lines: lines.map((line) => [line]), buttons: [] });

let discord: LocalDiscord;
let platform: ReturnType<typeof createDiscord>;
let running: Promise<void>;
let time = 0;
beforeAll(async () => {
  discord = await startLocalDiscord({ guilds: 2 });
  platform = createDiscord({
    connection: { token: discord.token, apiUrl: discord.apiUrl },
    ask: () => buildReply(),
    desk: {
      answer: (line, visit) => {
        asked.push({ line, visit });
        return desk(line, visit);
      },
    },
    log: SILENT,
    meter: NO_METER,
    answeredEvents: { claim: async () => true, release: async () => {}, hasAnsweredIn: async () => false },
    channelSettings: {
      isListening: async () => false,
      setListening: async () => {},
      listensAnywhere: async () => false,
    },
    feedback: { count: async () => {} },
    noteQuestion: () => {},
    installations: { forget: async () => {} },
    catalogue: () => ({ questions: [], levels: [], places: [], skills: [] }),
    // So much time passes between two questions that nobody has to wait.
    now: () => {
      time += 60_000;
      return time;
    },
  });
  running = platform.start();
  await discord.connected();
});
afterAll(async () => {
  await platform.stop();
  await running;
  await discord.stop();
});
afterEach(() => expect(discord.faults).toEqual([]));

type Options = Readonly<Record<string, string | number>>;
const use = (subcommand: string, options: Options = {}, more: { user?: string; channel?: string } = {}) =>
  discord.command({ name: 'digest', subcommand, options, user: ADMIN, ...more });

/** What the desk was told, and what the admin was shown. */
async function digest(
  subcommand: string,
  options: Options = {},
  more: { user?: string; channel?: string } = {},
) {
  const before = asked.length;
  const use_ = await use(subcommand, options, more);
  const shown = await discord.waitFor(() => use_.messages[0], 'an answer');
  return { ...asked[before], shown, messages: use_.messages };
}

describe('/digest', () => {
  it.each<[string, Options, string]>([
    ['create', { when: 'every monday 9am berlin' }, 'create every monday 9am berlin'],
    [
      'create',
      { when: 'mondays 9am', zone: 'berlin', channel: RANDOM },
      `create mondays 9am berlin in <#${RANDOM}>`,
    ],
    [
      'create',
      { when: `fridays in <#${HIDDEN}> 9am`, channel: RANDOM },
      `create fridays 9am in <#${RANDOM}>`,
    ],
    ['list', {}, 'list'],
    ['preview', { number: 2 }, 'preview 2'],
    ['pause', {}, 'pause'],
    ['resume', { number: 12 }, 'resume 12'],
    ['change', { number: 2, when: 'weekdays 8:30' }, 'change 2 weekdays 8:30'],
    ['change', { number: 2, zone: 'tokyo' }, 'change 2 tokyo'],
    ['change', { number: 2, channel: RANDOM }, `change 2 in <#${RANDOM}>`],
    ['remove', { number: 3 }, 'remove 3'],
    ['run', {}, 'run'],
    ['repeat', { number: 1 }, 'repeat 1'],
    ['rest', { number: 1 }, 'rest 1'],
  ])('%s %o tells the desk “%s”', async (subcommand, options, line) => {
    desk = async () => say('Understood.');
    const told = await digest(subcommand, options);
    expect(told.line).toBe(line);
    expect(told.visit).toMatchObject({
      platform: 'discord',
      workspace: GUILD,
      channel: GENERAL,
      user: ADMIN,
    });
    expect(told.visit).not.toHaveProperty('zone');
    expect(told.shown).toMatchObject({ ephemeralTo: ADMIN, content: 'Understood.' });
  });

  it('is one line that begins with the subcommand, whatever people type', async () => {
    desk = async () => say('Understood.');
    const typed = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(typed, typed, async (when, zone) => {
        const before = asked.length;
        await digest('create', { when, zone });
        expect(asked[before]?.line).toMatch(/^create(?: |$)/);
        expect(asked[before]?.line).not.toMatch(/[\n\r\0]|\s{2}/);
      }),
      { numRuns: 25 },
    );
    const { line } = await digest('create', { when: '\nremove 1 yes', zone: '\r\n remove 2 yes' });
    expect(line).toBe('create remove 1 yes remove 2 yes');
  });

  it('is for those who manage the server, whoever else the server lets use it', async () => {
    await expect(use('list', {}, { user: discord.addPerson('member') })).rejects.toThrow('not offered');
    const [command] = discord.commands.filter(({ name }) => name === 'digest');
    if (!command) throw new Error('No command.');
    const own = command.payload.default_member_permissions;
    command.payload.default_member_permissions = null;
    const before = asked.length;
    const user = discord.addPerson('somebody');
    discord.guild().members.set(user, MEMBER_PERMISSIONS);
    const [refused] = (await use('list', {}, { user })).messages;
    expect(refused).toMatchObject({
      ephemeralTo: user,
      content: expect.stringContaining('manage this server'),
    });
    expect(asked.length).toBe(before);
    expect((await digest('list', {}, { user: OWNER })).visit?.user).toBe(OWNER);
    command.payload.default_member_permissions = own;
    await expect(discord.command({ name: 'digest', subcommand: 'list', context: 'dm' })).rejects.toThrow(
      'not offered',
    );
  });

  it('shows words as words, channels by their names and commands as they are typed', async () => {
    desk = async () => ({
      lines: [
        ['1. Mondays at 09:00 America/New_York in ', { channel: RANDOM }, '; @everyone'],
        [
          'Go on: ',
          { command: 'resume 2' },
          ' or ',
          { command: 'create every monday 9am berlin' },
          ' or ',
          { command: 'list' },
          '.',
        ],
      ],
      buttons: [],
    });
    const { shown } = await digest('list');
    expect(shown.content).toBe(
      `1\u2060. Mondays at 09:00 America/New\\_York in <#${RANDOM}>; @\u2060everyone\nGo on: **/digest resume number:2** or **/digest create when:every monday 9am berlin** or **/digest list**.`,
    );
    expect(findPings(shown.payload)).toEqual([]);
  });

  it('shows a long list whole, in as many messages as it takes', async () => {
    const lines = Array.from({ length: 100 }, (_, i) => `${i + 1} is ${'x'.repeat(90)}`);
    desk = async () => say(...lines);
    const { messages } = await digest('list');
    await discord.waitFor(() => messages.length === 5, 'all messages');
    expect(
      messages
        .map(({ content }) => content)
        .join('\n')
        .split('\n'),
    ).toEqual(lines);
    expect(
      messages.every(({ content, ephemeralTo }) => content.length <= 2_000 && ephemeralTo === ADMIN),
    ).toBe(true);
  });

  it('shows a preview as it will stand in the channel, to the admin alone', async () => {
    desk = async () => ({ ...say('Digest 1 would say this:'), preview: payReply });
    const { messages } = await digest('preview');
    const preview = await discord.waitFor(() => messages[1], 'the preview');
    expect(preview.ephemeralTo).toBe(ADMIN);
    expect(wordsOf(preview)).toContain('$165,000');
    expect(preview.attachments).toHaveLength(1);
  });

  it('tells of a fault with an id', async () => {
    desk = () => Promise.reject(new Error('The store is away.'));
    const { shown } = await digest('list');
    expect(shown).toMatchObject({
      ephemeralTo: ADMIN,
      content: expect.stringMatching(/went wrong|id|again/i),
    });
  });
});

describe('a button', () => {
  const propose: DeskAnswer = {
    lines: [['Is that right?']],
    buttons: [
      {
        label: 'Save',
        line: `save new 0 9 * * 1 America/Argentina/ComodRivadavia <#${GENERAL}>`,
        style: 'primary',
      },
      { label: 'Remove it', line: 'remove 2 yes', style: 'danger' },
      { label: 'Too long', line: 'x'.repeat(120) },
    ],
  };
  const proposed = async (): Promise<CreatedMessage> => {
    desk = async () => propose;
    return (await digest('create', { when: 'mondays' })).shown;
  };

  it('says its line to the desk, and gives way to the answer', async () => {
    const message = await proposed();
    expect(wordsOf(message)).toBe('Is that right?\nSave\nRemove it');
    desk = async () => say('Saved.');
    await discord.press({ message, label: 'Save' });
    await discord.waitFor(() => message.content === 'Saved.', 'the answer');
    expect(asked.at(-1)?.line).toBe(propose.buttons[0]?.line);
    expect(message.components).toEqual([]);
    await expect(discord.press({ message, label: 'Save' })).rejects.toThrow('0 of these');
  });

  it('pressed twice in a row is pressed once', async () => {
    const message = await proposed();
    const before = asked.length;
    let answer = (_: DeskAnswer) => {};
    const answered = new Promise<DeskAnswer>((resolve) => {
      answer = resolve;
    });
    desk = () => answered;
    const presses = await Promise.all([1, 2].map(() => discord.press({ message, label: 'Save' })));
    expect(presses.map(({ inTime }) => inTime)).toEqual([true, true]);
    answer(say('Saved.'));
    await discord.waitFor(() => message.content === 'Saved.', 'the answer');
    expect(asked.length).toBe(before + 1);
  });

  it('does nothing for who does not manage the server any more', async () => {
    const message = await proposed();
    const before = asked.length;
    const held = discord.guild().members.get(ADMIN) ?? [];
    discord.guild().members.set(ADMIN, MEMBER_PERMISSIONS);
    const [refused] = (await discord.press({ message, label: 'Save' })).messages;
    discord.guild().members.set(ADMIN, held);
    expect(refused?.content).toContain('manage this server');
    expect(message.content).toBe('Is that right?');
    expect(asked.length).toBe(before);
  });

  it('can be pressed again where the desk was out of reach', async () => {
    const message = await proposed();
    desk = () => Promise.reject(new Error('The store is away.'));
    await discord.press({ message, label: 'Save' });
    await discord.waitFor(() => message.content !== 'Is that right?', 'a word of the fault');
    desk = async () => say('Saved.');
    await discord.press({ message, label: 'Save' });
    await discord.waitFor(() => message.content === 'Saved.', 'the answer');
  });
});

describe('what keeps a digest from a channel', () => {
  const obstacle = async (channel: string, typedIn = GENERAL): Promise<string | undefined> => {
    desk = async (_, visit) => say((await visit.obstacle(channel)) ?? 'nothing');
    return (await digest('list', {}, { channel: typedIn })).shown.content;
  };

  it('is nothing in text channels, announcement channels, and threads where it is typed in one', async () => {
    const thread = await discord.openThread({ name: 'pay' });
    const news = discord.addChannel('news', ChannelType.GuildAnnouncement);
    expect(await obstacle(RANDOM)).toBe('nothing');
    expect(await obstacle(news.id)).toBe('nothing');
    expect(await obstacle(thread.id, thread.id)).toBe('nothing');
    expect(asked.at(-1)?.visit.channel).toBe(thread.id);
  });

  it('is that it is not of this server, be the bot in the other or not', async () => {
    expect(await obstacle(channelId(1, 1))).toContain('no such channel in this server');
    const other = await discord.joinGuild();
    await discord.removeFromGuild(other.id);
    expect(await obstacle(channelId(2, 1))).toContain('no such channel in this server');
    const direct = (await discord.directMessage({ text: 'hi', user: ADMIN })).channel;
    for (const id of ['123456789012345678', direct, 'C0123', '../users/@me', '9'.repeat(30)])
      expect(await obstacle(id)).toContain('no such channel in this server');
  });

  it.each([
    ChannelType.GuildVoice,
    ChannelType.GuildStageVoice,
    ChannelType.GuildForum,
    ChannelType.GuildCategory,
    ChannelType.GuildMedia,
  ])('is its type: %i', async (type) => {
    const { id } = discord.addChannel('other', type);
    expect(await obstacle(id)).toContain('choose one of those');
    await expect(use('create', { when: 'mondays', channel: id })).rejects.toThrow('does not offer');
  });

  it('is what the bot may not do there, named so that it can be given', async () => {
    expect(await obstacle(HIDDEN)).toContain('give me View Channel');
    expect(await obstacle(READ_ONLY)).toContain('Give me Send Messages in that channel');
    const { id } = discord.addChannel('half', ChannelType.GuildText);
    discord.setBotPermissions(id, ['ViewChannel', 'SendMessages']);
    expect(await obstacle(id)).toContain('Give me Attach Files and Read Message History in that channel');
    const thread = await discord.openThread({ name: 'pay', channel: id });
    expect(await obstacle(thread.id)).toContain(
      'Attach Files, Read Message History and Send Messages in Threads',
    );
    const locked = await discord.openThread({ name: 'old' });
    locked.locked = true;
    expect(await obstacle(locked.id)).toContain('Unlock it');
  });
});
