/** A process that is killed at any step of a delivery, and what the platforms received in the end. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlatformName } from '../../src/chat/records.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type LocalDiscord, startLocalDiscord } from '../servers/discord/local-discord.ts';
import { ADMIN as DISCORD_ADMIN, GENERAL as DISCORD_GENERAL, GUILD } from '../servers/discord/places.ts';
import { type PostgresServer, startPostgres } from '../servers/postgres.ts';
import { type LocalSlack, startLocalSlack } from '../servers/slack/local-slack.ts';
import { GENERAL } from '../servers/slack/workspace.ts';
import { runProcess } from './processes.ts';
import { openRealDigests } from './real-digests.ts';

const MINUTE_MS = 60_000;
/** The platforms' clocks are the real one. */
const DUE = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
/** Longer than a process may keep a delivery to itself. */
const LATER_MS = 6 * MINUTE_MS;

let slack: LocalSlack;
let discord: LocalDiscord;
let postgres: PostgresServer;
const folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
let files = 0;

beforeAll(async () => {
  [slack, discord, postgres] = await Promise.all([startLocalSlack(), startLocalDiscord(), startPostgres()]);
}, 60_000);
afterAll(async () => {
  await Promise.all([slack.stop(), discord.stop(), postgres.stop()]);
  rmSync(folder, { recursive: true, force: true });
});

const platforms = {
  slack: () => ({
    settings: { slack: { apiUrl: slack.apiUrl, botToken: slack.workspace().botToken } },
    where: { workspace: slack.workspace().id, channel: GENERAL, owner: 'U0ADMIN' },
    received: () => slack.messages.length,
  }),
  discord: () => ({
    settings: { discord: { apiUrl: discord.apiUrl, token: discord.token } },
    where: {
      workspace: GUILD,
      channel: DISCORD_GENERAL,
      owner: DISCORD_ADMIN,
    },
    received: () => discord.messages.length,
  }),
};

const databases = {
  SQLite: async () => {
    files += 1;
    return `file:${join(folder, `store-${files}.db`)}`;
  },
  PostgreSQL: () => postgres.createDatabase(),
};

describe.each(['slack', 'discord'] as const)('a digest to %s', (platform) => {
  describe.each(['SQLite', 'PostgreSQL'] as const)('kept in %s', (database) => {
    it('arrives once, whichever step its process was killed at', async () => {
      const whole = await run(platform, database, undefined);
      expect(whole.received, whole.calls.join('\n')).toBe(1);
      expect(whole.calls).toContain(`${platform}.post`);
      for (const [step, killedBefore] of whole.calls.entries()) {
        const { received } = await run(platform, database, step + 1);
        expect({ killedBefore, received }).toEqual({ killedBefore, received: 1 });
      }
    }, 300_000);
  });
});

/** One subscription that is due; a process that is killed, if it is to be, and what goes on from there. */
async function run(
  platform: PlatformName,
  database: keyof typeof databases,
  killBefore: number | undefined,
): Promise<{ readonly calls: readonly string[]; readonly received: number }> {
  const { settings, where, received } = platforms[platform]();
  const databaseUrl = await databases[database]();
  const store = await openStore({ url: databaseUrl, now: () => DUE });
  const due = new Date(DUE);
  const cron = `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`;
  const id = `digest-${database}-${killBefore ?? 'whole'}`;
  await store.digests.add({ id, platform, ...where, cron, zone: 'UTC', nextAt: DUE });
  await store.close();
  const before = received();
  const calls = await runProcess({
    ...{ databaseUrl, startsAt: DUE, speed: 1, ...settings },
    ...(killBefore === undefined ? {} : { killBefore }),
  });
  if (killBefore !== undefined) {
    const { digests, end } = await openRealDigests({
      databaseUrl,
      now: () => DUE + LATER_MS,
      ...settings,
    });
    await digests.look();
    await digests.finish();
    await end();
  }
  return { calls, received: received() - before };
}
