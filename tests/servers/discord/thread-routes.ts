/** Threads that the bot opens, and channels as it reads them. */
import { ChannelType } from 'discord.js';
import { acceptBody } from './accept-body.ts';
import { refuse } from './api-error.ts';
import { demand } from './demand-permissions.ts';
import { addChannel, type Channel, THREAD_TYPES } from './places.ts';
import { reachChannel, reachMessage } from './reachable.ts';
import { NO_CONTENT, ok, type Routes } from './route.ts';
import { showChannel } from './show-place.ts';
import { textAt, type World } from './world.ts';

export const threadRoutes: Routes = {
  'POST /channels/:channel/messages/:message/threads': {
    run(world, request) {
      const message = reachMessage(world, request);
      const channel = reachChannel(world, message.channel);
      const body = acceptBody(world, request, 'thread on a message');
      if (channel.guild === undefined || THREAD_TYPES.has(channel.type)) refuse(50024);
      if (world.channels.has(message.id)) refuse(160004);
      return open(world, channel, message.id, textAt(body, 'name'), ChannelType.PublicThread);
    },
  },
  'POST /channels/:channel/threads': {
    run(world, request) {
      const channel = reachChannel(world, request.params.channel);
      const { name, type } = acceptBody(world, request, 'thread');
      if (channel.guild === undefined || THREAD_TYPES.has(channel.type)) refuse(50024);
      const kind = typeof type === 'number' ? type : ChannelType.PrivateThread;
      return open(world, channel, world.ids.next(), String(name), kind);
    },
  },
  'GET /channels/:channel': {
    run: (world, { params }) => ok(showChannel(world, reachChannel(world, params.channel))),
  },
  'PATCH /channels/:channel': {
    run: (world, { params }) => ok(showChannel(world, reachChannel(world, params.channel))),
  },
  'PUT /channels/:channel/thread-members/@me': { run: join },
  'DELETE /channels/:channel/thread-members/@me': { run: join },
};

function open(world: World, parent: Channel, id: string, name: string, type: number) {
  demand(parent, type === ChannelType.PrivateThread ? 'CreatePrivateThreads' : 'CreatePublicThreads');
  const { guild, botPermissions } = parent;
  const thread = addChannel(world, { id, name, type, guild, parent: parent.id, botPermissions });
  const shown = showChannel(world, thread);
  world.dispatch('THREAD_CREATE', { ...shown, newly_created: true }, { guild, intents: 1 });
  return { status: 201, body: shown };
}

function join(world: World, { params }: { readonly params: Readonly<Record<string, string>> }) {
  reachChannel(world, params.channel);
  return NO_CONTENT;
}
