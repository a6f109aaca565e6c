/** An interaction on its way: INTERACTION_CREATE with who, where and how installed, and the wait for its answer. */
import { ChannelType, type InteractionType } from 'discord.js';
import type { InteractionDelivery } from './delivery.ts';
import type { Installation, LiveInteraction } from './interactions.ts';
import { missesPermissions, type PermissionName, permissionBits } from './permissions.ts';
import { ASKER, addChannel, type Channel, directMessageWith, guildOf, personOf } from './places.ts';
import type { CreatedMessage, Payload } from './recording.ts';
import { showMessage } from './show-message.ts';
import { showChannel, showMember, showUser } from './show-place.ts';
import { type Place, placeOf } from './speaking.ts';
import type { RegisteredCommand, World } from './world.ts';

/** Who asks, where, and how the application got there. */
export interface Asking extends Place {
  /** In a server (unless told), in a direct message with the bot, or among people without it. */
  readonly context?: 'guild' | 'dm' | 'private';
  /** By the server (unless told; in `private` by the user), by the user for themselves, or by both. */
  readonly installation?: Installation;
  /** The user's language; theirs unless told. */
  readonly locale?: string;
}

export interface Interaction {
  readonly type: InteractionType;
  readonly data: Payload;
  readonly asking: Asking;
  readonly command?: RegisteredCommand;
  readonly source?: CreatedMessage | undefined;
}

const CONTEXTS = { guild: 0, dm: 1, private: 2 };
const LARGEST_FILE_BYTES = 10 * 1024 * 1024;
const DIRECT_PERMISSIONS: readonly PermissionName[] = [
  'AttachFiles',
  'EmbedLinks',
  'MentionEveryone',
  'UseExternalEmojis',
];

/** Resolves at the bot's first response, or when it is too late for one. */
export async function interact(world: World, interaction: Interaction): Promise<InteractionDelivery> {
  const { type, source, asking, command } = interaction;
  const user = asking.user ?? ASKER;
  const channel = whereTo(world, asking, user);
  const { guild } = channel;
  const installation = asking.installation ?? (asking.context === 'private' ? 'user' : 'guild');
  if (guild !== undefined && installation !== 'user' && !guildOf(world, guild).botIsMember)
    throw new Error(`The bot is not in the server ${guild}; only a user installation works there.`);
  const context = contextOf(channel);
  if (command) checkOffered(world, command, { user, guild, context, installation });
  const opened = { user, channel: channel.id, installation };
  const live = world.interactions.issue({ type, user, channel, guild, source, asking: opened });
  const payload: Payload = {
    ...whoAndWhere(world, channel, user, asking),
    id: live.id,
    application_id: world.applicationId,
    type,
    data: interaction.data,
    token: live.token,
    version: 1,
    app_permissions: permissionBits(guild === undefined ? DIRECT_PERMISSIONS : channel.botPermissions),
    entitlements: [],
    authorizing_integration_owners: {
      ...(installation === 'user' ? {} : { 0: guild ?? '0' }),
      ...(installation === 'guild' ? {} : { 1: user }),
    },
    context: CONTEXTS[context],
    attachment_size_limit: LARGEST_FILE_BYTES,
    ...(source ? { message: showMessage(world, source) } : {}),
  };
  const shards = world.dispatch('INTERACTION_CREATE', payload, { guild });
  world.recorder.record('deliveries', { event: 'INTERACTION_CREATE', payload, shards });
  await live.settled;
  return deliveryOf(live, payload, shards);
}

function whereTo(world: World, asking: Asking, user: string): Channel {
  if (asking.context === 'dm') return directMessageWith(world, user);
  if (asking.context !== 'private' || asking.channel !== undefined) return placeOf(world, asking);
  const name = 'some friends';
  return addChannel(world, { id: world.ids.next(), name, type: ChannelType.GroupDM, recipients: [user] });
}

function contextOf({ guild, type }: Channel): 'guild' | 'dm' | 'private' {
  if (guild !== undefined) return 'guild';
  return type === ChannelType.DM ? 'dm' : 'private';
}

function whoAndWhere(world: World, channel: Channel, user: string, asking: Asking): Payload {
  const { guild: id } = channel;
  const person = personOf(world, user);
  const shown = showUser(person);
  const here = { channel_id: channel.id, locale: asking.locale ?? person.locale };
  if (id === undefined) return { ...here, user: shown, channel: showChannel(world, channel) };
  const guild = guildOf(world, id);
  const permissions = permissionBits(guild.members.get(user) ?? []);
  return {
    ...here,
    guild_id: id,
    guild: { id, locale: guild.locale, features: [] },
    guild_locale: guild.locale,
    member: { ...showMember(), user: shown, permissions },
    channel: { ...showChannel(world, channel), permissions },
  };
}

/** @throws Error where Discord would not show the command to this user here */
function checkOffered(
  world: World,
  { name, payload, guild: registeredIn }: RegisteredCommand,
  to: { user: string; guild: string | undefined; context: keyof typeof CONTEXTS; installation: Installation },
): void {
  const contexts = (payload.contexts ?? [0, 1, 2]) as number[];
  if (registeredIn === undefined && !contexts.includes(CONTEXTS[to.context]))
    throw new Error(`/${name} is not offered in the context ${to.context}.`);
  const types = (payload.integration_types ?? [0]) as number[];
  const wanted = to.installation === 'user' ? [1] : [0];
  if (registeredIn === undefined && !wanted.some((one) => types.includes(one)))
    throw new Error(`/${name} is not offered with the installation ${to.installation}.`);
  const held = to.guild === undefined ? undefined : guildOf(world, to.guild).members.get(to.user);
  const needed = payload.default_member_permissions;
  if (to.guild !== undefined && typeof needed === 'string' && missesPermissions(held ?? [], needed))
    throw new Error(`/${name} is not offered to ${to.user}: it needs the permissions ${needed}.`);
}

/** A live view, so that what is still to come is seen too. */
function deliveryOf(live: LiveInteraction, payload: Payload, shards: readonly number[]): InteractionDelivery {
  const { id, token, user, channel } = live;
  return {
    event: 'INTERACTION_CREATE',
    payload,
    shards,
    id,
    token,
    user,
    channel: channel.id,
    inTime: live.response !== undefined,
    response: live.response,
    ms: live.ms,
    ephemeral: live.ephemeral,
    messages: live.messages,
    modal: live.modal,
  };
}
