/**
 * What the bot takes when hundreds ask at once, beside a bot on the same SDKs that answers "pong", and beside one that
 * sends the same replies ready-made: in turns, over Slack's socket, over Slack's HTTP requests, and by Discord's
 * interactions. Whoever asks, and the local servers, are another process than the bots.
 */
import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { discordSettings, slackSettings } from '../platforms/settings-of.ts';
import { type LocalDiscord, startLocalDiscord } from '../servers/discord/local-discord.ts';
import { freePort } from '../servers/free-port.ts';
import { type LocalSlack, startLocalSlack } from '../servers/slack/local-slack.ts';
import { beside } from './beside.ts';
import { type Driven, drive, type Road } from './drive.ts';
import { empty } from './empty.ts';
import { heading } from './measure.ts';
import { readyReplies } from './ready-replies.ts';
import { BOTH, type Program, type StartedBot, startProgram, WITH_OUR_REPLIES } from './started-bot.ts';

const IN_FLIGHT = 200;
const QUESTIONS = 4_000;
const ROUNDS = 5;
/** Enough that nobody asks more than they may. */
const PEOPLE = 1_000;
const PATIENCE_MS = 30_000;

/** Answers with tables, with charts, estimates, advice, questions back, and what no source covers. */
const TEXTS = [
  'senior seattle',
  'how much does a junior make in germany',
  'is 150k good for a senior in austin?',
  'compare new york and chicago',
  'do backend devs earn more than frontend?',
  'what does a staff engineer earn in toronto',
  'how do i negotiate',
  'hourly rate texas',
  'go vs rust',
  'python berlin 5 years',
];

const ALL: readonly Program[] = [...BOTH, WITH_OUR_REPLIES];

/** Beside those of the local servers. */
type Settings = Readonly<Record<string, string>>;

interface Contender {
  readonly bot: StartedBot;
  readonly roads: Readonly<Record<string, Road>>;
  stop(): Promise<void>;
}

interface Run extends Driven {
  readonly computedMs: number;
}

export async function loadBesideEcho(): Promise<void> {
  const ready = { REPLIES: await recordReplies() };
  const contenders = forEach<Contender>();
  for (const program of ALL) {
    const settings = program === WITH_OUR_REPLIES ? ready : {};
    contenders[program].push(await overSockets(program, settings), await overHttp(program, settings));
  }
  for (const [i, contender] of contenders['salary-bot'].entries())
    for (const name of Object.keys(contender.roads)) {
      const runs = forEach<Run>();
      // The first round only warms up.
      for (let round = 0; round <= ROUNDS; round++)
        for (const program of ALL) {
          const one = contenders[program][i];
          const road = one?.roads[name];
          if (!one || !road) throw new Error(`${program} has no ${name}.`);
          const before = one.bot.computedMs();
          const driven = await drive(road, QUESTIONS, IN_FLIGHT);
          const run = { ...driven, computedMs: (one.bot.computedMs() - before) / QUESTIONS };
          if (round > 0) runs[program].push(run);
        }
      print(name, runs);
    }
  for (const program of ALL) for (const one of contenders[program]) await one.stop();
  rmSync(ready.REPLIES);
}

function print(name: string, runs: Readonly<Record<Program, readonly Run[]>>): void {
  heading(`${name}, ${IN_FLIGHT} in flight`, 'a second', 'ack 50%', 'ack 99%', 'CPU ms', 'late');
  beside(runs, ['perSecond', 'ackHalf', 'ack99', 'computedMs', 'late']);
}

function forEach<T>(): Record<Program, T[]> {
  return { 'salary-bot': [], 'the bare bot': [], [WITH_OUR_REPLIES]: [] };
}

async function recordReplies(): Promise<string> {
  const { slack, discord, stop } = await connect('salary-bot', {});
  const file = await readyReplies(slack, discord, TEXTS);
  await stop();
  return file;
}

async function overSockets(program: Program, settings: Settings): Promise<Contender> {
  const { slack, discord, bot, stop } = await connect(program, settings, { unexamined: true });
  if (program !== 'salary-bot') await registerSalary(discord);
  return {
    bot,
    roads: { 'Slack by socket': slackRoad(slack), 'Discord interactions': discordRoad(discord) },
    stop,
  };
}

async function connect(
  program: Program,
  settings: Settings,
  servers: { readonly unexamined?: boolean } = {},
) {
  const slack = await startLocalSlack(servers);
  const discord = await startLocalDiscord(servers);
  const bot = startProgram(program, { ...slackSettings(slack), ...discordSettings(discord), ...settings });
  await Promise.all([slack.connected(), discord.connected()]);
  const stop = async () => {
    await bot.stop();
    await Promise.all([slack.stop(), discord.stop()]);
  };
  return { slack, discord, bot, stop };
}

async function overHttp(program: Program, settings: Settings): Promise<Contender> {
  const slack = await startLocalSlack({ transport: 'http', unexamined: true });
  const port = await freePort();
  const bot = startProgram(program, {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: slack.workspace().botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    PORT: String(port),
    ...settings,
  });
  slack.eventsUrl = `http://127.0.0.1:${port}/slack/events`;
  while ((await slack.urlVerification().catch(() => undefined))?.status !== 200) await pause(100);
  return {
    bot,
    roads: { 'Slack by HTTP': slackRoad(slack) },
    async stop() {
      await bot.stop();
      await slack.stop();
    },
  };
}

function slackRoad(slack: LocalSlack): Road {
  let asked = 0;
  return {
    ask: (number) => slack.command({ text: textOf(number), user: `U${asked++ % PEOPLE}` }),
    answered: () => slack.responses.length,
    change: (before) => slack.waitFor(() => slack.responses.length > before, 'an answer', PATIENCE_MS),
    forget: () => empty(slack.responses, slack.messages, slack.calls, slack.deliveries),
  };
}

/** The first response is the answer, but for charts that are drawn the first time. */
function discordRoad(discord: LocalDiscord): Road {
  const people = Array.from({ length: PEOPLE }, (_, i) => discord.addPerson(`person ${i}`));
  let asked = 0;
  let answered = 0;
  let onAnswer = () => {};
  return {
    async ask(number) {
      const user = people[asked++ % PEOPLE] ?? '';
      const options = { query: textOf(number) };
      const delivery = await discord.command({ name: 'salary', options, user });
      answered += 1;
      onAnswer();
      return delivery;
    },
    answered: () => answered,
    change: () =>
      new Promise<void>((resolve) => {
        onAnswer = resolve;
      }),
    forget() {
      answered = 0;
      empty(discord.messages, discord.calls, discord.deliveries);
    },
  };
}

/** A bare bot has no commands of its own. */
async function registerSalary({ apiUrl, applicationId, token }: LocalDiscord): Promise<void> {
  const options = [{ type: 3, name: 'query', description: 'The question' }];
  await fetch(`${apiUrl}/v10/applications/${applicationId}/commands`, {
    method: 'PUT',
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify([{ name: 'salary', description: 'Asks', type: 1, options }]),
  });
}

const textOf = (number: number): string => TEXTS[number % TEXTS.length] ?? '';
