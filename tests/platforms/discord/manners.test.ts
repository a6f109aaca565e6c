/** How the started bot behaves when Discord or the people on it do not: load, outages, refusals, markup. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { project } from '../../engine.ts';
import { hostileTexts } from '../../hostile-texts.ts';
import { findPings } from '../../servers/discord/find-pings.ts';
import { startLocalDiscord } from '../../servers/discord/local-discord.ts';
import { GENERAL, READ_ONLY } from '../../servers/discord/places.ts';
import { discordSettings } from '../settings-of.ts';
import { startDiscordBot, withBot, wordsOf } from './with-bot.ts';

const here = withBot();

describe('under load', () => {
  it('answers or defers 200 commands at once in time, each once', async () => {
    const asked = await Promise.all(
      Array.from({ length: 200 }, (_, i) =>
        here.discord.command({
          name: 'salary',
          options: { query: i % 2 === 0 ? 'senior seattle' : 'top metros' },
          user: here.discord.addPerson(`load-${i}`),
        }),
      ),
    );
    expect(asked.filter(({ inTime }) => !inTime)).toEqual([]);
    await here.discord.waitFor(
      () => asked.every(({ messages }) => messages.length > 0),
      'all answers',
      20_000,
    );
    await here.discord.settled(300);
    expect(asked.filter(({ messages }) => messages.length !== 1)).toEqual([]);
  });

  it('asks whoever asks too much to wait', async () => {
    const hasty = here.discord.addPerson('hasty');
    const answers = await Promise.all(Array.from({ length: 40 }, () => here.ask('senior', hasty)));
    const waits = answers.filter(({ content }) => /Please ask again in/.test(content));
    expect(waits.length).toBeGreaterThan(0);
    expect(waits.length).toBeLessThan(20);
  });
});

describe('a connection', () => {
  it.each([
    ['dropped', () => here.discord.dropSockets()],
    ['that Discord asks to renew', () => here.discord.reconnect()],
    ['whose session is invalid', () => here.discord.invalidateSessions(false)],
  ])('%s loses no answer and doubles none', async (_, disturb) => {
    const before = here.discord.handshakes.length;
    disturb();
    const asked = await here.discord.mention({ text: 'senior in berlin' });
    await here.discord.waitFor(() => here.discord.handshakes.length > before, 'a new connection', 15_000);
    await here.discord.connected();
    // What happened meanwhile is told again to a session that goes on, and to nobody where it does not.
    const again = await here.discord.mention({ text: 'senior in london' });
    await here.discord.waitFor(() => again.replies[0], 'an answer', 15_000);
    const resumed = here.discord.handshakes.at(-1)?.result === 'resumed';
    await here.discord.settled(400);
    expect([asked.replies.length, again.replies.length]).toEqual([resumed ? 1 : asked.replies.length, 1]);
  });
});

describe('a refusal of Discord', () => {
  it('by 429 is waited for', async () => {
    here.discord.rateLimitNext('POST /channels/:channel/messages', { retryAfterS: 1 });
    const asked = await here.discord.mention({ text: 'senior in berlin' });
    await here.discord.waitFor(() => asked.replies[0], 'an answer', 10_000);
    expect(asked.replies).toHaveLength(1);
  });

  it('for want of a permission is told to the asker', async () => {
    const before = here.discord.messages.length;
    await here.discord.mention({ text: 'senior in berlin', channel: READ_ONLY });
    const told = await here.discord.waitFor(() => here.discord.messages[before], 'a direct message');
    expect(told.channel).not.toBe(READ_ONLY);
    expect(told.content).toContain('Send Messages');
    expect(wordsOf(await here.ask('senior berlin'))).toContain('Senior in Berlin');
  });

  it('to let it read what came before costs nobody their answer', async () => {
    here.discord.setBotPermissions(GENERAL, ['ViewChannel', 'SendMessages', 'AttachFiles']);
    const before = here.discord.messages.length;
    await here.discord.mention({ text: 'senior in berlin' });
    const answer = await here.discord.waitFor(() => here.discord.messages[before], 'an answer');
    expect(answer.channel).toBe(GENERAL);
    here.discord.setBotPermissions(GENERAL, [
      'ViewChannel',
      'SendMessages',
      'ReadMessageHistory',
      'AttachFiles',
    ]);
  });

  it('to take a picture costs the picture, not the answer', async () => {
    here.discord.setBotPermissions(GENERAL, ['ViewChannel', 'SendMessages', 'ReadMessageHistory']);
    const asked = await here.discord.mention({ text: 'senior seattle' });
    const answer = await here.discord.waitFor(() => asked.replies[0], 'an answer');
    expect(wordsOf(answer)).toContain('$165,000');
    expect(answer.attachments).toEqual([]);
    here.discord.setBotPermissions(GENERAL, [
      'ViewChannel',
      'SendMessages',
      'ReadMessageHistory',
      'AttachFiles',
    ]);
  });

  it('for reasons of its own is told with an id that is in the log, without the question', async () => {
    here.discord.failNext('POST /channels/:channel/messages', 500, 0, 4);
    await here.discord.mention({ text: 'is 123456 good for a senior in berlin?' });
    await here.bot.wrote('an event could not be answered');
    expect(here.bot.output()).not.toContain('123456');
    expect(here.bot.output()).not.toContain(here.discord.token);
  });
});

describe('an end', () => {
  it('waits for the answers that are under way', async () => {
    const discord = await startLocalDiscord();
    const bot = await startDiscordBot(discord);
    try {
      const asked = await Promise.all(
        Array.from({ length: 25 }, (_, i) =>
          discord.mention({ text: 'top states', user: discord.addPerson(`late-${i}`) }),
        ),
      );
      await discord.waitFor(() => asked.some(({ replies }) => replies.length > 0), 'a first answer');
      expect(await bot.stop()).toBe(0);
      expect(asked.filter(({ replies }) => replies.length !== 1)).toEqual([]);
    } finally {
      await discord.stop();
    }
  });
});

describe('whatever is in a question', () => {
  it('pings nobody, and no word of it is markup', async () => {
    const texts = [
      '@everyone senior @here <@123456789012345678> seattle <@&123456789012345678>',
      '**senior** __seattle__ ||x|| `y` [click](https://evil.example) # head',
      ...Object.values(hostileTexts).map((text) => text.slice(0, 600)),
    ];
    for (const [i, query] of texts.entries()) {
      if (query.trim() === '') continue;
      const answer = await here.ask(query, here.discord.addPerson(`odd-${i}`));
      expect(findPings(answer.payload)).toEqual([]);
      expect(JSON.stringify(answer.components)).not.toMatch(/"content":"[^"]*(?<!\\\\)(?:<@|\]\(https)/);
    }
  });
});

describe('npm run discord:invite', () => {
  it('prints an address with the fewest permissions', async () => {
    const environment = {
      ...process.env,
      ...discordSettings(here.discord),
    };
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, [`${project}dist/main.js`, 'discord-invite'], {
      env: environment,
    });
    const address = new URL(/https:\S+/.exec(stdout)?.[0] ?? '');
    expect(address.searchParams.get('client_id')).toBe(here.discord.applicationId);
    expect(address.searchParams.get('scope')).toBe('bot applications.commands');
    // View Channel, Read Message History, Send Messages, Send Messages in Threads, Attach Files.
    const expected = (1n << 10n) | (1n << 16n) | (1n << 11n) | (1n << 38n) | (1n << 15n);
    expect(address.searchParams.get('permissions')).toBe(String(expected));
  });
});

describe('a start that cannot work', () => {
  it('names the setting that Discord refuses, without a stack trace', async () => {
    const discord = await startLocalDiscord();
    try {
      const failure = await startDiscordBot(discord, { DISCORD_TOKEN: 'made.up.token' }).catch(
        (error: unknown) => String(error),
      );
      expect(failure).toContain('Discord refused DISCORD_TOKEN');
      expect(failure).not.toMatch(/at .*dist\//);
      expect(failure).not.toContain('made.up.token');
    } finally {
      await discord.stop();
    }
  });
});
