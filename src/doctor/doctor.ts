/** `npm run doctor`: looks at all that the bot needs before somebody misses it, and says the cure of what is wrong. */
import type { Folders } from '../ask.ts';
import { CannotStartError } from '../chat/cannot-start-error.ts';
import type { Check, ClockReading, Examination, Finding } from '../chat/health.ts';
import type { PlatformName } from '../chat/records.ts';
import type { Config } from '../config.ts';
import { lookIntoStore, type StoreSeen } from '../store/look-into-store.ts';
import { lookAtClock } from './check-clock.ts';
import { checkData } from './check-data.ts';
import { lookAtFolders } from './check-folders.ts';
import { lookAtNode } from './check-node.ts';
import { checkPort } from './check-port.ts';
import { channelsInUse, checkStore } from './check-store.ts';
import { checkZones } from './check-zones.ts';
import { renderFinding, renderSum } from './render-finding.ts';
import { runCheck } from './run-check.ts';

export interface DoctorOptions {
  /** @throws CannotStartError with a line for each setting that is wrong */
  readonly readConfig: () => Config;
  readonly foldersOf: (config: Config) => Folders;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Takes a line. */
  readonly print: (line: string) => void;
}

/** How long each check may take. */
const LIMIT_MS = 10_000;

/** Changes nothing. @returns the exit code: 1 where there is a fault */
export async function runDoctor({ print, ...options }: DoctorOptions): Promise<number> {
  const found: Finding[] = [];
  for await (const finding of examine(options)) {
    found.push(finding);
    print(renderFinding(finding));
  }
  print(renderSum(found));
  return found.some(({ mark }) => mark === 'fault') ? 1 : 0;
}

type Given = Omit<DoctorOptions, 'print'>;

async function* examine({ readConfig, foldersOf, now }: Given): AsyncGenerator<Finding> {
  yield lookAtNode(process.versions.node);
  const settings = readSettings(readConfig);
  yield* settings.findings;
  const { config } = settings;
  if (!config) return;

  let store: StoreSeen | undefined;
  const look = () => lookIntoStore({ ...sealing(config), url: config.databaseUrl, now });
  yield* await runCheck(
    checkStore(look, (seen) => {
      store = seen;
    }),
    LIMIT_MS,
  );
  const readings: ClockReading[] = [];
  const tellTime = (reading: ClockReading) => void readings.push(reading);
  try {
    const checks = [
      ...(await checksOfPlatforms(config, store, { now, tellTime })),
      checkZones(store?.subscriptions),
      checkData(foldersOf(config), now()),
      ...(config.listener ? [checkPort(config.listener)] : []),
    ];
    // All at once, each told in its turn.
    const running = checks.map((check) => runCheck(check, LIMIT_MS));
    for (const one of running) yield* await one;
  } finally {
    await store?.close();
  }
  if (config.slack || config.discord) yield lookAtClock(readings);
  yield* lookAtFolders({ 'Copies of tables': config.cacheFolder, 'What is learnt': config.learntFolder });
}

function sealing({ sealingSecret }: Config): { readonly sealingSecret?: string } {
  return sealingSecret === undefined ? {} : { sealingSecret };
}

interface Settings {
  readonly config?: Config;
  readonly findings: readonly Finding[];
}

function readSettings(readConfig: () => Config): Settings {
  const what = 'Settings';
  try {
    const config = readConfig();
    const names = [...(config.slack ? ['Slack'] : []), ...(config.discord ? ['Discord'] : [])];
    if (names.length > 0)
      return {
        config,
        findings: [{ mark: 'ok', what, words: `they can be used. Set up: ${names.join(', ')}.` }],
      };
    const mark = config.production ? 'fault' : 'warning';
    return { config, findings: [{ mark, what, words: NO_PLATFORM }] };
  } catch (error) {
    if (!(error instanceof CannotStartError)) throw error;
    const faults = error.message.split('\n').map((words): Finding => ({ mark: 'fault', what, words }));
    return { findings: [...faults, { mark: 'warning', what, words: NOT_LOOKED_AT }] };
  }
}

const NO_PLATFORM =
  'no chat platform is set up, so the bot can only chat in the terminal. Copy .env.example to .env, and set SLACK_BOT_TOKEN and SLACK_APP_TOKEN for Slack, or DISCORD_TOKEN for Discord: the README has it in five steps for each.';
const NOT_LOOKED_AT = 'until they are put right nothing else can be looked at.';

/** A platform's own code is loaded only where it is set up. */
async function checksOfPlatforms(
  { slack, discord, discordShards }: Config,
  store: StoreSeen | undefined,
  clock: Pick<Examination, 'now' | 'tellTime'>,
): Promise<Check[]> {
  const examination = (platform: PlatformName): Examination => ({
    ...clock,
    channels: store && channelsInUse(store).filter((channel) => channel.platform === platform),
    workspaces: store?.installed.filter((one) => one.platform === platform).map(({ workspace }) => workspace),
    installations: store?.installations,
  });
  const checks: Check[] = [];
  if (slack) {
    const { checkSlack } = await import('../platforms/slack/check-health.ts');
    checks.push(...checkSlack(slack, examination('slack')));
  }
  if (discord) {
    const { checkDiscord } = await import('../platforms/discord/check-health.ts');
    checks.push(...checkDiscord(discord, discordShards, examination('discord')));
  }
  return checks;
}
