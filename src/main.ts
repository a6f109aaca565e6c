/** Composition root and command line: configuration → engine → platform. It alone knows everyone. */
import { Argument, Command } from 'commander';
import { createEngine, type Engine, type Folders, keptBelow } from './ask.ts';
import { CannotStartError } from './chat/cannot-start-error.ts';
import { guardAsk } from './chat/guard-ask.ts';
import type { Ask } from './chat/platform.ts';
import type { PlatformName } from './chat/records.ts';
import { createRedactor, withoutShapes } from './chat/redact.ts';
import { type Config, InvalidConfigError, loadConfig } from './config.ts';
import { registerDataCommands } from './data-commands.ts';
import { InvalidFilesError } from './datasets/fault.ts';
import type { Keeping, Kept } from './keep-store.ts';
import { StoreError } from './store/store-error.ts';

const SAMPLES = [
  'senior seattle',
  'is 150k good for a senior in seattle?',
  'do backend devs earn more than frontend?',
];

const program = new Command('salary-bot')
  .description('Answers pay questions about backend developers, each figure with its source.')
  .showHelpAfterError()
  .action(start);

program
  .command('ask')
  .description('answer one question, or one a line with --json')
  .argument('[question...]', 'the question, as typed')
  .option('--json', 'read questions from standard input, write one JSON object a line')
  // A question may begin with a hyphen.
  .allowUnknownOption()
  .action(askOnce);

const data = program.command('data').description('look after the data');
data.command('check').description('validate data/ and intents/, and name every fault').action(checkData);
registerDataCommands(data, readConfig);

program
  .command('feedback')
  .description('show how often replies helped, by kind')
  .action(async () => {
    const { showFeedback } = await import('./show-feedback.ts');
    process.stdout.write(`${await showFeedback(readConfig())}\n`);
  });

program
  .command('discord-invite')
  .description('print the addresses that bring the bot to a Discord server or to a person')
  .action(async () => {
    const { inviteAddresses } = await import('./platforms/discord/invite.ts');
    process.stdout.write(`${await inviteAddresses(readConfig().discord)}\n`);
  });

program
  .command('doctor')
  .description(
    'check settings, tokens, permissions, store, data and clock, and say the cure of what is wrong',
  )
  .action(async () => {
    const { runDoctor } = await import('./doctor/doctor.ts');
    const print = (line: string) => process.stdout.write(`${redact(line)}\n`);
    process.exitCode = await runDoctor({ readConfig, foldersOf, now: Date.now, print });
  });

const store = program.command('store').description('look after what the bot remembers');

store
  .command('backup')
  .description('write all of it into a file that either kind of database can take back')
  .argument('<file>')
  .option('--force', 'replace the file if it is there already')
  .action(async (file: string, { force = false }: { force?: boolean }) => {
    const { backUpStore } = await import('./keep-store.ts');
    const ended = new AbortController();
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => ended.abort());
    tell(await backUpStore(keeping(), file, force, ended.signal));
  });

store
  .command('restore')
  .description('take a backup back, into an empty store')
  .argument('<file>')
  .option('--replace', 'delete all that the store holds first; stop the bot before')
  .action(async (file: string, { replace = false }: { replace?: boolean }) => {
    const { restoreStore } = await import('./keep-store.ts');
    tell(await restoreStore(keeping(), file, replace));
  });

store
  .command('questions')
  .description('show what was asked and found no answer, where that is kept')
  .action(async () => {
    const { showUnanswered } = await import('./keep-store.ts');
    tell(await showUnanswered(keeping()));
  });

store
  .command('forget')
  .description('delete all that belongs to a Slack workspace or a Discord server')
  .addArgument(new Argument('<platform>').choices(['slack', 'discord']))
  .argument('<workspace>', 'its id: T… in Slack, a long number in Discord')
  .option('--yes', 'delete it; without this, only say what there is, and end with code 1')
  .action(async (platform: PlatformName, workspace: string, { yes = false }: { yes?: boolean }) => {
    const { forgetWorkspace } = await import('./keep-store.ts');
    tell(await forgetWorkspace(keeping(), platform, workspace, yes));
  });

/** Their messages have the cure, and are all that whoever runs the bot needs. */
const TOLD = [InvalidFilesError, CannotStartError, StoreError];

let redact = withoutShapes;
let serving = false;
program
  .parseAsync()
  .catch((error: unknown) => {
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    process.stderr.write(`${redact(TOLD.some((kind) => error instanceof kind) ? message : stack)}\n`);
    process.exitCode = 1;
  })
  .finally(() => {
    // An SDK may still be at something that nobody waits for.
    if (serving) process.exit();
  });

/** From here on nothing is written that is secret. */
function readConfig(): Config {
  const config = loadConfig();
  redact = createRedactor(config.secrets);
  return config;
}

function keeping(): Keeping {
  return {
    config: readConfig(),
    now: Date.now,
    report: (message) => process.stderr.write(`${message}\n`),
  };
}

function tell({ words, done }: Kept): void {
  process.stdout.write(`${words}\n`);
  if (!done) process.exitCode = 1;
}

async function start(): Promise<void> {
  const config = readConfig();
  if (config.slack || config.discord) {
    const { serve } = await import('./serve.ts');
    serving = true;
    process.exitCode = await serve(config, foldersOf(config), SAMPLES);
    return;
  }
  if (config.production) {
    throw new InvalidConfigError(
      'NODE_ENV is production, and no chat platform is configured. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN, or DISCORD_TOKEN; or unset NODE_ENV to chat in the terminal.',
    );
  }
  const { createTerminal } = await import('./platforms/terminal/platform.ts');
  const engine = load(config);
  engine.warmUp();
  const terminal = createTerminal({
    ask: guarded(engine),
    input: process.stdin,
    output: process.stdout,
    samples: SAMPLES,
    colour: config.colour && process.stdout.isTTY,
  });
  await terminal.start();
}

async function askOnce(words: readonly string[], { json }: { json?: boolean }): Promise<void> {
  const config = readConfig();
  const ask = guarded(load(config));
  if (json) {
    const { answerJsonLines } = await import('./platforms/terminal/json-lines.ts');
    return answerJsonLines(process.stdin, process.stdout, ask);
  }
  if (words.length === 0 && !process.stdin.isTTY) {
    const { answerPiped } = await import('./platforms/terminal/piped.ts');
    return answerPiped(process.stdin, process.stdout, ask, SAMPLES);
  }
  const { renderReply } = await import('./platforms/terminal/render-reply.ts');
  const reply = ask({ text: words.join(' ') });
  const width = process.stdout.columns ?? 80;
  process.stdout.write(`${renderReply(reply, { width, colour: config.colour && process.stdout.isTTY })}\n`);
}

function checkData(): void {
  const { datasets, intents } = load(readConfig());
  const rows = [...datasets.tables.values()].reduce((sum, { table }) => sum + table.columns.rows, 0);
  const tables = rows === 0 ? '' : `, ${rows} rows of tables`;
  process.stdout.write(
    `All is well: ${datasets.sources.size} sources, ${datasets.figures.size} figures${tables}, ${datasets.statements.size} statements, ${datasets.places.size} places, ${intents.length} intents.\n`,
  );
}

function load(config: Config): Engine {
  return createEngine(foldersOf(config), Date.now);
}

function foldersOf({ dataFolders, intentsFolder, cacheFolder, learntFolder }: Config): Folders {
  return { data: dataFolders, intents: intentsFolder, cache: cacheFolder, kept: keptBelow(learntFolder) };
}

/** The one catch: a fault of ours is told plainly with an id, and goes to standard error with the same id. */
function guarded({ ask }: Engine): Ask {
  return guardAsk(ask, (id, fault) =>
    process.stderr.write(`fault ${id}: ${fault instanceof Error ? fault.stack : String(fault)}\n`),
  );
}
