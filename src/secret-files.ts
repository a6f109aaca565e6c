/** Secrets that stand in files, as containers and service managers hand them over: NAME_FILE names the file of NAME. */
import { readFileSync } from 'node:fs';
import { describeFault } from './chat/describe-fault.ts';

/** The settings that hold one. */
export const SECRETS = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_SECRET',
  'SLACK_STATE_SECRET',
  'DISCORD_TOKEN',
  'DATABASE_URL',
] as const;

type Environment = Readonly<Record<string, string | undefined>>;

export interface WithSecrets {
  /** With each secret under its own name. */
  readonly environment: Environment;
  /** Each names a setting and its cure. */
  readonly faults: readonly string[];
  /** Settings whose files have no secret to give. */
  readonly unread: readonly string[];
}

/** Reads the files that the environment names. Space around a secret, as an editor leaves it, is no part of it. */
export function readSecretFiles(environment: Environment): WithSecrets {
  const found: Record<string, string> = {};
  const faults: string[] = [];
  const unread: string[] = [];
  for (const name of SECRETS) {
    const setting = `${name}_FILE`;
    const file = settingOf(environment, setting);
    if (file === undefined || isHandedDown(environment, name)) continue;
    const fault =
      settingOf(environment, name) === undefined
        ? read(file, (secret) => {
            found[name] = secret;
          })
        : `${name} is set as well. Unset the one or the other.`;
    if (fault === undefined) continue;
    faults.push(`${setting}: ${fault}`);
    unread.push(name);
  }
  return { environment: { ...environment, ...found }, faults, unread };
}

/** What was set in the environment, or came from a file; and what stands in an address: none of it is to be shown. */
export function secretsOf(environment: Environment): string[] {
  return SECRETS.flatMap((name) => {
    const value = settingOf(environment, name);
    if (value === undefined) return [];
    return name === 'DATABASE_URL' ? passwordIn(value) : [value];
  });
}

function read(file: string, found: (secret: string) => void): string | undefined {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret === '') return `${file} is empty. Put the secret into it, and nothing else.`;
    found(secret);
    return undefined;
  } catch (error) {
    const { code = 'unknown' } = describeFault(error);
    return `${file} cannot be read (${code}). Check the path, and that the bot's user may read the file.`;
  }
}

/** A shard has been given the token already, by the process that read the file. */
function isHandedDown(environment: Environment, name: string): boolean {
  return (
    name === 'DISCORD_TOKEN' &&
    environment.SHARDING_MANAGER !== undefined &&
    settingOf(environment, name) !== undefined
  );
}

/** As it is written, and as it is meant. */
function passwordIn(url: string): string[] {
  return [/^[a-z]+:\/\/[^:/]*:(.*)@/i, /[?&]password=([^&#]*)/i].flatMap((where) => {
    const written = where.exec(url)?.[1];
    if (written === undefined) return [];
    try {
      return [written, decodeURIComponent(written)];
    } catch {
      return [written];
    }
  });
}

function settingOf(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === undefined || value.trim() === '' ? undefined : value;
}
