/** Users, members, channels and servers as Discord sends them. */
import { BOT_PERMISSIONS, MEMBER_PERMISSIONS, type PermissionName, permissionBits } from './permissions.ts';
import { BOT, type Channel, type Guild, type Person, type Places, personOf, THREAD_TYPES } from './places.ts';
import type { Payload } from './recording.ts';

const JOINED = '2025-01-01T00:00:00.000000+00:00';
const EVERY_PERMISSION = (1n << 53n) - 1n;

export function showUser({ id, name, bot }: Person): Payload {
  return {
    id,
    username: name,
    discriminator: '0',
    global_name: bot ? null : name,
    avatar: null,
    bot,
    flags: 0,
    public_flags: 0,
  };
}

/** A member without its user, as it comes with a message. */
export function showMember(): Payload {
  return {
    roles: [],
    nick: null,
    avatar: null,
    banner: null,
    joined_at: JOINED,
    premium_since: null,
    communication_disabled_until: null,
    deaf: false,
    mute: false,
    pending: false,
    flags: 0,
  };
}

export function showChannel(places: Places, channel: Channel): Payload {
  const { id, type, name, guild, parent } = channel;
  const people = channel.recipients.map((user) => showUser(personOf(places, user)));
  const base = { id, type, flags: 0, last_message_id: null };
  if (guild === undefined)
    return { ...base, recipients: people, ...(name === '' ? {} : { name, icon: null }) };
  if (THREAD_TYPES.has(type))
    return { ...base, ...showThread(channel), guild_id: guild, name, parent_id: parent };
  return {
    ...base,
    guild_id: guild,
    name,
    position: 0,
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    permission_overwrites: [overwrite(channel.botPermissions)],
  };
}

function showThread({ botPermissions, archived, locked }: Channel): Payload {
  return {
    owner_id: BOT,
    rate_limit_per_user: 0,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    thread_metadata: {
      archived,
      auto_archive_duration: 1_440,
      archive_timestamp: JOINED,
      locked,
      create_timestamp: JOINED,
    },
    ...(botPermissions.includes('ViewChannel') ? { member: { flags: 0, join_timestamp: JOINED } } : {}),
  };
}

/** What the bot may do, as an overwrite for the bot itself, so that discord.js computes the same. */
function overwrite(permissions: readonly PermissionName[]): Payload {
  const allow = BigInt(permissionBits(permissions));
  return { id: BOT, type: 1, allow: String(allow), deny: String(EVERY_PERMISSION & ~allow) };
}

export function channelsOf(places: Places, guild: Guild): Channel[] {
  return [...places.channels.values()].filter((one) => one.guild === guild.id);
}

/** As GUILD_CREATE has it. */
export function showGuild(places: Places, guild: Guild): Payload {
  const channels = channelsOf(places, guild);
  const threads = channels.filter(({ type, archived }) => THREAD_TYPES.has(type) && !archived);
  const rooms = channels.filter(({ type }) => !THREAD_TYPES.has(type));
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.owner,
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    public_updates_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    features: [],
    emojis: [],
    stickers: [],
    roles: showRoles(guild),
    joined_at: JOINED,
    large: false,
    unavailable: false,
    member_count: guild.members.size + 1,
    members: [{ ...showMember(), user: showUser(personOf(places, BOT)) }],
    channels: rooms.map((one) => ({ ...showChannel(places, one), guild_id: undefined })),
    threads: threads.map((one) => showChannel(places, one)),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** Everybody's role alone: what the bot may do is in the channels. */
export function showRoles({ id }: Guild): Payload[] {
  const everyone = permissionBits([...new Set([...BOT_PERMISSIONS, ...MEMBER_PERMISSIONS])]);
  return [
    {
      id,
      name: '@everyone',
      color: 0,
      colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
      hoist: false,
      icon: null,
      unicode_emoji: null,
      position: 0,
      permissions: everyone,
      managed: false,
      mentionable: false,
      flags: 0,
    },
  ];
}
