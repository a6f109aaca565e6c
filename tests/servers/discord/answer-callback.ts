/** The first response to an interaction: one, within three seconds, of a kind that fits. */
import { InteractionType, InteractionResponseType as Kind, MessageFlags } from 'discord.js';
import { acceptBody, refuseFaults } from './accept-body.ts';
import { refuse } from './api-error.ts';
import type { ResponseKind } from './delivery.ts';
import type { LiveInteraction } from './interactions.ts';
import { editMessage, makeMessage, showNew } from './post-message.ts';
import type { Choice, Payload } from './recording.ts';
import { type Answer, NO_CONTENT, ok, type Request, type Routes } from './route.ts';
import { showMessage } from './show-message.ts';
import { payloadAt, payloadsAt, textAt, type World } from './world.ts';

export const callbackRoutes: Routes = {
  'POST /interactions/:interaction/:token/callback': { open: true, run: respond },
};

const KINDS: Readonly<Record<number, ResponseKind>> = {
  [Kind.ChannelMessageWithSource]: 'message',
  [Kind.DeferredChannelMessageWithSource]: 'deferred message',
  [Kind.DeferredMessageUpdate]: 'deferred update',
  [Kind.UpdateMessage]: 'update',
  [Kind.ApplicationCommandAutocompleteResult]: 'autocomplete',
  [Kind.Modal]: 'modal',
};

function respond(world: World, request: Request): Answer {
  const { params, query, route } = request;
  const live = world.interactions.find(params.token ?? '');
  if (live?.id !== params.interaction || !live || live.late) return refuse(10062);
  if (live.response !== undefined) return refuse(40060);
  const edited = isUpdate(request.body) ? live.source : undefined;
  const body = acceptBody(world, request, 'callback', edited);
  const kind = KINDS[Number(body.type)];
  if (!kind || !fits(live, kind))
    refuseFaults(world, route, body, [
      { pointer: '/type', message: `Cannot respond to interaction type ${live.type} with this.` },
    ]);
  const data = payloadAt(body, 'data') ?? {};
  const own = kind === 'message' || kind === 'deferred message';
  live.ephemeral = own
    ? (Number(data.flags ?? 0) & MessageFlags.Ephemeral) !== 0
    : live.source?.ephemeralTo !== undefined;
  if (kind) RESPOND[kind](world, live, data, request);
  live.respond(kind ?? 'message');
  world.recorder.changed();
  return query.with_response === 'true' ? ok(describe(world, live, Number(body.type))) : NO_CONTENT;
}

function isUpdate(body: unknown): boolean {
  return typeof body === 'object' && body !== null && Reflect.get(body, 'type') === Kind.UpdateMessage;
}

function fits({ type, source }: LiveInteraction, kind: ResponseKind): boolean {
  if (type === InteractionType.ApplicationCommandAutocomplete) return kind === 'autocomplete';
  if (kind === 'autocomplete') return false;
  if (kind === 'modal') return type !== InteractionType.ModalSubmit;
  return kind === 'message' || kind === 'deferred message' || source !== undefined;
}

type Respond = (world: World, live: LiveInteraction, data: Payload, request: Request) => void;

const RESPOND: Readonly<Record<ResponseKind, Respond>> = {
  message(world, live, data, { files }) {
    live.original = makeMessage(world, { ...madeOf(live), body: data, files });
    live.messages.push(live.original);
    showNew(world, live.original);
  },
  'deferred message'(world, live) {
    live.original = makeMessage(world, { ...madeOf(live), body: {}, files: [] });
    live.original.flags |= MessageFlags.Loading;
    live.loading = true;
  },
  update(world, live, data, { files }) {
    live.original = live.source;
    if (!live.source) return;
    live.messages.push(live.source);
    editMessage(world, live.source, data, files);
  },
  'deferred update'(_world, live) {
    live.original = live.source;
  },
  autocomplete(_world, live, data) {
    live.choices = Array.isArray(data.choices) ? (data.choices as Choice[]) : [];
  },
  modal(world, live, data) {
    live.modal = {
      custom_id: textAt(data, 'custom_id'),
      title: textAt(data, 'title'),
      components: payloadsAt(data, 'components'),
      user: live.user,
      channel: live.channel.id,
      interaction: live.id,
    };
    world.recorder.record('modals', live.modal);
  },
};

function madeOf({ channel, ephemeral, user, id }: LiveInteraction) {
  const ephemeralTo = ephemeral ? user : undefined;
  return { channel: channel.id, via: 'response', ephemeralTo, interaction: id } as const;
}

/** What `with_response=true` asks for. */
function describe(world: World, live: LiveInteraction, type: number): Payload {
  const { id, original, loading, ephemeral } = live;
  const message = original && {
    response_message_id: original.id,
    response_message_loading: loading,
    response_message_ephemeral: ephemeral,
  };
  const resource = original ? { resource: { type, message: showMessage(world, original) } } : {};
  return { interaction: { id, type: live.type, ...message }, ...resource };
}
