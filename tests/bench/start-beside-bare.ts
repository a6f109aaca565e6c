/**
 * How long it takes from nothing until both platforms are connected, and until both have their first answer, and what is
 * held in memory then: the bot and the bare one in turns, against the same local servers, each start with a new store.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { discordSettings, slackSettings } from '../platforms/settings-of.ts';
import { startLocalDiscord } from '../servers/discord/local-discord.ts';
import type { RegisteredCommand } from '../servers/discord/world.ts';
import { startLocalSlack } from '../servers/slack/local-slack.ts';
import { beside } from './beside.ts';
import { heading } from './measure.ts';
import { BOTH, type Program, startProgram } from './started-bot.ts';

const ROUNDS = 7;
const QUESTION = 'senior seattle';
/** What was needed for the start alone has gone by then. */
const SETTLED_MS = 1_500;
const PATIENCE_MS = 30_000;

interface Start {
  readonly connectedMs: number;
  readonly connectedMb: number;
  readonly answeredMs: number;
  readonly answeredMb: number;
  readonly computedMs: number;
  readonly settledMb: number;
}

export async function startBesideBare(): Promise<void> {
  // Discord keeps the commands: they are registered before the first start that counts.
  const commands: RegisteredCommand[] = [];
  await start('salary-bot', commands);
  const starts: Record<(typeof BOTH)[number], Start[]> = { 'salary-bot': [], 'the bare bot': [] };
  for (let round = 0; round < ROUNDS; round++)
    for (const program of BOTH) starts[program].push(await start(program, commands));
  heading(`start (median of ${ROUNDS})`, 'connected', 'MB then', 'answered', 'MB then', 'CPU ms', 'MB later');
  beside(starts, ['connectedMs', 'connectedMb', 'answeredMs', 'answeredMb', 'computedMs', 'settledMb']);
}

async function start(program: Program, commands: RegisteredCommand[]): Promise<Start> {
  const slack = await startLocalSlack();
  const discord = await startLocalDiscord();
  (discord.commands as RegisteredCommand[]).push(...commands);
  const began = performance.now();
  const bot = startProgram(program, {
    ...slackSettings(slack),
    ...discordSettings(discord),
  });
  await Promise.all([slack.connected(), discord.connected()]);
  const connectedMs = performance.now() - began;
  const connectedMb = bot.residentMb();
  await Promise.all([
    slack
      .command({ text: QUESTION })
      .then((asked) => slack.waitFor(() => asked.responses[0], 'an answer in Slack', PATIENCE_MS)),
    discord
      .command({ name: 'salary', options: { query: QUESTION } })
      .then((asked) => discord.waitFor(() => asked.messages[0], 'an answer on Discord', PATIENCE_MS)),
  ]);
  const answeredMs = performance.now() - began;
  const computedMs = bot.computedMs();
  const answeredMb = bot.residentMb();
  await pause(SETTLED_MS);
  const settledMb = bot.residentMb();
  if (commands.length === 0) commands.push(...discord.commands);
  await bot.stop();
  await Promise.all([slack.stop(), discord.stop()]);
  return { connectedMs, connectedMb, answeredMs, answeredMb, computedMs, settledMb };
}
