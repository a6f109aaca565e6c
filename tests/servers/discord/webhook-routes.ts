/** What an interaction's token serves after the first response: follow-ups, and the messages made so far. */
import { MessageFlags } from 'discord.js';
import { acceptBody } from './accept-body.ts';
import { refuse } from './api-error.ts';
import type { LiveInteraction } from './interactions.ts';
import { changeMessage, deleteMessage, editMessage, makeMessage, showNew } from './post-message.ts';
import type { CreatedMessage, Payload, SentFile } from './recording.ts';
import { NO_CONTENT, ok, type Request, type Routes } from './route.ts';
import { showMessage } from './show-message.ts';
import type { World } from './world.ts';

const MESSAGE = '/webhooks/:application/:token/messages/:message';
/** Where the user installed the application for themselves and the bot is not in the server. */
const MOST_FOLLOW_UPS_AS_GUEST = 5;

export const webhookRoutes: Routes = {
  'POST /webhooks/:application/:token': {
    open: true,
    run(world, request) {
      const live = answered(world, request);
      const body = acceptBody(world, request, 'response');
      const { original } = live;
      // The first follow-up of a deferred response takes its place, and its visibility.
      if (original && live.loading) {
        fill(world, live, original, body, request.files);
        return ok(showMessage(world, original));
      }
      live.followUps += 1;
      if (isGuest(world, live) && live.followUps > MOST_FOLLOW_UPS_AS_GUEST) refuse(40094);
      const ephemeral = (Number(body.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
      const message = makeMessage(world, {
        channel: live.channel.id,
        via: 'follow-up',
        body,
        files: request.files,
        ephemeralTo: ephemeral ? live.user : undefined,
        interaction: live.id,
      });
      live.messages.push(message);
      showNew(world, message);
      return ok(showMessage(world, message));
    },
  },
  [`GET ${MESSAGE}`]: {
    open: true,
    run: (world, request) => ok(showMessage(world, named(world, request).message)),
  },
  [`PATCH ${MESSAGE}`]: {
    open: true,
    run(world, request) {
      const { live, message } = named(world, request);
      const body = acceptBody(world, request, 'response edit', message);
      if (live.loading && message === live.original) fill(world, live, message, body, request.files);
      else {
        if (!live.messages.includes(message)) live.messages.push(message);
        editMessage(world, message, body, request.files);
      }
      return ok(showMessage(world, message));
    },
  },
  [`DELETE ${MESSAGE}`]: {
    open: true,
    run(world, request) {
      const { live, message } = named(world, request);
      if (message === live.original) live.loading = false;
      deleteMessage(world, message);
      return NO_CONTENT;
    },
  },
};

/** @throws ApiError where the token is unknown, used up, or not answered with yet */
function answered(world: World, { params }: Request): LiveInteraction {
  const live = world.interactions.find(params.token ?? '');
  if (!live || params.application !== world.applicationId || live.response === undefined)
    return refuse(10015);
  return live.tokenExpired ? refuse(50027) : live;
}

function named(world: World, request: Request): { live: LiveInteraction; message: CreatedMessage } {
  const live = answered(world, request);
  const { message: id } = request.params;
  const all = [...live.messages, ...(live.original ? [live.original] : [])];
  const message = id === '@original' ? live.original : all.find((one) => one.id === id);
  return message && !message.deleted ? { live, message } : refuse(10008);
}

/** The deferred message gets its content, and people see it for the first time. */
function fill(
  world: World,
  live: LiveInteraction,
  message: CreatedMessage,
  body: Payload,
  files: readonly SentFile[],
): void {
  changeMessage(world, message, body, files);
  message.flags &= ~MessageFlags.Loading;
  live.loading = false;
  live.messages.push(message);
  showNew(world, message);
}

function isGuest(world: World, { guild }: LiveInteraction): boolean {
  return guild !== undefined && world.guilds.get(guild)?.botIsMember !== true;
}
