/**
 * The one HTTP listener: pages for whoever runs the bot, and whatever platforms are sent. It gives nobody much room:
 * headers, bodies and time are limited, and what it does not know it does not talk about.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { CannotStartError } from '../chat/cannot-start-error.ts';
import { describeFault } from '../chat/describe-fault.ts';
import type { Log } from '../chat/log.ts';
import type { Route } from '../chat/platform.ts';
import { within } from '../chat/within.ts';

export interface ListenerOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Every address of the machine unless told. */
  readonly host?: string;
  /** Asked at each request. */
  readonly routes: () => readonly Route[];
  readonly log: Log;
}

export interface Listener {
  /** The port it was given. */
  readonly port: number;
  /** Takes no more requests: a balancer sends them elsewhere. Those under way are answered first, if it takes no long. */
  close(): Promise<void>;
}

const MAX_HEADER_BYTES = 16 * 1024;
/** Whoever sends a request has so long for its headers, and for all of it. */
const HEADERS_MS = 5_000;
const REQUEST_MS = 10_000;
const CHECK_EVERY_MS = 1_000;
/** Longer than balancers keep a connection that is idle: it is they who close it. */
const KEEP_ALIVE_MS = 65_000;
/** Whoever takes no answer is cut off. */
const SILENCE_MS = 30_000;
const MAX_CONNECTIONS = 1_000;
/** At the end, requests under way have so long. */
const LAST_REQUESTS_MS = 1_000;

/** @throws CannotStartError where the address cannot be used */
export async function openListener({ port, host, routes, log }: ListenerOptions): Promise<Listener> {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      connectionsCheckingInterval: CHECK_EVERY_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
    (request, response) => answer(request, response, routes(), log),
  );
  server.timeout = SILENCE_MS;
  server.maxConnections = MAX_CONNECTIONS;
  server.listen({ port, ...(host === undefined ? {} : { host }) });
  await once(server, 'listening').catch((cause: unknown) => {
    throw new CannotStartError(
      `The HTTP listener cannot use port ${port} (${describeFault(cause).code ?? 'unknown'}). Set PORT or HOST to a free address.`,
      { cause },
    );
  });
  // One connection that cannot be taken, as too many files are open, is no reason to end.
  server.on('error', (fault) => log.error(describeFault(fault), 'a connection could not be taken'));
  const given = portOf(server);
  log.info({ port: given }, 'listening for HTTP');
  return {
    port: given,
    async close() {
      const closed = once(server, 'close');
      server.close();
      await within(LAST_REQUESTS_MS, closed, () => []);
      server.closeAllConnections();
    },
  };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  routes: readonly Route[],
  log: Log,
): void {
  const [path] = (request.url ?? '').split('?', 1);
  const route = routes.find((one) => one.path === path);
  const { method = '' } = request;
  try {
    if (!route) refuse(response, 404);
    else if (!route.methods.includes(method)) refuse(response, 405, { allow: route.methods.join(', ') });
    else route.answer(request, response);
  } catch (fault) {
    log.error(describeFault(fault), 'a request could not be answered');
    refuse(response, 500);
  }
}

function refuse(
  response: ServerResponse,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): void {
  if (!response.headersSent) response.writeHead(status, { ...headers, connection: 'close' });
  response.end();
}

function portOf(server: Server): number {
  const address = server.address();
  return address !== null && typeof address === 'object' ? address.port : 0;
}
