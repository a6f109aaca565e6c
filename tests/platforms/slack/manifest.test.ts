/** The app's manifest, held against what the code does and what Slack takes. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { SHORTCUT } from '../../../src/platforms/slack/answer-commands.ts';
import { SCOPES } from '../../../src/platforms/slack/connect.ts';
import { project } from '../../engine.ts';

const folder = `${project}src/platforms/slack/`;
const text = readFileSync(`${folder}manifest.yaml`, 'utf8');

/** Slack's own limits of a manifest. */
const manifestSchema = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.literal(1) }),
  display_information: z.strictObject({
    name: z.string().max(35),
    description: z.string().max(140),
    long_description: z.string().min(174).max(4_000),
    background_color: z.string().regex(/^#[0-9a-f]{6}$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.literal(true),
      messages_tab_enabled: z.literal(true),
      messages_tab_read_only_enabled: z.literal(false),
    }),
    agent_view: z.strictObject({
      agent_description: z.string().max(300),
      suggested_prompts: z.array(z.strictObject({ title: z.string(), message: z.string() })).max(4),
    }),
    bot_user: z.strictObject({
      display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/),
      always_online: z.boolean(),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          name: z.string().max(24),
          type: z.enum(['message', 'global']),
          callback_id: z.string().max(255),
          description: z.string().max(150),
        }),
      )
      .max(10),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
          description: z.string().max(2_000),
          usage_hint: z.string().max(1_000),
          should_escape: z.boolean(),
          url: z.url(),
        }),
      )
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(z.url()).max(1_000),
    scopes: z.strictObject({ bot: z.array(z.string()).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: z.url(), bot_events: z.array(z.string()).max(100) }),
    interactivity: z.strictObject({ is_enabled: z.literal(true), request_url: z.url() }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false),
  }),
});
const manifest = manifestSchema.parse(parse(text));

/** The scope that each kind of event needs, by Slack's documentation. */
const NEEDED_BY: Readonly<Record<string, string | undefined>> = {
  app_home_opened: undefined,
  app_mention: 'app_mentions:read',
  app_uninstalled: undefined,
  channel_left: 'channels:read',
  group_left: 'groups:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  tokens_revoked: undefined,
};
const NEEDED_BY_CALLS = [
  'assistant:write',
  'chat:write',
  'commands',
  'users:read',
  'channels:read',
  'groups:read',
  'im:write',
];

describe('the manifest', () => {
  const { bot } = manifest.oauth_config.scopes;

  it('asks for the scopes that the code asks for, each explained', () => {
    expect([...bot].sort()).toEqual([...SCOPES].sort());
    const lines = text.split('\n');
    const bare = bot.filter((scope) => !lines[lines.indexOf(`      - ${scope}`) - 1]?.trim().startsWith('#'));
    expect(bare).toEqual([]);
  });

  it('asks for no scope that no event and no call needs', () => {
    const { bot_events } = manifest.settings.event_subscriptions;
    expect(bot_events.filter((event) => !(event in NEEDED_BY))).toEqual([]);
    const needed = [...bot_events.flatMap((event) => NEEDED_BY[event] ?? []), ...NEEDED_BY_CALLS];
    expect([...bot].sort()).toEqual([...new Set(needed)].sort());
  });

  it('names the shortcut and the command that the code answers', () => {
    expect(manifest.features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([SHORTCUT]);
    expect(manifest.features.slash_commands.map(({ command }) => command)).toEqual(['/salary']);
  });

  it('has channels arrive by their ids, so that a digest goes where it was meant to', () => {
    expect(manifest.features.slash_commands.map(({ should_escape }) => should_escape)).toEqual([true]);
  });
});
