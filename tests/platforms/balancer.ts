/**
 * A balancer in front of several replicas: by turns, to the next one where one refuses, 502 where one is cut off with a
 * request in its hands. A test can send all to one replica, and have one wait for the last byte of what it is sent.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

export interface Balancer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** How many requests each replica has answered. */
  readonly answered: readonly number[];
  /** From now on every request goes to this replica first; to all by turns where none is named. */
  sendTo(replica?: number): void;
  /** From now on this replica gets all but the last byte of what it is sent. */
  holdBackAt(replica: number): void;
  /** Resolves once so many requests are held back. */
  heldBack(count: number): Promise<void>;
  /** The next `times` answers are lost on their way: 502 instead. */
  loseAnswers(times: number): void;
  stop(): Promise<void>;
}

/** @param ports of the replicas, on 127.0.0.1 */
export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const answered = ports.map(() => 0);
  let turn = 0;
  let chosen: number | undefined;
  let holdingAt: number | undefined;
  let held = 0;
  let losing = 0;
  const waiting = new Set<() => void>();

  /** @returns undefined where it did not take the request */
  async function forward(replica: number, incoming: IncomingMessage, body: Buffer) {
    const { method, url, headers } = incoming;
    // A kept connection may be closed by the other side just as it is used again.
    const outgoing = request({
      host: '127.0.0.1',
      port: ports[replica],
      method,
      path: url,
      headers,
      agent: false,
    });
    const answer = once(outgoing, 'response') as Promise<[IncomingMessage]>;
    if (replica === holdingAt && body.length > 0) {
      outgoing.write(body.subarray(0, -1), () => {
        held += 1;
        for (const look of waiting) look();
      });
    } else outgoing.end(body);
    const [response] = await answer;
    return { response, content: await buffer(response) };
  }

  async function serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const body = await buffer(incoming);
    const first = chosen ?? turn++ % ports.length;
    for (let i = 0; i < ports.length; i += 1) {
      const replica = (first + i) % ports.length;
      try {
        const { response, content } = await forward(replica, incoming, body);
        answered[replica] = (answered[replica] ?? 0) + 1;
        if (losing > 0) break;
        outgoing.writeHead(response.statusCode ?? 502, response.headers).end(content);
        return;
      } catch (error) {
        // Whoever refused has not seen it; whoever was cut off may have.
        if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') break;
      }
    }
    if (losing > 0) losing -= 1;
    outgoing.writeHead(502).end();
  }

  const server = createServer(
    { keepAliveTimeout: 60_000 },
    (incoming, outgoing) => void serve(incoming, outgoing),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port.');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    answered,
    sendTo(replica) {
      chosen = replica;
    },
    holdBackAt(replica) {
      holdingAt = replica;
      held = 0;
    },
    heldBack: (count) =>
      new Promise((resolve) => {
        const look = () => {
          if (held < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    loseAnswers(times) {
      losing = times;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
