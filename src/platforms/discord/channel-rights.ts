/** What the bot may do in a channel, as Discord has it now: asked by REST alone, so that it holds in any process. */
import { OverwriteType, PermissionFlagsBits, PermissionsBitField, Routes } from 'discord.js';
import { z } from 'zod';

export interface ChannelRights {
  /** None for a direct message. */
  readonly guild: string | undefined;
  readonly type: number;
  /** A thread that takes no messages. */
  readonly isLocked: boolean;
  readonly rights: PermissionsBitField;
}

export type Get = (route: `/${string}`) => Promise<unknown>;

const bits = z.string().transform(BigInt);
const overwriteSchema = z.object({ id: z.string(), type: z.number(), allow: bits, deny: bits });
type Overwrite = z.infer<typeof overwriteSchema>;
const channelSchema = z.object({
  type: z.number(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(overwriteSchema).default([]),
  // Threads alone have it.
  thread_metadata: z.object({ locked: z.boolean().default(false) }).optional(),
});
const memberSchema = z.object({ roles: z.array(z.string()) });
const rolesSchema = z.array(z.object({ id: z.string(), permissions: bits }));

/**
 * @param bot the bot's own user id
 * @throws DiscordAPIError where the bot cannot see the channel
 */
export async function fetchChannelRights(get: Get, bot: string, channel: string): Promise<ChannelRights> {
  const { type, guild_id: guild, ...found } = channelSchema.parse(await get(Routes.channel(channel)));
  const isLocked = found.thread_metadata?.locked ?? false;
  if (guild === undefined)
    return { guild, type, isLocked, rights: new PermissionsBitField(PermissionsBitField.All) };
  const { parent_id: parent, thread_metadata: thread } = found;
  const { permission_overwrites: overwrites } =
    thread && parent ? channelSchema.parse(await get(Routes.channel(parent))) : found;
  const { roles: held } = memberSchema.parse(await get(Routes.guildMember(guild, bot)));
  const roles = rolesSchema.parse(await get(Routes.guildRoles(guild)));
  const own = [guild, ...held];
  const base = join(roles.filter(({ id }) => own.includes(id)).map(({ permissions }) => permissions));
  const rights =
    (base & PermissionFlagsBits.Administrator) !== 0n
      ? PermissionsBitField.All
      : overwrite(base, overwrites, guild, held, bot);
  return { guild, type, isLocked, rights: new PermissionsBitField(rights) };
}

/** In Discord's order: what everybody is denied and allowed, then the bot's roles together, then the bot itself. */
function overwrite(
  base: bigint,
  all: readonly Overwrite[],
  everyone: string,
  roles: readonly string[],
  bot: string,
): bigint {
  const ofRole = all.filter(({ type }) => type === OverwriteType.Role);
  return [
    ofRole.filter(({ id }) => id === everyone),
    ofRole.filter(({ id }) => id !== everyone && roles.includes(id)),
    all.filter(({ type, id }) => type === OverwriteType.Member && id === bot),
  ].reduce(
    (held, layer) => (held & ~join(layer.map(({ deny }) => deny))) | join(layer.map(({ allow }) => allow)),
    base,
  );
}

function join(sets: readonly bigint[]): bigint {
  return sets.reduce((all, set) => all | set, 0n);
}
