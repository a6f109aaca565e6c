/** The environment, read once. The only file that looks at `process.env`; `.env` beside package.json counts as well. */
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { CannotStartError } from './chat/cannot-start-error.ts';
import type { Connection as DiscordConnection } from './platforms/discord/connect.ts';
import type { Connection } from './platforms/slack/connect.ts';
import { parseConnection } from './platforms/slack/parse-connection.ts';
import { readSecretFiles, SECRETS, secretsOf } from './secret-files.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const HOUR_MS = 60 * 60 * 1000;
const DEFAULT_GRACE_HOURS = 12;
/** Of Slack's HTTP mode. */
const DEFAULT_PORT = 3000;

/** An empty value means unset. */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
    schema.optional(),
  );

/** Every variable that the bot reads; `.env.example` says a line on each. */
export const environmentSchema = z.object({
  NODE_ENV: optional(z.enum(['development', 'production', 'test'], 'use development, production or test')),
  DATA_DIRS: optional(z.string()),
  STATE_DIR: optional(z.string()),
  NO_COLOR: optional(z.string()),
  SLACK_BOT_TOKEN: optional(z.string().startsWith('xoxb-', 'a bot token starts with xoxb-')),
  SLACK_APP_TOKEN: optional(z.string().startsWith('xapp-', 'an app token starts with xapp-')),
  SLACK_SIGNING_SECRET: optional(z.string()),
  SLACK_CLIENT_ID: optional(z.string()),
  SLACK_CLIENT_SECRET: optional(z.string()),
  SLACK_STATE_SECRET: optional(z.string()),
  SLACK_API_URL: optional(
    z.url({ protocol: /^https?$/, error: 'use an address such as https://slack.com/api/' }),
  ),
  SLACK_ADMINS: optional(
    z
      .string()
      .transform((ids) => ids.split(/[,\s]+/).filter((id) => id !== ''))
      .refine(
        (ids) => ids.every((id) => /^[UW][A-Z0-9]+$/.test(id)),
        'use member ids with commas between them, such as U012AB3CD (in Slack: profile, ⋮, Copy member ID)',
      ),
  ),
  DISCORD_TOKEN: optional(z.string()),
  DISCORD_API_URL: optional(
    z.url({ protocol: /^https?$/, error: 'use an address such as https://discord.com/api' }),
  ),
  DISCORD_GUILD_ID: optional(z.string().regex(/^\d{15,20}$/, 'use the id of a server, a long number')),
  DISCORD_SHARDS: optional(
    z.coerce
      .number('use a number')
      .int('use a whole number')
      .min(1, 'use 1 or more')
      .max(1_000, 'use 1000 or fewer'),
  ),
  DATABASE_URL: optional(
    z
      .string()
      .regex(/^(?:file:.|postgres(?:ql)?:\/\/)/, 'use file:PATH or postgres://user:password@host/database'),
  ),
  PORT: optional(z.coerce.number('use a number').int().min(0).max(65_535, 'use a port up to 65535')),
  HOST: optional(z.string()),
  DIGEST_GRACE_HOURS: optional(
    z.coerce.number('use a number').min(0.1, 'use 0.1 or more').max(168, 'use 168 or fewer'),
  ),
  KEEP_QUESTIONS_DAYS: optional(
    z.coerce
      .number('use a whole number of days')
      .int('use a whole number of days')
      .min(1, 'use 1 or more; leave it empty to keep nothing')
      .max(365, 'use 365 or fewer'),
  ),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, `use one of ${LOG_LEVELS.join(', ')}`)),
  LOG_QUESTIONS: optional(z.enum(['true', 'false'], 'use true or false')),
  ...secretFiles(),
});

/** Each secret may stand in a file instead. */
function secretFiles() {
  const path = optional(z.string());
  const files = SECRETS.map((name) => [`${name}_FILE`, path] as const);
  return Object.fromEntries(files) as Record<`${(typeof SECRETS)[number]}_FILE`, typeof path>;
}

export interface Config {
  readonly production: boolean;
  /** Folders of data sources: the project's own first. */
  readonly dataFolders: readonly string[];
  readonly intentsFolder: string;
  /** Where copies of big tables are kept. */
  readonly cacheFolder: string;
  /** Where what a start learns is kept. */
  readonly learntFolder: string;
  readonly colour: boolean;
  /** Where the store is: `file:PATH` or `postgres://…`. */
  readonly databaseUrl: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Whether the level `debug` shows what was asked. */
  readonly logQuestions: boolean;
  /** What no line may show: all tokens, secrets and passwords. */
  readonly secrets: readonly string[];
  /** Where to listen for HTTP, if anywhere. */
  readonly listener?: { readonly port: number; readonly host?: string };
  /** How late a digest may come, in milliseconds. */
  readonly digestGraceMs: number;
  /** How long questions are kept, in milliseconds; without it none is. */
  readonly questionsKeptMs?: number;
  /** Where Slack is configured. */
  readonly slack?: Connection;
  /** What installations are encrypted with, where there are any. */
  readonly sealingSecret?: string;
  /** Where Discord is configured. */
  readonly discord?: DiscordConnection;
  /** Processes that share Discord's servers among them; 1: this one alone. */
  readonly discordShards: number;
  /** This process is one of them: it serves its share of Discord, and nothing else. */
  readonly isShard: boolean;
}

/** Settings that cannot be used. The message has a line for each, with its cure. */
export class InvalidConfigError extends CannotStartError {
  override readonly name = 'InvalidConfigError';
}

/**
 * Parses the environment.
 * @param given as from `process.env`
 * @throws InvalidConfigError naming every bad variable and its cure
 */
export function parseConfig(given: Readonly<Record<string, string | undefined>>): Config {
  const { environment, faults: fileFaults, unread } = readSecretFiles(given);
  const parsed = environmentSchema.safeParse(environment);
  // What is set but wrong is told as such, not as missing.
  const asSet = {
    ...(parsed.data ?? presence(environment)),
    ...Object.fromEntries(unread.map((name) => [name, '?'])),
  };
  const slack = parseConnection(asSet);
  const faults = [
    ...fileFaults,
    ...(parsed.error?.issues ?? []).map(
      ({ path, message }) => `${path.join('.')}: ${message}. Correct it in the environment or in .env.`,
    ),
    ...('faults' in slack ? slack.faults : []),
  ];
  if (!parsed.success || 'faults' in slack || fileFaults.length > 0)
    throw new InvalidConfigError(faults.join('\n'));
  const { NODE_ENV, DATA_DIRS, NO_COLOR, DATABASE_URL, LOG_LEVEL, SLACK_STATE_SECRET } = parsed.data;
  const state = resolve(parsed.data.STATE_DIR ?? fileURLToPath(new URL('../var', import.meta.url)));
  const { DIGEST_GRACE_HOURS, KEEP_QUESTIONS_DAYS, LOG_QUESTIONS, PORT, HOST } = parsed.data;
  const { DISCORD_TOKEN, DISCORD_API_URL, DISCORD_GUILD_ID, DISCORD_SHARDS } = parsed.data;
  // Set by discord.js for the processes that it starts, and by nobody else.
  const isShard = environment.SHARDING_MANAGER !== undefined;
  const further = (DATA_DIRS ?? '')
    .split(delimiter)
    .map((folder) => folder.trim())
    .filter((folder) => folder !== '');
  return {
    production: NODE_ENV === 'production',
    dataFolders: [fileURLToPath(new URL('../data', import.meta.url)), ...further],
    intentsFolder: fileURLToPath(new URL('../intents', import.meta.url)),
    cacheFolder: join(state, 'tables'),
    learntFolder: join(state, 'learnt'),
    colour: NO_COLOR === undefined,
    databaseUrl: DATABASE_URL ?? `file:${join(state, 'salary-bot.db')}`,
    logLevel: LOG_LEVEL ?? 'info',
    logQuestions: LOG_QUESTIONS === 'true',
    secrets: secretsOf(environment),
    ...(!isShard && (PORT !== undefined || slack.connection?.transport.kind === 'http')
      ? { listener: { port: PORT ?? DEFAULT_PORT, ...(HOST === undefined ? {} : { host: HOST }) } }
      : {}),
    digestGraceMs: (DIGEST_GRACE_HOURS ?? DEFAULT_GRACE_HOURS) * HOUR_MS,
    ...(KEEP_QUESTIONS_DAYS === undefined ? {} : { questionsKeptMs: KEEP_QUESTIONS_DAYS * 24 * HOUR_MS }),
    ...(slack.connection ? { slack: slack.connection } : {}),
    ...(SLACK_STATE_SECRET === undefined ? {} : { sealingSecret: SLACK_STATE_SECRET }),
    ...(DISCORD_TOKEN === undefined
      ? {}
      : {
          discord: {
            token: DISCORD_TOKEN,
            ...(DISCORD_API_URL === undefined ? {} : { apiUrl: DISCORD_API_URL.replace(/\/*$/, '') }),
            ...(DISCORD_GUILD_ID === undefined ? {} : { guild: DISCORD_GUILD_ID }),
          },
        }),
    discordShards: DISCORD_SHARDS ?? 1,
    isShard,
  };
}

/** The variables that are set, their values taken as they are. */
function presence({
  PORT: _,
  SLACK_ADMINS: __,
  ...environment
}: Readonly<Record<string, string | undefined>>) {
  return Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

/** The environment of this process, `.env` filled in where the process has no value of its own. */
export function loadConfig(): Config {
  const file = fileURLToPath(new URL('../.env', import.meta.url));
  if (existsSync(file)) process.loadEnvFile(file);
  return parseConfig(process.env);
}
