/** `npm run doctor` as somebody who runs the bot types it, against a Slack, a Discord and a store of the tests' own. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { NewSubscription } from '../../src/chat/digest-records.ts';
import { openStore, type Store } from '../../src/store/open-store.ts';
import { project } from '../engine.ts';
import { discordSettings, slackSettings } from '../platforms/settings-of.ts';
import { startLocalDiscord } from '../servers/discord/local-discord.ts';
import { GUILD } from '../servers/discord/places.ts';
import { startLocalSlack } from '../servers/slack/local-slack.ts';
import { subscription } from '../store/digest-builders.ts';
import { NOON } from '../store/moments.ts';

type Environment = Readonly<Record<string, string>>;

export interface Diagnosis {
  readonly code: number;
  readonly lines: readonly string[];
  /** Those that are not well, without the sum. */
  readonly wrong: readonly string[];
}

const SECRET = /TOKEN|SECRET/;

/** Runs it to its end, and sees that nothing secret is in what it says. */
export async function runDoctor(environment: Environment): Promise<Diagnosis> {
  const { NODE_ENV: _, ...inherited } = process.env;
  const ran = await new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [join(project, 'dist/main.js'), 'doctor'],
      { env: { ...inherited, STATE_DIR: temporaryFolder(), ...environment } },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
  expect(ran.err).toBe('');
  for (const [name, value] of Object.entries(environment))
    if (SECRET.test(name)) expect(ran.out).not.toContain(value);
  expect(ran.out).not.toMatch(/hunter2|correct-horse/);
  const lines = ran.out.trimEnd().split('\n');
  for (const line of lines.slice(0, -1)) expect(line).toMatch(/^(?:ok {2}|warn|FAIL) {2}\S/);
  return { code: ran.code, lines, wrong: lines.filter((line) => !line.startsWith('ok ')).slice(0, -1) };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'salary-bot-doctor-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A store in which something was done, closed again. @returns its address */
export async function storeWith(
  fill: (store: Store) => Promise<unknown>,
  url = `file:${join(temporaryFolder(), 'store.db')}`,
  sealingSecret?: string,
): Promise<string> {
  const store = await openStore({ url, now: () => NOON, ...(sealingSecret ? { sealingSecret } : {}) });
  await fill(store);
  await store.close();
  return url;
}

export function digest(given: Partial<NewSubscription>): NewSubscription {
  return subscription({ id: `${given.channel}-${given.zone}`, ...given });
}

export async function startSlack(...options: Parameters<typeof startLocalSlack>) {
  const slack = await startLocalSlack(...options);
  onTestFinished(slack.stop);
  return { slack, environment: slackSettings(slack) };
}

export async function startDiscord(...options: Parameters<typeof startLocalDiscord>) {
  const discord = await startLocalDiscord(...options);
  onTestFinished(discord.stop);
  return { discord, environment: discordSettings(discord) };
}

export const SLACK = { platform: 'slack', workspace: 'T0001' } as const;
export const DISCORD = { platform: 'discord', workspace: GUILD } as const;

/** That there is one such line, and whether it makes the exit code 1. */
export function expectLine({ code, wrong }: Diagnosis, line: string | RegExp): void {
  // Where nobody answered there is nobody to compare the clock with.
  expect(wrong.filter((one) => !one.startsWith('warn  Clock: not compared'))).toEqual([
    expect.stringMatching(line),
  ]);
  expect(code).toBe(wrong[0]?.startsWith('FAIL') ? 1 : 0);
}
