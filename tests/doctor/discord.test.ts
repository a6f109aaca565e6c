/** What `npm run doctor` says of Discord. */
import { describe, expect, it } from 'vitest';
import { GUILD, HIDDEN, GENERAL as IN_DISCORD, RANDOM, READ_ONLY } from '../servers/discord/places.ts';
import { DISCORD, digest, expectLine, runDoctor, startDiscord, storeWith } from './run-doctor.ts';

describe('Discord', () => {
  it('a token that is refused is told once', async () => {
    const { environment } = await startDiscord();
    const DISCORD_TOKEN = 'nobodys.token.at-all';
    expectLine(
      await runDoctor({ ...environment, DISCORD_TOKEN: '“curly.quotes.around”' }),
      /^FAIL {2}Discord token: DISCORD_TOKEN holds characters that no token has/,
    );
    expectLine(
      await runDoctor({ ...environment, DISCORD_TOKEN }),
      /^FAIL {2}Discord token: Discord refused DISCORD_TOKEN\. Copy it anew/,
    );
  });

  it('the intent for listening is missed where a channel is listened to, and nowhere else', async () => {
    const { environment } = await startDiscord();
    const listens = await storeWith(({ channelSettings }) =>
      channelSettings.setListening({ ...DISCORD, channel: RANDOM }, true),
    );
    expectLine(
      await runDoctor({ ...environment, DATABASE_URL: listens }),
      /^FAIL {2}Discord intents: the Message Content Intent is missing, .*Privileged Gateway Intents/,
    );
    const { code, lines } = await runDoctor(environment);
    expect(code).toBe(0);
    expect(lines).toContain(
      'ok    Discord intents: the Message Content Intent is not granted, nor needed: no channel is listened to.',
    );
  });

  it('channels are named with the permissions that they lack', async () => {
    const { environment } = await startDiscord({ grantedIntents: ['MessageContent'] });
    const DATABASE_URL = await storeWith(async ({ digests, channelSettings }) => {
      for (const channel of [IN_DISCORD, READ_ONLY, HIDDEN])
        await digests.add(digest({ ...DISCORD, channel }));
      await channelSettings.setListening({ ...DISCORD, channel: READ_ONLY }, true);
    });
    const { code, wrong } = await runDoctor({ ...environment, DATABASE_URL });
    expect(wrong).toEqual([
      expect.stringContaining(
        `FAIL  Discord channels: ${READ_ONLY}, digests: I may not post there yet. Give me Send Messages in`,
      ),
      expect.stringContaining(`FAIL  Discord channels: ${HIDDEN}, digests: I see no such channel`),
      expect.stringContaining(
        `warn  Discord channels: ${READ_ONLY}, listening: I may not answer there. Give me Send Messages in`,
      ),
    ]);
    expect(code).toBe(1);
  });

  it('a bot that is in no server, or not in the one that it is for, is told how to get there', async () => {
    const { discord, environment } = await startDiscord({ recommendedShards: 3 });
    discord.guild().botIsMember = false;
    const DISCORD_GUILD_ID = GUILD;
    expect((await runDoctor({ ...environment, DISCORD_GUILD_ID })).wrong).toEqual([
      'warn  Discord processes: Discord recommends 3, and the bot runs in 1. Set DISCORD_SHARDS=3.',
      expect.stringMatching(/^FAIL {2}Discord server: the bot is not in \d+, .*discord:invite/),
    ]);
  });
});
