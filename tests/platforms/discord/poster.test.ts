/** Digests as the poster brings them to a local Discord, with the real REST client and no connection to the gateway. */
import { ChannelType, DiscordAPIError } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_METER } from '../../../src/chat/meter.ts';
import { type Posted, type Posting, PutOffError, RefusedForGoodError } from '../../../src/chat/poster.ts';
import { createDiscordPoster } from '../../../src/platforms/discord/poster.ts';
import { payReply } from '../../chat/build-reply.ts';
import { findPings } from '../../servers/discord/find-pings.ts';
import { type LocalDiscord, startLocalDiscord } from '../../servers/discord/local-discord.ts';
import { ADMIN, BOT, GENERAL, GUILD, HIDDEN, RANDOM, READ_ONLY } from '../../servers/discord/places.ts';
import { wordsOf } from './with-bot.ts';

const POST = 'POST /channels/:channel/messages';
const MINUTE_MS = 60_000;
const digest: Posted = { kind: 'digest', title: 'Market digest · Mon 23 Nov', reply: payReply };
const words: Posted = {
  kind: 'words',
  lines: [
    ['I could not post digest 2 (Mondays in ', { channel: RANDOM }, ').'],
    ['It is paused. To go on: ', { command: 'resume 2' }, '. @everyone *not bold*'],
  ],
};

let discord: LocalDiscord;
let poster: ReturnType<typeof createDiscordPoster>;
const logged: string[] = [];
const note = (_: object, message: string) => void logged.push(message);
beforeAll(async () => {
  discord = await startLocalDiscord({ grantedIntents: ['MessageContent'] });
  poster = createDiscordPoster({
    connection: { token: discord.token, apiUrl: discord.apiUrl },
    log: { info: note, warn: note, error: note },
    meter: NO_METER,
  });
});
afterAll(async () => {
  await discord.stop();
  expect(discord.faults).toEqual([]);
  expect(logged).toEqual([]);
});

let deliveries = 0;
/** A delivery that was never tried before. */
function to(id: string, kind: 'channel' | 'person' = 'channel', since = Date.now() - MINUTE_MS): Posting {
  deliveries += 1;
  return { id: `abc${deliveries}`.padEnd(24, '0'), workspace: GUILD, to: { kind, id }, since };
}
const posts = () => discord.calls.filter(({ route }) => route === POST);
const thread = async (state: { archived?: boolean; locked?: boolean }) =>
  Object.assign(await discord.openThread({ name: 'pay' }), state);
/** What the poster throws. */
const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing',
    (error) => error,
  );

describe('a digest', () => {
  it('stands in the channel with its title, its figures, its chart and what to ask next, and pings nobody', async () => {
    const id = await poster.post(to(GENERAL), digest);
    const message = discord.messages.find((one) => one.id === id);
    if (!message) throw new Error('No message.');
    expect(message).toMatchObject({ channel: GENERAL, via: 'channel', author: BOT });
    const shown = wordsOf(message);
    expect(shown.split('\n')[1]).toBe('-# Market digest · Mon 23 Nov');
    expect(shown).toContain('$165,000');
    expect(shown).toContain('Bar chart: Seattle');
    expect(shown).toContain('estimate senior seattle');
    expect(message.attachments).toHaveLength(1);
    expect(findPings(message.payload)).toEqual([]);
  });

  it('is there once, though it is posted twice within some minutes', async () => {
    const posting = to(GENERAL);
    const before = discord.messages.length;
    const ids = [await poster.post(posting, digest), await poster.post(posting, digest)];
    expect(new Set(ids).size).toBe(1);
    expect(discord.messages.length - before).toBe(1);
    expect(await poster.post(to(GENERAL), digest)).not.toBe(ids[0]);
  });

  it('goes without its chart where the bot may not attach files, or the file is too large', async () => {
    const all = discord.channel(GENERAL).botPermissions;
    discord.setBotPermissions(
      GENERAL,
      all.filter((name) => name !== 'AttachFiles'),
    );
    await poster.post(to(GENERAL), digest);
    discord.setBotPermissions(GENERAL, all);
    discord.failNext(POST, 413, 40005);
    await poster.post(to(GENERAL), digest);
    for (const { attachments, ...message } of discord.messages.slice(-2)) {
      expect(attachments).toEqual([]);
      expect(wordsOf({ attachments, ...message })).toContain('$165,000');
    }
  });

  it('opens a thread that was archived', async () => {
    const { id } = await thread({ archived: true });
    await poster.post(to(id), digest);
    expect(discord.channel(id).archived).toBe(false);
  });
});

describe('words to a person', () => {
  it('come as a direct message, with channels and commands as they are called there, and are found again', async () => {
    const posting = to(ADMIN, 'person');
    expect(await poster.find(posting)).toBeUndefined();
    const id = await poster.post(posting, words);
    const message = discord.messages.at(-1);
    expect(message).toMatchObject({ id, guild: undefined });
    const [text] = message?.components ?? [];
    expect(text?.content).toBe(
      `I could not post digest 2 (Mondays in <#${RANDOM}>).\nIt is paused. To go on: **/digest resume number:2**. @\u2060everyone \\*not bold\\*`,
    );
    discord.forgetNonces();
    expect(await poster.find(posting)).toBe(id);
  });

  it('are refused for good by who takes none', async () => {
    const shy = discord.addPerson('shy');
    discord.person(shy).acceptsDirectMessages = false;
    const refusal = await thrown(poster.post(to(shy, 'person'), words));
    expect(refusal).toBeInstanceOf(RefusedForGoodError);
    expect(await thrown(poster.post(to('1', 'person'), words))).toBeInstanceOf(RefusedForGoodError);
  });
});

describe('looking for a digest', () => {
  it('finds it hours later, however much was said since', async () => {
    const posting = to(RANDOM);
    const id = await poster.post(posting, digest);
    await poster.post(to(RANDOM), digest);
    for (let i = 0; i < 250; i += 1) await discord.message({ text: `${i}`, channel: RANDOM });
    discord.forgetNonces();
    expect(await poster.find(posting)).toBe(id);
  });

  it('knows that it is not there: for what was never posted, what another bot posted, what was said before', async () => {
    const posting = to(RANDOM);
    await poster.post(posting, digest);
    const [own] = discord.messages.at(-1)?.components ?? [];
    if (!own) throw new Error('No component.');
    const elsewhere = { ...posting, to: { kind: 'channel', id: GENERAL } } as const;
    await discord.botMessage({ text: '', channel: GENERAL, components: [own] });
    expect(await poster.find(elsewhere)).toBeUndefined();
    expect(await poster.find(to(RANDOM))).toBeUndefined();
    expect(await poster.find({ ...posting, since: Date.now() + MINUTE_MS })).toBeUndefined();
  });

  it('gives up where there is more than can be looked through', async () => {
    const { id } = discord.addChannel('busy', ChannelType.GuildText);
    for (let i = 0; i < 2_001; i += 1) await discord.message({ text: `${i}`, channel: id });
    const fault = await thrown(poster.find(to(id)));
    expect(String(fault)).toContain('More was said');
    expect(fault).not.toBeInstanceOf(RefusedForGoodError);
  });

  it('asks for the right to look, where an empty history says nothing', async () => {
    const { id } = discord.addChannel('forgetful', ChannelType.GuildText);
    expect(await poster.find(to(id))).toBeUndefined();
    discord.setBotPermissions(id, ['ViewChannel', 'SendMessages', 'AttachFiles']);
    const inThread = await discord.openThread({ name: 'pay', channel: id });
    for (const channel of [id, inThread.id]) {
      const refusal = await thrown(poster.find(to(channel)));
      expect(refusal).toBeInstanceOf(RefusedForGoodError);
      expect(refusal).toHaveProperty('words', expect.stringContaining('Read Message History'));
    }
  });

  it('knows whether a call arrived whose answer did not', async () => {
    const posting = to(GENERAL);
    const before = discord.messages.length;
    discord.loseNext(POST, 'call');
    expect(await thrown(poster.post(posting, digest))).not.toBeInstanceOf(RefusedForGoodError);
    expect(await poster.find(posting)).toBeUndefined();
    discord.loseNext(POST, 'answer');
    expect(await thrown(poster.post(posting, digest))).not.toBeInstanceOf(RefusedForGoodError);
    expect(await poster.find(posting)).toBe(discord.messages.at(-1)?.id);
    expect(discord.messages.length - before).toBe(1);
  });
});

describe('a refusal for good', () => {
  it.each<[string, () => string | Promise<string>, string]>([
    ['of a channel that is gone', () => '123456789012345678', 'Choose another'],
    ['of a channel that the bot cannot see', () => HIDDEN, 'View Channel'],
    ['of a channel that the bot may not post in', () => READ_ONLY, 'Send Messages'],
    ['of a thread that is locked', async () => (await thread({ locked: true })).id, 'Unlock it'],
  ])('%s names the cure', async (_, channel, cure) => {
    const posting = to(await channel());
    const refusal = await thrown(poster.post(posting, digest));
    expect(refusal).toBeInstanceOf(RefusedForGoodError);
    expect(refusal).toHaveProperty('words', expect.stringContaining(cure));
  });

  it.each([
    [403, 50013],
    [403, 50083],
    [403, 160005],
    [403, 160006],
    [400, 50024],
    [400, 200000],
    [404, 10004],
    [403, 30099],
  ])('is what Discord’s %i with code %i is', async (status, code) => {
    discord.failNext(POST, status, code);
    const refusal = await thrown(poster.post(to(GENERAL), words));
    expect(refusal).toBeInstanceOf(RefusedForGoodError);
  });
});

describe('an outage', () => {
  it.each([
    [500, 0],
    [503, 0],
    [403, 0],
    [404, 0],
    [404, 10008],
    [400, 50035],
  ])('is what Discord’s %i with code %i is: thrown as it is, after one call', async (status, code) => {
    const before = posts().length;
    discord.failNext(POST, status, code);
    const fault = await thrown(poster.post(to(GENERAL), digest));
    expect(fault).not.toBeInstanceOf(RefusedForGoodError);
    expect(fault).not.toBeInstanceOf(PutOffError);
    expect(fault).toHaveProperty('status', status);
    expect(posts().length - before).toBe(1);
  });

  it('is a token that is not taken, and all is well once it is', async () => {
    const { token } = discord;
    discord.token = 'another';
    const fault = await thrown(poster.post(to(GENERAL), digest));
    expect(fault).toBeInstanceOf(DiscordAPIError);
    expect(fault).toHaveProperty('status', 401);
    discord.token = token;
    await poster.post(to(GENERAL), digest);
  });
});

describe('a rate limit', () => {
  it('is waited for where it is short', async () => {
    discord.rateLimitNext(POST, { retryAfterS: 1 });
    await poster.post(to(GENERAL), digest);
    expect(
      posts()
        .slice(-2)
        .map(({ status }) => status),
    ).toEqual([429, 200]);
  });

  it.each(['user', 'shared', 'global'] as const)(
    'of scope %s puts off what it would hold up for long',
    async (scope) => {
      // A client of its own: a limit of all calls holds up every other.
      const other = createDiscordPoster({
        connection: { token: discord.token, apiUrl: discord.apiUrl },
        log: { info: note, warn: note, error: note },
        meter: NO_METER,
      });
      discord.rateLimitNext(POST, { retryAfterS: 90, scope });
      const fault = await thrown(other.post(to(GENERAL), digest));
      expect(fault).toBeInstanceOf(PutOffError);
      expect(Math.round((fault as PutOffError).retryAfterMs / 1_000)).toBe(90);
    },
  );

  it('is kept by itself, in one channel and in all', async () => {
    discord.limitRates(true);
    const many = Array.from(
      { length: 60 },
      (_, i) => discord.addChannel(`many-${i}`, ChannelType.GuildText).id,
    );
    const before = posts().length;
    await Promise.all([
      ...many.map((id) => poster.post(to(id), words)),
      ...Array.from({ length: 6 }, () => poster.post(to(RANDOM), words)),
    ]);
    const taken = posts()
      .slice(before)
      .filter(({ status }) => status === 200);
    expect(taken).toHaveLength(66);
    discord.limitRates(false);
  });
});
