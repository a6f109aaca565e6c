/** What the bot can reach of what it names, and the refusal where it cannot. */
import { refuse } from './api-error.ts';
import type { Channel, Guild } from './places.ts';
import type { CreatedMessage } from './recording.ts';
import type { Request } from './route.ts';
import type { World } from './world.ts';

/** @throws ApiError 10003 where there is none, 50001 where the bot cannot see it */
export function reachChannel(world: World, id: string | undefined): Channel {
  const channel = world.channels.get(id ?? '') ?? refuse(10003);
  if (channel.guild !== undefined) reachGuild(world, channel.guild, 50001);
  if (channel.guild !== undefined && !channel.botPermissions.includes('ViewChannel')) refuse(50001);
  return channel;
}

/** @throws ApiError where there is none or the bot is not in it: 10004 unless told */
export function reachGuild(world: World, id: string | undefined, code = 10004): Guild {
  const guild = world.guilds.get(id ?? '');
  return guild?.botIsMember ? guild : refuse(code);
}

/** A message in the route's channel. @throws ApiError 10008, for ephemeral ones too */
export function reachMessage(world: World, { params }: Request): CreatedMessage {
  const channel = reachChannel(world, params.channel);
  const message = world.allMessages.get(params.message ?? '');
  const there = message?.channel === channel.id && !message.deleted && message.ephemeralTo === undefined;
  return there ? message : refuse(10008);
}
