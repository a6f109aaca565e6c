/** Builds the discord.js client: the fewest intents, and caches of what the bot uses alone. */
import {
  Client,
  GatewayIntentBits,
  type GuildMember,
  Options,
  Partials,
  REST,
  type RESTOptions,
  Routes,
  type User,
} from 'discord.js';
import { z } from 'zod';
import { CannotStartError } from '../../chat/cannot-start-error.ts';
import type { Meter } from '../../chat/meter.ts';
import { callDiscord, FIRST_RESPONSE } from './call-discord.ts';
import { CALL_TIMEOUT_MS } from './limits.ts';

export interface Connection {
  readonly token: string;
  /** Another base of the REST API, without version. */
  readonly apiUrl?: string;
  /** The commands are registered in this server only. */
  readonly guild?: string;
}

/** Discord did not let the bot in. The message has the cure. */
export class DiscordAccessError extends CannotStartError {
  override readonly name = 'DiscordAccessError';
}

const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/**
 * @param listens whether the bot reads messages that are not for it: a privileged intent
 * @param onFirstResponse told the id of an interaction as soon as Discord has heard of it
 */
export function createClient(
  { apiUrl }: Connection,
  listens: boolean,
  meter: Meter,
  onFirstResponse: (interaction: string) => void,
): Client {
  const isMe = ({ id, client }: GuildMember | User) => id === client.user.id;
  return new Client({
    intents: [...INTENTS, ...(listens ? [GatewayIntentBits.MessageContent] : [])],
    // Direct messages arrive in channels that were never seen.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    rest: restOptions(apiUrl, meter, onFirstResponse),
    // What is rendered has Discord's own names already.
    jsonTransformer: (rendered) => rendered,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      ThreadMemberManager: 0,
      GuildEmojiManager: 0,
      GuildStickerManager: 0,
      GuildScheduledEventManager: 0,
      StageInstanceManager: 0,
      AutoModerationRuleManager: 0,
      GuildMemberManager: { maxSize: 100, keepOverLimit: isMe },
      UserManager: { maxSize: 100, keepOverLimit: isMe },
    }),
  });
}

/** For calls without a client. */
export function createRest(
  { token, apiUrl }: Connection,
  meter: Meter,
  options: Partial<RESTOptions> = {},
): REST {
  return new REST({ ...restOptions(apiUrl, meter), ...options }).setToken(token);
}

function restOptions(
  apiUrl: string | undefined,
  meter: Meter,
  onFirstResponse: (interaction: string) => void = () => {},
): Partial<RESTOptions> {
  return {
    timeout: CALL_TIMEOUT_MS,
    async makeRequest(url, init) {
      const response = await callDiscord(url, init);
      if (response.status === TOO_MANY) meter.note({ kind: 'rate-limited', platform: 'discord' });
      const [, interaction] = (response.ok && FIRST_RESPONSE.exec(url)) || [];
      if (interaction !== undefined) onFirstResponse(interaction);
      return response;
    },
    ...(apiUrl === undefined ? {} : { api: apiUrl }),
  };
}

const TOO_MANY = 429;

const applicationSchema = z.object({ id: z.string(), flags: z.number().default(0) });
/** The application may read messages that are not for it: granted, or granted while it is in few servers. */
const MESSAGE_CONTENT_FLAGS = (1 << 18) | (1 << 19);

export interface Application {
  readonly id: string;
  readonly mayReadMessages: boolean;
}

/** @throws DiscordAccessError where the token is not taken or Discord is out of reach */
export async function fetchApplication(rest: REST): Promise<Application> {
  try {
    return parseApplication(await rest.get(Routes.currentApplication()));
  } catch (cause) {
    throw refused(cause);
  }
}

/** @param answer as Discord shows the application itself */
export function parseApplication(answer: unknown): Application {
  const { id, flags } = applicationSchema.parse(answer);
  return { id, mayReadMessages: (flags & MESSAGE_CONTENT_FLAGS) !== 0 };
}

function refused(cause: unknown): DiscordAccessError {
  const status = cause instanceof Error && 'status' in cause ? cause.status : undefined;
  return status === 401
    ? new DiscordAccessError(
        'Discord refused DISCORD_TOKEN. Copy it anew from discord.com/developers, your application, Bot, Reset Token.',
        { cause },
      )
    : new DiscordAccessError(
        'Discord cannot be reached. Check the network, and DISCORD_API_URL if it is set; then start again.',
        { cause, mayPass: true },
      );
}
