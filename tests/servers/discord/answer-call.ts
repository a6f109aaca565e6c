/** The REST API's door: knows whose token it is, finds the route, checks the body, and records every call. */
import { ApiError, refuse } from './api-error.ts';
import type { Answer, Call } from './route.ts';
import { type Found, findByPath } from './routes.ts';
import type { World } from './world.ts';

export interface HttpAnswer extends Answer {
  readonly headers: Readonly<Record<string, string>>;
}

/** Answers one call, and records it with its answer; none where the call or its answer gets lost. */
export async function answerCall(world: World, call: Call): Promise<HttpAnswer | undefined> {
  const found = call.path === undefined ? undefined : findByPath(call.method, call.path);
  const name = found?.name ?? '';
  const { interruptions } = world;
  const lost = interruptions.takeLoss(name);
  await interruptions.meet(name, 'before');
  if (lost === 'call') return undefined;
  const limit = found && world.limits.take(found);
  const outage = world.injected.take(name);
  const answered = outage ?? limit?.refusal ?? run(world, call, found);
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
  await interruptions.meet(name, 'after');
  if (lost === 'answer') return undefined;
  return { ...answered, headers: { ...limit?.headers, ...outage?.headers } };
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
