/** Starts processes that send digests, and waits for them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Platforms } from './real-digests.ts';

export interface ProcessSettings extends Platforms {
  readonly databaseUrl: string;
  /** What its clock shows at the start, and how many times as fast as ours it goes. */
  readonly startsAt: number;
  readonly speed: number;
  /** It ends itself by SIGKILL before this call, counted from one. */
  readonly killBefore?: number;
  /** It ends once there is nothing to do. */
  readonly untilIdle?: boolean;
}

export interface DigestProcess {
  readonly child: ChildProcess;
  readonly output: () => string;
  /** How it ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
}

export function startProcess(settings: ProcessSettings): DigestProcess {
  const script = fileURLToPath(new URL('digest-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(settings)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk;
    });
  const ended = once(child, 'close').then(([code, signal]) => ({ code, signal }));
  return { child, output: () => output, ended };
}

/** Runs one to its end. @returns the calls it made, in order */
export async function runProcess(settings: ProcessSettings): Promise<readonly string[]> {
  const { output, ended } = startProcess({ ...settings, untilIdle: true });
  const { code, signal } = await ended;
  const expected = settings.killBefore === undefined ? code === 0 : signal === 'SIGKILL' || code === 0;
  if (!expected) throw new Error(`The process ended with ${code ?? signal}:\n${output()}`);
  return [...output().matchAll(/^\d+ (\w+\.\w+)$/gm)].map(([, call = '']) => call);
}
