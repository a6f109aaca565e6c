/**
 * Response URLs: handed out with a command or an interaction, good for five posts within thirty minutes, able
 * to answer where the bot is no member, and to replace or delete the message that was acted on.
 */
import { refuseMessage } from './check-message.ts';
import { changeMessage, deleteMessage, postMessage } from './post-message.ts';
import type { Payload, PostedMessage, ResponsePost } from './recording.ts';
import type { Workspace } from './workspace.ts';
import { textAt, type World } from './world.ts';

const USES = 5;
const VALID_MS = 30 * 60_000;

export interface ResponseContext {
  readonly workspace: Workspace;
  readonly channel: string;
  readonly user: string;
  /** The message that was acted on; for a command the one it was answered with first. */
  original: PostedMessage | undefined;
  /** What handed the URL out. */
  payload: Payload;
}

export interface ResponseUrls {
  issue(context: ResponseContext, path: 'commands' | 'actions' | 'app'): string;
  /** Takes a post; the answer is recorded and returned for the wire. */
  accept(url: string, body: string): ResponsePost;
  /** Takes a message that came with an ack; it counts for none of the five. */
  acceptAck(context: ResponseContext, body: Payload): ResponsePost;
  expireAll(): void;
}

export function createResponseUrls(world: World): ResponseUrls {
  const issued = new Map<string, { readonly context: ResponseContext; uses: number; until: number }>();

  const record = (post: ResponsePost): ResponsePost => {
    world.recorder.record('responses', post);
    return post;
  };
  const refuse = (
    post: Omit<ResponsePost, 'status' | 'answer' | 'message'>,
    status: number,
    answer: string,
  ) => record({ ...post, status, answer, message: undefined });

  const take = (
    context: ResponseContext,
    body: Payload,
    post: Omit<ResponsePost, 'status' | 'answer' | 'message'>,
    via: PostedMessage['via'],
  ): ResponsePost => {
    const refusal = body.delete_original === true ? undefined : refuseMessage(world, body);
    if (refusal) return refuse(post, 400, refusal.error);
    return record({ ...post, status: 200, answer: 'ok', message: apply(world, context, body, via) });
  };

  return {
    issue(context, path) {
      const url = `${world.origin}/${path}/${context.workspace.id}/${world.ids.next('')}/${world.ids.next('r')}`;
      issued.set(url, { context, uses: 0, until: Date.now() + VALID_MS });
      return url;
    },
    accept(url, raw) {
      const known = issued.get(url);
      const body = parseBody(raw);
      const post = { url, payload: known?.context.payload ?? {}, body: body ?? {}, at: Date.now() };
      const outage = world.faults.take('response_url');
      if (outage) return refuse(post, outage.status, outage.body);
      if (!known) return refuse(post, 404, '{"ok":false,"error":"invalid_url"}');
      if (Date.now() > known.until) return refuse(post, 404, '{"ok":false,"error":"expired_url"}');
      if (known.uses >= USES) return refuse(post, 404, '{"ok":false,"error":"used_url"}');
      if (!body) return refuse(post, 400, 'invalid_payload');
      known.uses += 1;
      return take(known.context, body, post, 'response_url');
    },
    acceptAck: (context, body) =>
      take(context, body, { url: 'ack', payload: context.payload, body, at: Date.now() }, 'ack'),
    expireAll() {
      for (const known of issued.values()) known.until = 0;
    },
  };
}

function apply(
  world: World,
  context: ResponseContext,
  body: Payload,
  via: PostedMessage['via'],
): PostedMessage | undefined {
  const { original } = context;
  if (original && body.delete_original === true) deleteMessage(world, original);
  if (body.delete_original === true) return original;
  if (original && body.replace_original === true) {
    changeMessage(world, original, body);
    return original;
  }
  const ephemeralTo = textAt(body, 'response_type') === 'in_channel' ? undefined : context.user;
  const message = postMessage(world, context.workspace, body, { channel: context.channel, ephemeralTo, via });
  context.original ??= message;
  return message;
}

function parseBody(raw: string): Payload | undefined {
  try {
    const body: unknown = JSON.parse(raw);
    return typeof body === 'object' && body !== null ? (body as Payload) : undefined;
  } catch {
    return undefined;
  }
}
