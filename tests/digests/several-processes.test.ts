/** Several processes over one PostgreSQL, all looking for the same digests. */

import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelType } from 'discord.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { type LocalDiscord, startLocalDiscord } from '../servers/discord/local-discord.ts';
import { GUILD } from '../servers/discord/places.ts';
import { type PostgresServer, startPostgres } from '../servers/postgres.ts';
import { type LocalSlack, startLocalSlack } from '../servers/slack/local-slack.ts';
import { addChannel } from '../servers/slack/workspace.ts';
import { type DigestProcess, type ProcessSettings, startProcess } from './processes.ts';

/** The platforms' clocks are the real one. */
const DUE = Math.floor(Date.now() / 60_000) * 60_000;
const EACH = 100;
/** A process that was killed is given up after five of its minutes: a few seconds of ours. */
const SPEED = 120;

let slack: LocalSlack;
let discord: LocalDiscord;
let postgres: PostgresServer;
beforeAll(async () => {
  [slack, discord, postgres] = await Promise.all([startLocalSlack(), startLocalDiscord(), startPostgres()]);
}, 60_000);
afterAll(() => Promise.all([slack.stop(), discord.stop(), postgres.stop()]));

it('send each of 200 digests once, though one of three is killed midway', async () => {
  const { counts, stop, running, received } = await begin();
  await received(40);
  running[0]?.child.kill('SIGKILL');
  await received(2 * EACH);
  await stop();
  expect(counts()).toEqual(ONE_EACH);
}, 180_000);

it('send each of 200 digests once, though PostgreSQL is restarted midway', async () => {
  const { counts, stop, received } = await begin();
  await received(40);
  await postgres.restart();
  await received(2 * EACH);
  await stop();
  expect(counts()).toEqual(ONE_EACH);
}, 180_000);

/** How many channels have had how many posts. */
const ONE_EACH = { 1: 2 * EACH };

async function begin() {
  const databaseUrl = await postgres.createDatabase();
  const channels = await setUp(databaseUrl);
  const postsIn = (): string[] =>
    [...slack.messages, ...discord.messages]
      .map(({ channel }) => channel)
      .filter((channel) => channels.has(channel));
  const settings: ProcessSettings = {
    databaseUrl,
    startsAt: Date.now(),
    speed: SPEED,
    slack: { apiUrl: slack.apiUrl, botToken: slack.workspace().botToken },
    discord: { apiUrl: discord.apiUrl, token: discord.token },
  };
  const running: DigestProcess[] = [1, 2, 3].map(() => startProcess(settings));
  return {
    running,
    async received(atLeast: number): Promise<void> {
      for (let waited = 0; postsIn().length < atLeast; waited += 1) {
        if (waited > 900) throw new Error(running.map(({ output }) => output()).join('\n'));
        await sleep(100);
      }
    },
    async stop(): Promise<void> {
      // Whatever would come twice has had the time to.
      await sleep(5_000);
      for (const { child } of running) child.kill('SIGTERM');
      await Promise.all(running.map(({ ended }) => ended));
    },
    counts(): Record<number, number> {
      const posts = postsIn();
      const counts: Record<number, number> = {};
      for (const channel of channels) {
        const times = posts.filter((one) => one === channel).length;
        counts[times] = (counts[times] ?? 0) + 1;
      }
      return counts;
    },
  };
}

let made = 0;

/** New channels on both platforms, each with a digest that is due. @returns their ids */
async function setUp(databaseUrl: string): Promise<ReadonlySet<string>> {
  const store = await openStore({ url: databaseUrl, now: () => DUE });
  const due = new Date(DUE);
  const cron = `${due.getUTCMinutes()} ${due.getUTCHours()} * * *`;
  const channels = new Set<string>();
  const schedule = { cron, zone: 'UTC', nextAt: DUE };
  for (let i = 0; i < EACH; i += 1) {
    made += 1;
    const onSlack = addChannel(slack.workspace(), { id: `C0DIGEST${made}` }).id;
    const onDiscord = discord.addChannel(`digest-${made}`, ChannelType.GuildText).id;
    const workspace = slack.workspace().id;
    const common = { ...schedule, owner: 'U0ADMIN' };
    await store.digests.add({
      id: `s${made}`,
      platform: 'slack',
      workspace,
      channel: onSlack,
      ...common,
    });
    await store.digests.add({
      id: `d${made}`,
      platform: 'discord',
      workspace: GUILD,
      channel: onDiscord,
      ...common,
    });
    channels.add(onSlack).add(onDiscord);
  }
  await store.close();
  return channels;
}
