/** The bot as `npm start` starts it: the built program in a process of its own, against a local Slack or Discord. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { START_FLAGS, START_PROGRAM } from './npm-start.ts';

export interface RunningBot {
  /** All it wrote so far, to standard output and standard error. */
  readonly output: () => string;
  /** Resolves once it has written the text, so many times. */
  wrote(text: string, times?: number): Promise<void>;
  /** The lines of its log. */
  lines(): Record<string, unknown>[];
  /** Sends it a signal. */
  signal(name: NodeJS.Signals): void;
  /** Resolves with its exit code, or the signal that ended it. */
  readonly exited: Promise<number | NodeJS.Signals | null>;
  /** The folder of its store. */
  readonly folder: string;
  /** Asks it to end, and resolves with its exit code. */
  stop(): Promise<number | NodeJS.Signals | null>;
  /** Ends it without a word, its store left behind. */
  kill(): Promise<void>;
}

export interface StartOptions {
  /** Its settings, beside those of the process that starts it. */
  readonly environment: Readonly<Record<string, string>>;
  /** What it writes once it is connected. */
  readonly connected: string;
  /** What Node is started with, in place of what `npm start` starts. */
  readonly program?: string;
  /** The store of an earlier run; a new one unless told. */
  readonly folder?: string;
}

/** Resolves once it is connected. */
export async function startBot({
  environment,
  connected,
  program = START_PROGRAM,
  folder = mkdtempSync(join(tmpdir(), 'salary-bot-')),
}: StartOptions): Promise<RunningBot> {
  const { NODE_ENV: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [...START_FLAGS, program], {
    env: {
      ...inherited,
      DATABASE_URL: `file:${join(folder, 'store.db')}`,
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.on('exit', (code, signal) => resolve(code ?? signal)),
  );
  const waiting = new Set<() => void>();
  const read = (chunk: Buffer) => {
    output += chunk;
    for (const look of waiting) look();
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const wrote = (text: string, times = 1) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (output.split(text).length <= times) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  await new Promise<void>((resolve, reject) => {
    void wrote(connected).then(resolve);
    child.on('exit', (code) =>
      reject(new Error(`The bot ended with ${code} before it connected:\n${output}`)),
    );
  });
  return {
    folder,
    output: () => output,
    lines: () =>
      output
        .split('\n')
        .filter((line) => line.startsWith('{') && line.endsWith('}'))
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    signal: (name) => void child.kill(name),
    exited,
    wrote,
    async stop() {
      child.kill('SIGTERM');
      const code = await exited;
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
