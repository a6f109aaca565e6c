/** The HTTP server under the local Slack: the Web API under `/api/`, response URLs everywhere else. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LOST } from './injected-faults.ts';
import type { ResponseUrls } from './response-urls.ts';
import { answerCall, type WebAnswer } from './web-api.ts';
import type { World } from './world.ts';

const API = '/api/';

/** Listens on a free port of 127.0.0.1 and tells the world its origin. */
export async function serve(world: World, responseUrls: ResponseUrls): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { status, headers, body } = answer(world, responseUrls, request, await read(request));
    if (status === LOST) request.socket.destroy();
    else response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}

function answer(world: World, responseUrls: ResponseUrls, request: IncomingMessage, body: string): WebAnswer {
  const { pathname } = new URL(request.url ?? '/', world.origin);
  if (pathname.startsWith(API)) return answerCall(world, pathname.slice(API.length), request, body);
  const { status, answer: text } = responseUrls.accept(`${world.origin}${pathname}`, body);
  const type = text.startsWith('{') ? 'application/json' : 'text/plain';
  return { status, headers: { 'content-type': type }, body: text };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
