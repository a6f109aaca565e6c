/** Messages in channels: posting, reading, changing, deleting, and typing. */
import { acceptBody } from './accept-body.ts';
import { refuse } from './api-error.ts';
import { demand, demandToPost } from './demand-permissions.ts';
import type { Channel } from './places.ts';
import { deleteMessage, editMessage, makeMessage, showNew } from './post-message.ts';
import { reachChannel, reachMessage } from './reachable.ts';
import { readHistory } from './read-history.ts';
import type { Payload } from './recording.ts';
import { type Answer, NO_CONTENT, ok, type Request, type Routes } from './route.ts';
import { showMessage } from './show-message.ts';
import { payloadAt, payloadsAt, textAt, type World } from './world.ts';

/** “The past few minutes.” */
const NONCE_KEPT_MS = 5 * 60_000;
const REACTION = '/channels/:channel/messages/:message/reactions/:emoji/@me';

export const messageRoutes: Routes = {
  'POST /channels/:channel/messages': { run: post },
  'GET /channels/:channel/messages': { run: readHistory },
  'GET /channels/:channel/messages/:message': {
    run: (world, request) => ok(showMessage(world, reachMessage(world, request))),
  },
  'PATCH /channels/:channel/messages/:message': {
    run(world, request) {
      const message = reachMessage(world, request);
      if (message.author !== world.applicationId) refuse(50005);
      editMessage(world, message, acceptBody(world, request, 'message edit', message), request.files);
      return ok(showMessage(world, message));
    },
  },
  'DELETE /channels/:channel/messages/:message': {
    run(world, request) {
      const message = reachMessage(world, request);
      if (message.author !== world.applicationId)
        demand(reachChannel(world, message.channel), 'ManageMessages');
      deleteMessage(world, message);
      return NO_CONTENT;
    },
  },
  'POST /channels/:channel/typing': {
    run(world, { params }) {
      const channel = reachChannel(world, params.channel);
      demandToPost(channel, { embeds: false, files: false, reply: false });
      return NO_CONTENT;
    },
  },
  [`PUT ${REACTION}`]: { run: react },
  [`DELETE ${REACTION}`]: { run: react },
};

function post(world: World, request: Request): Answer {
  const channel = reachChannel(world, request.params.channel);
  const body = acceptBody(world, request, 'message');
  const embeds = payloadsAt(body, 'embeds').length > 0;
  const reply = payloadAt(body, 'message_reference') !== undefined;
  demandToPost(channel, { embeds, files: request.files.length > 0, reply });
  const [friend] = channel.recipients;
  if (friend !== undefined && world.people.get(friend)?.acceptsDirectMessages === false) refuse(50007);
  checkReference(world, body, channel, request.route);
  const nonce = String(body.nonce ?? '');
  const same = body.enforce_nonce === true ? world.nonces.get(nonce) : undefined;
  const before =
    same && world.now() - same.at < NONCE_KEPT_MS ? world.allMessages.get(same.message) : undefined;
  // One that was deleted since is not made anew.
  if (before?.deleted) refuse(10008);
  if (before) return ok({ ...showMessage(world, before), nonce: body.nonce });
  const message = makeMessage(world, { channel: channel.id, via: 'channel', body, files: request.files });
  if (nonce !== '') world.nonces.set(nonce, { message: message.id, at: world.now() });
  if (channel.archived) {
    channel.archived = false;
    world.announceChannel(channel);
  }
  showNew(world, message);
  return ok({ ...showMessage(world, message), nonce: body.nonce });
}

/** @throws ApiError 50035 where the message replied to is gone, unless the body allows for that */
function checkReference(world: World, body: Payload, channel: Channel, route: string): void {
  const reference = payloadAt(body, 'message_reference');
  if (!reference) return;
  const target = world.allMessages.get(textAt(reference, 'message_id'));
  const there =
    target && !target.deleted && target.channel === channel.id && target.ephemeralTo === undefined;
  if (there) return;
  const pointer = '/message_reference';
  if (reference.fail_if_not_exists === false) return;
  world.recorder.record('faults', { route, body, faults: [{ pointer, message: 'Unknown message' }] });
  const _errors = [{ code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }];
  refuse(50035, { message_reference: { _errors } });
}

function react(world: World, request: Request): Answer {
  reachMessage(world, request);
  demand(reachChannel(world, request.params.channel), 'AddReactions', 'ReadMessageHistory');
  return NO_CONTENT;
}
