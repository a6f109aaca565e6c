import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
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
    expect(parseConfig({ ...one, SLACK_SIGNING_SECRET: 's', PORT: '8080' }).slack?.transport).toEqual({
      kind: 'http',
      signingSecret: 's',
      port: 8080,
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
