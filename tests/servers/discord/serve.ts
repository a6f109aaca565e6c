/** The HTTP server under the local Discord: the REST API under `/api/v10`, and what was attached to messages. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCall } from './answer-call.ts';
import { readBody } from './read-body.ts';
import type { World } from './world.ts';

const API = '/api/v10';
const ATTACHMENT = /^\/attachments\/\d+\/(\d+)\//;

/** Listens on a free port of 127.0.0.1 and tells the world its origin. */
export async function serve(world: World): Promise<Server> {
  const server = createServer((request, response) => {
    answer(world, request, response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  // Discord keeps a connection longer than Node's five seconds.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}

async function answer(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', world.origin);
  const [, attachment] = ATTACHMENT.exec(pathname) ?? [];
  if (attachment !== undefined) return sendAttachment(world, attachment, response);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  const answered = await answerCall(world, {
    method: request.method ?? 'GET',
    path: pathname.startsWith(`${API}/`) ? decodeURIComponent(pathname.slice(API.length)) : undefined,
    query: Object.fromEntries(searchParams),
    headers,
    ...(await readBody(request)),
  });
  if (!answered) {
    request.socket.destroy();
    return;
  }
  const json = answered.body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(answered.status, { ...json, ...answered.headers });
  response.end(answered.body === undefined ? undefined : JSON.stringify(answered.body));
}

function sendAttachment(world: World, id: string, response: ServerResponse): void {
  const all = [...world.allMessages.values()].flatMap(({ attachments }) => attachments);
  const found = all.find((one) => one.id === id);
  if (!found) response.writeHead(404).end();
  else response.writeHead(200, { 'content-type': found.contentType }).end(found.bytes);
}
