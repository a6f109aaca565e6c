/** What `npm run doctor` says of a bot that is well, and of a machine, settings and data that are not. */
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  DISCORD,
  digest,
  expectLine,
  runDoctor,
  SLACK,
  startDiscord,
  startSlack,
  storeWith,
  temporaryFolder,
} from './doctor/run-doctor.ts';
import { GUILD, GENERAL as IN_DISCORD, RANDOM } from './servers/discord/places.ts';
import { GENERAL, PRIVATE } from './servers/slack/workspace.ts';

describe('a bot that is well', () => {
  it('is said to be so, point by point, with exit code 0 and nothing changed', async () => {
    const [slack, discord] = await Promise.all([
      startSlack(),
      startDiscord({ grantedIntents: ['MessageContent'] }),
    ]);
    const url = await storeWith(async ({ digests, channelSettings }) => {
      await digests.add(digest({ ...SLACK, channel: GENERAL }));
      await digests.add(digest({ ...DISCORD, channel: IN_DISCORD }));
      await channelSettings.setListening({ ...SLACK, channel: PRIVATE }, true);
      await channelSettings.setListening({ ...DISCORD, channel: RANDOM }, true);
    });
    const file = url.slice('file:'.length);
    const before = readFileSync(file);
    const { code, lines } = await runDoctor({
      ...slack.environment,
      ...discord.environment,
      DATABASE_URL: url,
      DISCORD_GUILD_ID: GUILD,
      PORT: '0',
    });
    expect(lines.map((line) => line.replace(/: .*/, ''))).toEqual([
      'ok    Node',
      'ok    Settings',
      'ok    Database',
      'ok    Slack bot token',
      'ok    Slack scopes',
      'ok    Slack channels',
      'ok    Slack app token',
      'ok    Discord token',
      'ok    Discord application',
      'ok    Discord intents',
      'ok    Discord gateway',
      'ok    Discord server',
      'ok    Discord channels',
      'ok    Time zones',
      'ok    Data',
      expect.stringMatching(/Sources$/),
      'ok    Port 0',
      'ok    Clock',
      'ok    Copies of tables',
      'ok    What is learnt',
      expect.any(String),
    ]);
    expect(lines).toContain("ok    Slack bot token: it is salary-bot's in Workspace 1 (T0001).");
    expect(lines).toContain('ok    Slack channels: nothing is in the way in 2 of 2.');
    expect(code).toBe(0);
    expect(readFileSync(file)).toEqual(before);
    expect(slack.slack.connections()).toBe(0);
    expect(slack.slack.messages).toEqual([]);
    expect(discord.discord.calls.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  it('may be one that is not set up yet: it says how to do that', async () => {
    const folder = temporaryFolder();
    const diagnosis = await runDoctor({ STATE_DIR: join(folder, 'yet', 'to', 'be') });
    expectLine(
      diagnosis,
      /^warn {2}Settings: no chat platform is set up.*\.env.*SLACK_BOT_TOKEN.*DISCORD_TOKEN/,
    );
    expect(diagnosis.lines).toContain('ok    Database: there is none yet; the first start makes it.');
    expect(diagnosis.lines.at(-1)).toBe('0 faults, 1 warning. The bot can be started.');
    expectLine(await runDoctor({ NODE_ENV: 'production' }), /^FAIL {2}Settings: no chat platform/);
  });
});

describe('settings', () => {
  it('that cannot be used are told one by one', async () => {
    const { code, wrong } = await runDoctor({
      SLACK_BOT_TOKEN: 'wrong-hunter2',
      PORT: '70000',
      DATABASE_URL: 'mysql://me:hunter2@host/db',
    });
    expect(code).toBe(1);
    expect(wrong).toEqual([
      expect.stringContaining('FAIL  Settings: SLACK_BOT_TOKEN: a bot token starts with xoxb-.'),
      expect.stringContaining('FAIL  Settings: DATABASE_URL: use file:PATH'),
      expect.stringContaining('FAIL  Settings: PORT: use a port up to 65535.'),
      expect.stringContaining('FAIL  Settings: SLACK_APP_TOKEN: Socket Mode needs it as well'),
      'warn  Settings: until they are put right nothing else can be looked at.',
    ]);
  });
});

describe('data', () => {
  it('with faults is told fault by fault', async () => {
    const { environment } = await startSlack();
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'bands'));
    writeFileSync(join(folder, 'bands', 'source.yaml'), 'id: other\n');
    const { code, wrong } = await runDoctor({ ...environment, DATA_DIRS: folder });
    expect(code).toBe(1);
    expect(wrong.length).toBeGreaterThan(1);
    for (const line of wrong) expect(line).toMatch(/^FAIL {2}Data: .*source\.yaml, row 1, \w+: /);
    expectLine(
      await runDoctor({ ...environment, DATA_DIRS: '/nowhere/at/all' }),
      /^FAIL {2}Data: \/nowhere\/at\/all: no such folder\. Correct DATA_DIRS/,
    );
  });
});

describe('the machine', () => {
  it.each([
    ['0', undefined],
    ['90', /^warn {2}Clock: it is 1 min \d+ s fast\. Set it/],
    ['-90', /^warn {2}Clock: it is 1 min \d+ s slow\. Set it/],
    ['7200', /^FAIL {2}Clock: it is \d+ minutes fast\. Set it/],
  ])('with a clock that is off by %s seconds', async (CLOCK_OFF_S, line) => {
    const { environment } = await startSlack();
    const NODE_OPTIONS = `--import=${fileURLToPath(new URL('doctor/shift-clock.mjs', import.meta.url))}`;
    const diagnosis = await runDoctor({ ...environment, NODE_OPTIONS, CLOCK_OFF_S });
    if (line) expectLine(diagnosis, line);
    else expect(diagnosis.wrong).toEqual([]);
  });

  it('with a port that is taken says whether the bot itself has it', async () => {
    const { environment } = await startSlack();
    let page = 'somebody else';
    const server = createServer((_, response) => response.end(page)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const settings = { ...environment, HOST: '127.0.0.1', PORT: String(port) };
    expectLine(
      await runDoctor(settings),
      /^FAIL {2}Port \d+: it cannot be used \(EADDRINUSE\)\. Stop the program that has it, or set PORT/,
    );
    page = '{"alive":true}';
    const { code, lines } = await runDoctor(settings);
    expect(code).toBe(0);
    expect(lines).toContainEqual(expect.stringMatching(/^ok {4}Port \d+: a salary-bot is running there/));
  });

  it('with a folder that cannot be written is warned of slow starts', async () => {
    const { environment } = await startSlack();
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const DATABASE_URL = await storeWith(async () => {});
    const { code, wrong } = await runDoctor({ ...environment, DATABASE_URL, STATE_DIR: file });
    expect(code).toBe(0);
    expect(wrong).toEqual([
      expect.stringMatching(/^warn {2}Copies of tables: .*cannot be written \(ENOTDIR\).*STATE_DIR\.$/),
      expect.stringMatching(/^warn {2}What is learnt: /),
    ]);
  });
});
