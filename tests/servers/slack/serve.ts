/** The HTTP server under the local Slack: the Web API under `/api/`, response URLs everywhere else. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Moment } from './call-hooks.ts';
import { LOST } from './injected-faults.ts';
import type { ResponseUrls } from './response-urls.ts';
import { answerCall, decode, type WebAnswer } from './web-api.ts';
import type { World } from './world.ts';

const API = '/api/';

/** Listens on a free port of 127.0.0.1 and tells the world its origin. */
export async function serve(world: World, responseUrls: ResponseUrls): Promise<Server> {
  const server = createServer(async (request, response) => {
    const sent = await read(request);
    const method = methodOf(request);
    const hook = (when: Moment) => world.hooks.run(method, when, decode(request, sent).args);
    // Without a hook the answer is on its way before anybody who waits for the call goes on, as it is with Slack.
    if (world.hooks.has(method)) await hook('before');
    const { status, headers, body } = answer(world, responseUrls, request, sent);
    if (world.hooks.has(method)) await hook('after');
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

/** The Web API method; empty for a response URL. */
function methodOf({ url = '/' }: IncomingMessage): string {
  const [path = ''] = url.split('?');
  return path.startsWith(API) ? path.slice(API.length) : '';
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
