/**
 * Socket Mode: WebSocket connections opened with single-use tickets, envelopes that one of them gets, acks
 * within three seconds, and a second delivery of what a dropped connection left without one.
 */
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Transport } from './delivery.ts';
import { createEnvelopes } from './envelopes.ts';
import { APP_ID, type World } from './world.ts';

export interface SocketMode extends Transport {
  readonly connections: number;
  connected(count: number): Promise<void>;
  disconnect(reason: 'warning' | 'refresh_requested'): void;
  dropSockets(): void;
  /** Sends any text as a frame on every connection. */
  sendFrame(text: string): void;
}

const PING_EVERY_MS = 10_000;
/** How long a client may take to close after `disconnect` before it is closed. */
const CLOSE_AFTER_MS = 300;
const LINK = '/link/';

export function createSocketMode(world: World, server: Server): SocketMode {
  const tickets = new Set<string>();
  const ready: WebSocket[] = [];
  const envelopes = createEnvelopes(() => {
    // Round robin, so that with several connections each gets some.
    const next = ready.shift();
    if (next) ready.push(next);
    return next;
  });
  const sockets = new WebSocketServer({ noServer: true });
  const leave = (socket: WebSocket): void => {
    const index = ready.indexOf(socket);
    if (index >= 0) ready.splice(index, 1);
  };

  world.issueSocketUrl = () => {
    const ticket = world.ids.next('ticket');
    tickets.add(ticket);
    return `${world.origin.replace('http', 'ws')}${LINK}?ticket=${ticket}&app_id=${APP_ID}`;
  };

  server.on('upgrade', (request, stream, head) => {
    const { pathname, searchParams } = new URL(request.url ?? '', world.origin);
    if (pathname !== LINK || !tickets.delete(searchParams.get('ticket') ?? '')) {
      stream.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('message', (data) => envelopes.acknowledge(data.toString()));
      socket.on('error', () => socket.terminate());
      socket.on('close', () => {
        leave(socket);
        envelopes.lose(socket);
        world.recorder.changed();
      });
      ready.push(socket);
      socket.send(JSON.stringify(hello(ready.length)));
      envelopes.pump();
      world.recorder.changed();
    });
  });

  const pings = setInterval(() => {
    for (const socket of sockets.clients) socket.ping();
  }, PING_EVERY_MS).unref();

  return {
    get connections() {
      return ready.length;
    },
    deliver: (type, payload, options = {}) => envelopes.deliver(type, payload, options.retry),
    async connected(count) {
      await world.recorder.waitFor(() => ready.length >= count, `${count} Socket Mode connections`, 15_000);
    },
    disconnect(reason) {
      for (const socket of [...ready]) {
        leave(socket);
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local' } }));
        setTimeout(() => socket.close(), CLOSE_AFTER_MS).unref();
      }
    },
    dropSockets() {
      for (const socket of sockets.clients) socket.terminate();
    },
    sendFrame(text) {
      for (const socket of ready) socket.send(text);
    },
    async stop() {
      clearInterval(pings);
      envelopes.stop();
      await Promise.all([...sockets.clients].map(closeGently));
      sockets.close();
    },
  };
}

/** A client that is just saying goodbye may finish; one that does not answer is cut off. */
function closeGently(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => socket.terminate(), CLOSE_AFTER_MS);
    socket.once('close', () => {
      clearTimeout(cut);
      resolve();
    });
    socket.close();
  });
}

function hello(connections: number): object {
  return {
    type: 'hello',
    num_connections: connections,
    debug_info: { host: 'local', build_number: 1, approximate_connection_time: 18_060 },
    connection_info: { app_id: APP_ID },
  };
}
