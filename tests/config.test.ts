import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { environmentSchema, InvalidConfigError, parseConfig } from '../src/config.ts';
import { project } from './engine.ts';

describe('.env.example', () => {
  const example = readFileSync(`${project}.env.example`, 'utf8').split('\n');

  it('lists exactly the variables of the schema', () => {
    const listed = example.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(listed.sort()).toEqual(Object.keys(environmentSchema.shape).sort());
  });

  it('says a line on each of them', () => {
    const bare = example.filter((line, i) => /^[A-Z_]+=/.test(line) && !example[i - 1]?.startsWith('#'));
    expect(bare).toEqual([]);
  });

  it('is accepted as it is', () => {
    const values = example.flatMap((line) =>
      /^[A-Z_]+=/.test(line) ? [line.split('=') as [string, string]] : [],
    );
    expect(parseConfig(Object.fromEntries(values)).production).toBe(false);
  });
});

describe('parseConfig', () => {
  it('takes an empty value for unset', () => {
    expect(parseConfig({ NODE_ENV: '', DATA_DIRS: ' ' }).dataFolders).toHaveLength(1);
  });

  it('adds further data folders behind the own one', () => {
    expect(parseConfig({ DATA_DIRS: '/a:/b' }).dataFolders.slice(1)).toEqual(['/a', '/b']);
  });

  it('names every bad variable at once, with its cure', () => {
    const parse = (): unknown => parseConfig({ NODE_ENV: 'prod', SLACK_BOT_TOKEN: 'abc' });
    expect(parse).toThrow(InvalidConfigError);
    expect(parse).toThrow(/NODE_ENV: use development.*\n.*SLACK_BOT_TOKEN: .*xoxb-/s);
  });

  it('never repeats a secret in what it says', () => {
    expect(() => parseConfig({ SLACK_BOT_TOKEN: 'hush-hush' })).toThrow(/^(?!.*hush)/s);
  });

  it('reads who may do what admins may, and refuses what is no member id', () => {
    const slack = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    expect(parseConfig({ ...slack, SLACK_ADMINS: ' U012AB3CD, W1 ,' }).slack?.admins).toEqual([
      'U012AB3CD',
      'W1',
    ]);
    expect(parseConfig(slack).slack?.admins).toEqual([]);
    expect(() => parseConfig({ ...slack, SLACK_ADMINS: 'U1,maria' })).toThrow(
      /^SLACK_ADMINS: use member ids/,
    );
  });

  it('reaches Slack by a socket, by HTTP, or for many workspaces', () => {
    const one = { SLACK_BOT_TOKEN: 'xoxb-1' };
    expect(parseConfig({ ...one, SLACK_APP_TOKEN: 'xapp-1' }).slack?.transport.kind).toBe('socket');
    expect(parseConfig({ ...one, SLACK_SIGNING_SECRET: 's' }).slack?.transport).toEqual({
      kind: 'http',
      signingSecret: 's',
    });
    const oauth = { SLACK_CLIENT_ID: '1', SLACK_CLIENT_SECRET: '2', SLACK_STATE_SECRET: '3' };
    const many = parseConfig({
      ...oauth,
      SLACK_SIGNING_SECRET: 's',
      SLACK_API_URL: 'https://slack-gov.com/api',
    });
    expect(many.slack).toMatchObject({ access: { kind: 'many' }, apiUrl: 'https://slack-gov.com/api/' });
    expect(parseConfig({}).slack).toBeUndefined();
  });

  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN: .*SLACK_SIGNING_SECRET/],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_BOT_TOKEN: /],
    [{ SLACK_SIGNING_SECRET: 's' }, /SLACK_BOT_TOKEN: /],
    [{ SLACK_CLIENT_ID: '1' }, /SLACK_CLIENT_SECRET: .*\nSLACK_STATE_SECRET: .*\nSLACK_SIGNING_SECRET: /],
    [{ SLACK_CLIENT_ID: '1', SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_BOT_TOKEN: it is for one workspace/],
    [{ SLACK_BOT_TOKEN: 'oops', PORT: 'x' }, /SLACK_BOT_TOKEN: a bot token.*\n.*PORT: .*\n?SLACK_APP_TOKEN/s],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL: use file:PATH/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL: use one of/],
  ])('says all that is wrong or missing in %o', (environment, said) => {
    expect(() => parseConfig(environment as Record<string, string>)).toThrow(said);
  });

  it('reaches Discord by its token, in one process or in several', () => {
    const { discord, discordShards, isShard } = parseConfig({
      DISCORD_TOKEN: 't',
      DISCORD_API_URL: 'http://localhost:1/api/',
      DISCORD_GUILD_ID: '123456789012345678',
      DISCORD_SHARDS: '4',
    });
    expect(discord).toEqual({ token: 't', apiUrl: 'http://localhost:1/api', guild: '123456789012345678' });
    expect([discordShards, isShard]).toEqual([4, false]);
    expect(parseConfig({ DISCORD_TOKEN: 't', SHARDING_MANAGER: 'true' }).isShard).toBe(true);
    expect(parseConfig({}).discord).toBeUndefined();
  });

  it.each([
    { DISCORD_SHARDS: '0' },
    { DISCORD_SHARDS: '1.5' },
    { DISCORD_GUILD_ID: 'my server' },
    { DISCORD_API_URL: 'x' },
  ])('refuses %o', (environment) => {
    expect(() => parseConfig(environment as unknown as Record<string, string>)).toThrow(/^DISCORD_\w+: use /);
  });
});

describe('the listener', () => {
  const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  const http = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's' };

  it('is there where Slack calls, or where a port is set', () => {
    expect(parseConfig(socket).listener).toBeUndefined();
    expect(parseConfig(http).listener).toEqual({ port: 3000 });
    expect(parseConfig({ ...socket, PORT: '0', HOST: '127.0.0.1' }).listener).toEqual({
      port: 0,
      host: '127.0.0.1',
    });
    expect(parseConfig({ ...http, PORT: '8080' }).listener).toEqual({ port: 8080 });
  });

  it('is not there in a shard: the process that started it listens', () => {
    const { listener } = parseConfig({ DISCORD_TOKEN: 't', SHARDING_MANAGER: 'true', PORT: '8080' });
    expect(listener).toBeUndefined();
  });
});

describe('a secret in a file', () => {
  function fileOf(text: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'salary-bot-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'secret');
    writeFileSync(file, text);
    return file;
  }

  it('is taken from there, without the space around it', () => {
    const file = fileOf;
    const { slack, discord, databaseUrl, sealingSecret, secrets } = parseConfig({
      SLACK_CLIENT_ID: '1',
      SLACK_SIGNING_SECRET_FILE: file('signing\n'),
      SLACK_CLIENT_SECRET_FILE: file(' client \r\n'),
      SLACK_STATE_SECRET_FILE: file('state'),
      DISCORD_TOKEN_FILE: file('token\n'),
      DATABASE_URL_FILE: file('postgres://me:p%40ss@host/db\n'),
    });
    expect(slack).toMatchObject({
      access: { clientSecret: 'client', stateSecret: 'state' },
      transport: { signingSecret: 'signing' },
    });
    expect([discord?.token, databaseUrl, sealingSecret]).toEqual([
      'token',
      'postgres://me:p%40ss@host/db',
      'state',
    ]);
    expect([...secrets].sort()).toEqual(['client', 'p%40ss', 'p@ss', 'signing', 'state', 'token']);
    const tokens = { SLACK_BOT_TOKEN_FILE: file('xoxb-1'), SLACK_APP_TOKEN_FILE: file('xapp-1') };
    expect(parseConfig(tokens).slack?.transport.kind).toBe('socket');
  });

  it('that cannot be had is told with its cure, all at once, and the secret itself is not missed', () => {
    const empty = fileOf(' \n');
    const parse = () =>
      parseConfig({
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_BOT_TOKEN_FILE: fileOf('xoxb-2'),
        SLACK_APP_TOKEN_FILE: '/nowhere/at/all',
        DISCORD_TOKEN_FILE: empty,
        DATABASE_URL_FILE: tmpdir(),
        LOG_LEVEL: 'loud',
      });
    const told = new Error();
    try {
      parse();
    } catch (error) {
      told.message = String(error);
    }
    expect(told.message.split('\n')).toEqual([
      'InvalidConfigError: SLACK_BOT_TOKEN_FILE: SLACK_BOT_TOKEN is set as well. Unset the one or the other.',
      expect.stringMatching(
        /^SLACK_APP_TOKEN_FILE: \/nowhere\/at\/all cannot be read \(ENOENT\)\. Check the path/,
      ),
      `DISCORD_TOKEN_FILE: ${empty} is empty. Put the secret into it, and nothing else.`,
      expect.stringContaining('DATABASE_URL_FILE'),
      expect.stringContaining('LOG_LEVEL: use one of'),
    ]);
    expect(told.message).toContain('cannot be read (EISDIR)');
  });

  it('is handed to a shard by the process that read it', () => {
    const { discord } = parseConfig({
      DISCORD_TOKEN: 'read before',
      DISCORD_TOKEN_FILE: '/nowhere/at/all',
      SHARDING_MANAGER: 'true',
    });
    expect(discord?.token).toBe('read before');
  });
});
