/** Processes that work at one store at the same moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Starts processes and lets them off together, once each has said that it is ready.
 * @returns what each of them said after that
 */
export async function runTogether(
  script: URL,
  processes: number,
  argumentsOf: (process: number) => readonly string[],
): Promise<string[]> {
  const path = fileURLToPath(script);
  const started = Array.from({ length: processes }, (_, index) =>
    spawn(process.execPath, ['--import', 'tsx', path, ...argumentsOf(index)]),
  );
  try {
    const said = started.map(listen);
    await Promise.all(
      started.map((child) => Promise.race([once(child.stdout, 'data'), once(child, 'exit')])),
    );
    const ended = started.map((child) => once(child, 'close'));
    for (const child of started) child.stdin.end('go\n');
    await Promise.all(ended);
    return said.map((text) => text().replace('ready\n', '').trim());
  } finally {
    for (const child of started) child.kill('SIGKILL');
  }
}

function listen({ stdout, stderr }: ChildProcess): () => string {
  let text = '';
  for (const stream of [stdout, stderr])
    stream?.on('data', (chunk) => {
      text += chunk;
    });
  return () => text;
}
