/** Whether the bot could listen where it is told to: tried, and given back at once. */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describeFault } from '../chat/describe-fault.ts';
import type { Check } from '../chat/health.ts';

interface Address {
  readonly port: number;
  readonly host?: string;
}

export function checkPort(address: Address): Check {
  const what = `Port ${address.port}`;
  return {
    what,
    async run(signal) {
      const server = createServer();
      try {
        server.listen({ ...address });
        await once(server, 'listening', { signal });
        return [{ mark: 'ok', what, words: 'it is free.' }];
      } catch (error) {
        const { code = 'unknown' } = describeFault(error);
        if (code === 'EADDRINUSE' && (await isOurs(address, signal)))
          return [
            { mark: 'ok', what, words: 'a salary-bot is running there. Stop it before you start another.' },
          ];
        const words = `it cannot be used (${code}). ${CURES[code] ?? 'Set PORT or HOST to a free address.'}`;
        return [{ mark: 'fault', what, words }];
      } finally {
        server.close();
      }
    },
  };
}

const CURES: Readonly<Record<string, string | undefined>> = {
  EADDRINUSE: 'Stop the program that has it, or set PORT to another one.',
  EACCES: 'Set PORT to 1024 or more: lower ones are for root.',
  EADDRNOTAVAIL: 'HOST names no address of this machine: correct it, or leave it empty.',
};

/** Whoever answers as the bot does is the bot. */
async function isOurs({ port, host = '127.0.0.1' }: Address, signal: AbortSignal): Promise<boolean> {
  const name = /^(?:0\.0\.0\.0|::)$/.test(host) ? '127.0.0.1' : host;
  const address = name.includes(':') ? `[${name}]` : name;
  try {
    const response = await fetch(`http://${address}:${port}/healthz`, { signal });
    return (await response.text()) === '{"alive":true}';
  } catch {
    return false;
  }
}
