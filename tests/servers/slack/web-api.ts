/** The Web API's door: decodes arguments, knows whose token it is, and answers as Slack does. */
import type { IncomingMessage } from 'node:http';
import { chatMethods } from './chat-methods.ts';
import { directoryMethods } from './directory-methods.ts';
import { LOST, type Outage } from './injected-faults.ts';
import type { Payload } from './recording.ts';
import { viewMethods } from './view-methods.ts';
import type { Workspace } from './workspace.ts';
import { textAt, type World } from './world.ts';

export interface Method {
  /** The scope the workspace must have granted, where it depends on the channel as a function. */
  readonly scope?: string | ((args: Payload, workspace: Workspace) => string);
  readonly noToken?: boolean;
  /** Wants the app's own token (`xapp-`), and so knows no workspace. */
  readonly appToken?: boolean;
  run(world: World, args: Payload, workspace: Workspace): Payload;
}

export interface WebAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const METHODS: Readonly<Record<string, Method>> = { ...chatMethods, ...viewMethods, ...directoryMethods };

/** Arguments that are not text; forms carry them as JSON. */
const NOT_TEXT: ReadonlySet<string> = new Set(
  `attachments blocks include_all_metadata include_locale inclusive link_names loading_messages metadata mrkdwn prompts reply_broadcast
   return_im unfurl_links unfurl_media view`.split(/\s+/),
);

/** Answers one call, and records it with its answer. */
export function answerCall(world: World, method: string, request: IncomingMessage, body: string): WebAnswer {
  const { token, args } = decode(request, body);
  const workspace = world.workspaces.find(({ botToken }) => botToken === token);
  const outage = world.faults.take(method) ?? tooFast(world, method, args, workspace);
  const answer: Payload =
    outage && outage.status !== LOST
      ? (JSON.parse(outage.body) as Payload)
      : run(world, method, args, token, workspace);
  const status = outage?.status ?? 200;
  world.recorder.record('calls', {
    method,
    args,
    token,
    team: workspace?.id,
    at: Date.now(),
    status,
    answer,
  });
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'x-oauth-scopes': workspace?.scopes.join(',') ?? '',
      ...outage?.headers,
    },
    body: JSON.stringify(answer),
  };
}

function tooFast(
  world: World,
  method: string,
  args: Payload,
  workspace: Workspace | undefined,
): Outage | undefined {
  const seconds = world.limits.take(method, workspace?.id ?? '', textAt(args, 'channel'));
  if (seconds === undefined) return undefined;
  const headers = { 'retry-after': String(seconds) };
  return { status: 429, body: '{"ok":false,"error":"ratelimited"}', headers };
}

function run(
  world: World,
  name: string,
  args: Payload,
  token: string | undefined,
  workspace: Workspace | undefined,
): Payload {
  const method = METHODS[name];
  if (!method) return { ok: false, error: 'unknown_method', req_method: name };
  const nobody = world.workspaces[0];
  if (!nobody) return { ok: false, error: 'team_not_found' };
  if (method.noToken) return method.run(world, args, nobody);
  if (token === undefined) return { ok: false, error: 'not_authed' };
  if (token.startsWith('xapp-') !== (method.appToken ?? false))
    return { ok: false, error: 'not_allowed_token_type' };
  if (method.appToken) return method.run(world, args, nobody);
  if (!workspace) return { ok: false, error: 'invalid_auth' };
  if (!workspace.installed) return { ok: false, error: 'account_inactive' };
  const needed = typeof method.scope === 'function' ? method.scope(args, workspace) : method.scope;
  if (needed !== undefined && !workspace.scopes.includes(needed))
    return { ok: false, error: 'missing_scope', needed, provided: workspace.scopes.join(',') };
  return method.run(world, args, workspace);
}

/** Whose token a call has, and its arguments. */
export function decode(request: IncomingMessage, body: string): { token: string | undefined; args: Payload } {
  const [scheme = '', credentials = ''] = (request.headers.authorization ?? '').split(' ');
  const json = request.headers['content-type']?.includes('json') ?? false;
  const { token, ...args } = json
    ? (JSON.parse(body || '{}') as Payload)
    : decodeForm(request.url ?? '', body);
  if (scheme.toLowerCase() === 'basic') {
    const [id, secret] = Buffer.from(credentials, 'base64').toString().split(':');
    return { token: undefined, args: { client_id: id, client_secret: secret, ...args } };
  }
  const bearer = scheme.toLowerCase() === 'bearer' ? credentials : textAt({ token }, 'token');
  return { token: bearer || undefined, args };
}

function decodeForm(url: string, body: string): Payload {
  const fields = [...new URL(url, 'http://localhost').searchParams, ...new URLSearchParams(body)];
  return Object.fromEntries(fields.map(([key, value]) => [key, NOT_TEXT.has(key) ? parseOr(value) : value]));
}

function parseOr(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
