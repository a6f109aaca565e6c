/**
 * What an hour brings to a started bot, on both platforms at once: commands, mentions, threads, buttons, messages it only
 * hears, suggestions while somebody types; between them connections that break, and files of data that change.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { project } from '../engine.ts';
import { discordSettings, slackSettings } from '../platforms/settings-of.ts';
import { type LocalDiscord, startLocalDiscord } from '../servers/discord/local-discord.ts';
import { type LocalSlack, startLocalSlack } from '../servers/slack/local-slack.ts';
import { ADMIN } from '../servers/slack/workspace.ts';
import { empty } from './empty.ts';
import { startProgram } from './started-bot.ts';

/** What the bot says of itself, without its garbage. */
export interface Measured {
  readonly heapBytes: number;
  readonly outsideBytes: number;
  readonly residentBytes: number;
  /** What keeps the loop busy, by kind. */
  readonly handles: Readonly<Record<string, number>>;
  /** Of the process. */
  readonly listeners: number;
  /** Of Node, such as that somewhere too many listen. */
  readonly warnings: readonly string[];
}

export interface Traffic {
  /** So many events, and then a look at the bot when it is at rest. */
  hear(events: number): Promise<Measured>;
  /** Every connection breaks, and is opened again. */
  reconnect(): Promise<void>;
  /** A file of data changes, and has been read anew. */
  reload(): Promise<void>;
  stop(): Promise<void>;
}

const IN_FLIGHT = 25;
/** Nobody asks more than they may, and many are new. */
const PEOPLE = 2_000;
const QUIET_MS = 700;

const FIRST_FOLLOW_UP = 'ask:0';

const TEXTS = [
  'senior seattle',
  'hourly rate texas',
  'is 150k good for a senior in austin?',
  'do backend devs earn more than frontend?',
  'what does a staff engineer earn in toronto',
  'who won the match last night',
  'python berlin 5 years',
];

export async function startTraffic(): Promise<Traffic> {
  const slack = await startLocalSlack();
  const discord = await startLocalDiscord({ grantedIntents: ['MessageContent'] });
  const folder = mkdtempSync(join(tmpdir(), 'salary-bot-traffic-'));
  let changes = 0;
  const change = () => writeFileSync(join(folder, 'disagreements.yaml'), `[]\n${'\n'.repeat(changes++)}`);
  change();
  const bot = startProgram(
    'salary-bot',
    {
      ...slackSettings(slack),
      ...discordSettings(discord),
      DATA_DIRS: folder,
      KEEP_QUESTIONS_DAYS: '7',
      LOG_LEVEL: 'info',
    },
    ['--expose-gc', `--import=${project}tests/bench/watched.mjs`],
  );
  await Promise.all([slack.connected(), discord.connected()]);
  const listen = await slack.command({ text: 'listen on', user: ADMIN });
  await slack.waitFor(() => listen.responses[0], 'the bot to listen');
  const acts = createActs(slack, discord);
  let heard = 0;
  return {
    async hear(events) {
      const last = heard + events;
      const one = async (): Promise<void> => {
        while (heard < last) {
          const number = heard++;
          await acts[number % acts.length]?.(number);
        }
      };
      await Promise.all(Array.from({ length: IN_FLIGHT }, one));
      await Promise.all([slack.settled(QUIET_MS), discord.settled(QUIET_MS)]);
      empty(slack.responses, slack.messages, slack.calls, slack.deliveries, slack.views);
      empty(discord.messages, discord.calls, discord.deliveries, discord.autocompletes);
      return (await bot.tell('measure')) as Measured;
    },
    async reconnect() {
      slack.dropSockets();
      discord.dropSockets();
      await pause(QUIET_MS);
      await Promise.all([slack.connected(), discord.connected()]);
    },
    async reload() {
      const reloaded = bot.wrote('files have changed');
      change();
      await reloaded;
      await pause(QUIET_MS);
    },
    async stop() {
      await bot.stop();
      await Promise.all([slack.stop(), discord.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Act = (number: number) => Promise<unknown>;

function createActs(slack: LocalSlack, discord: LocalDiscord): readonly Act[] {
  const people = Array.from({ length: PEOPLE }, (_, i) => discord.addPerson(`person ${i}`));
  const text = (number: number): string => TEXTS[number % TEXTS.length] ?? '';
  const user = (number: number): string => `U${number % PEOPLE}`;
  const person = (number: number): string => people[number % PEOPLE] ?? '';
  const ask: Act = (number) => slack.command({ text: text(number), user: user(number) });
  const askOnDiscord = (number: number) =>
    discord.command({ name: 'salary', options: { query: text(number) }, user: person(number) });
  const lastShown = () =>
    slack.messages.findLast(({ blocks }) => JSON.stringify(blocks).includes(FIRST_FOLLOW_UP));
  return [
    ask,
    askOnDiscord,
    (number) => slack.mention({ text: text(number), user: user(number) }),
    ask,
    async (number) => {
      const opened = await slack.mention({ text: text(number), user: user(number) });
      await slack.message({ text: 'and in texas?', user: user(number), thread_ts: opened.ts });
    },
    (number) => discord.mention({ text: text(number), user: person(number) }),
    (number) => slack.message({ text: text(number), user: user(number) }),
    async (number) => {
      const { messages } = await askOnDiscord(number);
      const [message] = messages;
      const label = message && /"style":1,"label":"([^"]+)"/.exec(JSON.stringify(message.components))?.[1];
      if (message && label !== undefined) await discord.press({ message, label });
    },
    async () => {
      const message = lastShown();
      if (message) await slack.pressButton({ on: message, action_id: FIRST_FOLLOW_UP });
    },
    (number) =>
      discord.autocomplete({
        name: 'salary',
        options: { query: text(number).slice(0, 4) },
        focused: 'query',
        user: person(number),
      }),
    (number) => slack.openHome({ user: user(number) }),
    (number) => slack.directMessage({ text: text(number), user: user(number) }),
  ];
}
