/** The REST API's door: knows whose token it is, finds the route, checks the body, and records every call. */
import { ApiError, refuse } from './api-error.ts';
import type { Answer, Call } from './route.ts';
import { type Found, findByPath } from './routes.ts';
import type { World } from './world.ts';

export interface HttpAnswer extends Answer {
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers one call, and records it with its answer. */
export function answerCall(world: World, call: Call): HttpAnswer {
  const found = call.path === undefined ? undefined : findByPath(call.method, call.path);
  const outage = found && world.injected.take(found.name);
  const answered = outage ?? run(world, call, found);
  const { method, path, query, body, files, headers } = call;
  const { status } = answered;
  world.recorder.record('calls', {
    method,
    path: path ?? '',
    route: found?.name,
    query,
    body,
    files,
    headers,
    at: Date.now(),
    status,
    answer: answered.body,
  });
  return { ...answered, headers: { ...limitHeaders(found), ...outage?.headers } };
}

function run(world: World, call: Call, found: Found | undefined): Answer {
  try {
    if (!found) return { status: 404, body: { message: '404: Not Found', code: 0 } };
    if (found.route.open !== true && call.headers.authorization !== `Bot ${world.token}`) refuse(0);
    if (call.unreadable) refuse(50109);
    return found.route.run(world, { ...call, params: found.params, route: found.name });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const { status, code, message, errors } = error;
    return { status, body: { message, code, ...(errors ? { errors } : {}) } };
  }
}

function limitHeaders(found: Found | undefined): Readonly<Record<string, string>> {
  if (!found) return {};
  return {
    'x-ratelimit-limit': '50',
    'x-ratelimit-remaining': '49',
    'x-ratelimit-reset': String(Date.now() / 1_000 + 1),
    'x-ratelimit-reset-after': '1',
    'x-ratelimit-bucket': Buffer.from(found.name).toString('base64url'),
  };
}
