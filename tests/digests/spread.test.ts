/** Many channels that want their digest at the same minute. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChannelType } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { startLocalDiscord } from '../servers/discord/local-discord.ts';
import { ADMIN, GUILD } from '../servers/discord/places.ts';
import { startLocalSlack } from '../servers/slack/local-slack.ts';
import { addChannel } from '../servers/slack/workspace.ts';
import { openRealDigests } from './real-digests.ts';

/** The platforms' clocks are the real one. */
const DUE = Math.floor(Date.now() / 60_000) * 60_000;
const CHANNELS = 120;

it('have it once each, and hardly any is put off', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
  const [slack, discord] = await Promise.all([startLocalSlack(), startLocalDiscord()]);
  onTestFinished(async () => {
    await Promise.all([slack.stop(), discord.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });
  // Slack names several hundred a minute for a workspace.
  slack.limitCalls('chat.postMessage', { perMinute: 360, each: 'workspace' });
  discord.limitRates(true);
  const databaseUrl = `file:${join(folder, 'store.db')}`;
  const store = await openStore({ url: databaseUrl, now: () => DUE });
  const due = new Date(DUE);
  const cron = `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`;
  const schedule = { cron, zone: 'UTC', nextAt: DUE, owner: ADMIN };
  for (let i = 0; i < CHANNELS; i += 1) {
    const workspace = slack.workspace().id;
    const { id: onSlack } = addChannel(slack.workspace(), { id: `C0MANY${i}` });
    const { id: onDiscord } = discord.addChannel(`many-${i}`, ChannelType.GuildText);
    await store.digests.add({ id: `s${i}`, platform: 'slack', workspace, channel: onSlack, ...schedule });
    await store.digests.add({
      id: `d${i}`,
      platform: 'discord',
      workspace: GUILD,
      channel: onDiscord,
      ...schedule,
    });
  }
  await store.close();
  let later = 0;
  const { digests, end } = await openRealDigests({
    databaseUrl,
    now: () => Date.now() + later,
    slack: { apiUrl: slack.apiUrl, botToken: slack.workspace().botToken },
    discord: { apiUrl: discord.apiUrl, token: discord.token },
  });
  // The few that are put off come with a later minute.
  for (later of [0, 2 * 60_000, 4 * 60_000]) {
    await digests.look();
    await digests.finish();
  }
  await end();
  expect(new Set(slack.messages.map(({ channel }) => channel)).size).toBe(CHANNELS);
  expect(new Set(discord.messages.map(({ channel }) => channel)).size).toBe(CHANNELS);
  expect(slack.messages).toHaveLength(CHANNELS);
  expect(discord.messages).toHaveLength(CHANNELS);
  const refused = [...slack.calls, ...discord.calls].filter(({ status }) => status === 429);
  expect(refused.length).toBeLessThan(CHANNELS / 10);
}, 120_000);
