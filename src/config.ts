/** The environment, read once. The only file that looks at `process.env`; `.env` beside package.json counts as well. */
import { existsSync } from 'node:fs';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

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
  NO_COLOR: optional(z.string()),
  SLACK_BOT_TOKEN: optional(z.string().startsWith('xoxb-', 'a bot token starts with xoxb-')),
  SLACK_APP_TOKEN: optional(z.string().startsWith('xapp-', 'an app token starts with xapp-')),
  DISCORD_TOKEN: optional(z.string()),
});

export interface Config {
  readonly production: boolean;
  /** Folders of data sources: the project's own first. */
  readonly dataFolders: readonly string[];
  readonly intentsFolder: string;
  readonly colour: boolean;
  /** The chat platforms whose tokens are set. */
  readonly platforms: readonly ('Slack' | 'Discord')[];
}

/** Settings that cannot be used. The message has a line for each, with its cure. */
export class InvalidConfigError extends Error {
  override readonly name = 'InvalidConfigError';
}

/**
 * Parses the environment.
 * @param environment as from `process.env`
 * @throws InvalidConfigError naming every bad variable and its cure
 */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.')}: ${message}. Correct it in the environment or in .env.`,
    );
    throw new InvalidConfigError(faults.join('\n'));
  }
  const { NODE_ENV, DATA_DIRS, NO_COLOR, SLACK_BOT_TOKEN, SLACK_APP_TOKEN, DISCORD_TOKEN } = parsed.data;
  const further = (DATA_DIRS ?? '')
    .split(delimiter)
    .map((folder) => folder.trim())
    .filter((folder) => folder !== '');
  return {
    production: NODE_ENV === 'production',
    dataFolders: [fileURLToPath(new URL('../data', import.meta.url)), ...further],
    intentsFolder: fileURLToPath(new URL('../intents', import.meta.url)),
    colour: NO_COLOR === undefined,
    platforms: [
      ...((SLACK_BOT_TOKEN ?? SLACK_APP_TOKEN) ? (['Slack'] as const) : []),
      ...(DISCORD_TOKEN === undefined ? [] : (['Discord'] as const)),
    ],
  };
}

/** The environment of this process, `.env` filled in where the process has no value of its own. */
export function loadConfig(): Config {
  const file = fileURLToPath(new URL('../.env', import.meta.url));
  if (existsSync(file)) process.loadEnvFile(file);
  return parseConfig(process.env);
}
