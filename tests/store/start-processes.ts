/** Processes that open one store at the same moment. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Starts processes, lets them off together, and has each try to claim the same events.
 * @returns how many events each of them got, or what it said instead
 */
export async function claimInProcesses(url: string, processes: number, events: number): Promise<string[]> {
  const script = fileURLToPath(new URL('claim-events.ts', import.meta.url));
  const started = Array.from({ length: processes }, () =>
    spawn(process.execPath, ['--import', 'tsx', script, url, String(events)]),
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
