/** The built bot, and beside it the least a bot on the same SDKs can be: started alike, and measured from outside. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { project } from '../engine.ts';
import { START_FLAGS, START_PROGRAM } from '../platforms/npm-start.ts';

const BARE = join(project, 'tests/bench/bare-bot.mjs');
export const WITH_OUR_REPLIES = 'bare, with the same replies';
const PROGRAMS = {
  'salary-bot': START_PROGRAM,
  'the bare bot': BARE,
  [WITH_OUR_REPLIES]: BARE,
} as const;
export type Program = keyof typeof PROGRAMS;

/** The one that is measured, and the one that it is measured by. */
export const BOTH = ['salary-bot', 'the bare bot'] as const satisfies readonly Program[];

export interface StartedBot {
  /** Memory that it holds, in MB. */
  residentMb(): number;
  /** What all its threads have computed so far, in milliseconds. */
  computedMs(): number;
  /** Has it do something that a module loaded by `flags` waits for; resolves with its answer. */
  tell(what: string): Promise<unknown>;
  /** Resolves once it writes this into its log. */
  wrote(text: string): Promise<void>;
  stop(): Promise<void>;
}

/** The kernel counts in hundredths of a second. */
const TICK_MS = 10;

/** @param flags of Node's, besides those that `npm start` has */
export function startProgram(
  program: Program,
  environment: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
): StartedBot {
  const folder = mkdtempSync(join(tmpdir(), 'salary-bot-bench-'));
  const { NODE_ENV: _, NODE_OPTIONS: __, ...inherited } = process.env;
  const child = spawn(process.execPath, [...START_FLAGS, ...flags, PROGRAMS[program]], {
    env: {
      ...inherited,
      DATABASE_URL: `file:${join(folder, 'store.db')}`,
      LOG_LEVEL: 'info',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  child.stdout?.resume();
  const read = (file: string): string => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  return {
    residentMb: () => Number(/VmRSS:\s+(\d+)/.exec(read('status'))?.[1]) / 1024,
    computedMs() {
      // The name in brackets may hold spaces.
      const [, fields = ''] = read('stat').split(') ');
      const [user, system] = fields.split(' ').slice(11);
      return (Number(user) + Number(system)) * TICK_MS;
    },
    async tell(what) {
      child.send(what);
      const [answer]: unknown[] = await once(child, 'message');
      return answer;
    },
    wrote: (text) =>
      new Promise((resolve) => {
        const look = (chunk: Buffer) => {
          if (!chunk.includes(text)) return;
          child.stdout?.off('data', look);
          resolve();
        };
        child.stdout?.on('data', look);
      }),
    async stop() {
      const exited = once(child, 'exit');
      child.kill('SIGTERM');
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
