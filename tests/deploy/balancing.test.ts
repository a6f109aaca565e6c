/** The recipe for HAProxy: whatever belongs to one conversation goes to one bot. Tried where HAProxy is installed. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { project } from '../engine.ts';
import { freePort } from '../servers/free-port.ts';
import { type LocalSlack, startLocalSlack } from '../servers/slack/local-slack.ts';
import { ASKER, addChannel, addUser, COLLEAGUE } from '../servers/slack/workspace.ts';

/** Debian's package of that name. */
const PROGRAM = 'haproxy';
const isHere = spawnSync(PROGRAM, ['-v']).status === 0;
const BOTS = 3;

describe.skipIf(!isHere)('the balancer', () => {
  let folder: string;
  let proxy: ChildProcess;
  let slack: LocalSlack;
  let origin: string;
  const bots: Server[] = [];
  /** Who got the requests so far. */
  let got: number[] = [];

  beforeAll(async () => {
    slack = await startLocalSlack({ transport: 'http' });
    for (let bot = 0; bot < BOTS; bot += 1) {
      const server = createServer((incoming, outgoing) => {
        if (incoming.method === 'POST') got.push(bot);
        incoming.resume().on('end', () => outgoing.end());
      });
      await once(server.listen(0, '127.0.0.1'), 'listening');
      bots.push(server);
    }
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    slack.eventsUrl = `${origin}/slack/events`;
    folder = mkdtempSync(join(tmpdir(), 'salary-bot-haproxy-'));
    const recipe = readFileSync(`${project}deploy/haproxy.cfg`, 'utf8')
      .replace(/bind :443 .*/, `bind 127.0.0.1:${port}`)
      .replace(/server bot(\d) .*/g, (_, n) => `server bot${n} 127.0.0.1:${portOf(bots[n - 1])}`);
    writeFileSync(join(folder, 'haproxy.cfg'), recipe);
    proxy = spawn(PROGRAM, ['-f', join(folder, 'haproxy.cfg')], { stdio: 'ignore' });
    while ((await fetch(`${origin}/slack/events`).catch(() => undefined))?.status !== 200) await sleep(50);
    got = [];
  }, 30_000);
  afterAll(async () => {
    proxy?.kill();
    if (proxy) await once(proxy, 'exit');
    for (const bot of bots) bot.closeAllConnections();
    for (const bot of bots) bot.close();
    await slack?.stop();
    if (folder) rmSync(folder, { recursive: true });
  });

  /** Which bots got what was done. */
  async function of(act: () => Promise<unknown>): Promise<number[]> {
    got = [];
    await act();
    return got;
  }

  it('sends all that happens in a channel to one bot, and different channels to all of them', async () => {
    const used = new Set<number>();
    for (let i = 0; i < 20; i += 1) {
      const { id: channel } = addChannel(slack.workspace(), { id: `C0BALANCED${i}` });
      const bot = await of(async () => {
        const asked = await slack.mention({ text: 'senior in berlin', channel });
        await slack.message({ text: 'and in london?', thread_ts: asked.ts, channel });
        await slack.message({ text: `and ${'very '.repeat(10_000)} long?`, thread_ts: asked.ts, channel });
        await slack.command({ text: 'senior seattle', channel, user: COLLEAGUE });
        await slack.messageShortcut({ callback_id: 'ask', message: asked, user: COLLEAGUE });
      });
      expect(bot).toHaveLength(6);
      expect(new Set(bot).size).toBe(1);
      for (const one of bot) used.add(one);
    }
    expect([...used].sort()).toEqual([0, 1, 2]);
  });

  it('sends a conversation with one person, and that person’s Home tab, to one bot', async () => {
    const used = new Set<number>();
    for (let i = 0; i < 20; i += 1) {
      const { id: user } = addUser(slack.workspace(), { id: `${ASKER}${i}` });
      const bot = await of(async () => {
        const said = await slack.directMessage({ text: 'senior in berlin', user });
        await slack.directMessage({ text: 'and in london?', user });
        await slack.messageShortcut({ callback_id: 'ask', message: said, user });
        await slack.openHome({ user });
      });
      expect(bot).toHaveLength(4);
      expect(new Set(bot).size).toBe(1);
      for (const one of bot) used.add(one);
    }
    expect([...used].sort()).toEqual([0, 1, 2]);
  });

  it('shows the world nothing but what is Slack’s', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics', '/'])
      expect((await fetch(`${origin}${path}`)).status).toBe(404);
  });

  it('goes on when a bot is away', async () => {
    const [gone] = bots.splice(0, 1);
    gone?.closeAllConnections();
    await new Promise((resolve) => gone?.close(resolve));
    for (let i = 0; i < 20; i += 1)
      expect(await slack.mention({ text: 'hello', channel: `C0BALANCED${i}` })).toMatchObject({
        acked: true,
      });
  });
});

function portOf(server: Server | undefined): number {
  const address = server?.address();
  if (!address || typeof address === 'string') throw new Error('It does not listen.');
  return address.port;
}
