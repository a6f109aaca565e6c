/**
 * A Discord of our own on 127.0.0.1 that speaks the real protocol (REST v10 and the gateway), against which the
 * real bot with the real discord.js is tested. It refuses what Discord refuses.
 *
 * Start it, start the bot with `discord.apiUrl` and `discord.token`, act as a person (`command`, `mention`,
 * `press`, …), then look at `messages`, `calls`, `modals` and `faults`, or `waitFor` something in them.
 *
 * @example
 * const discord = await startLocalDiscord();
 * const client = new Client({ intents, rest: { api: discord.apiUrl } });
 * await client.login(discord.token);
 * const asked = await discord.command({ name: 'salary', options: { query: 'senior seattle' } });
 * const answer = await discord.waitFor(() => asked.messages[0], 'an answer');
 * expect(answer.ephemeralTo).toBe(ASKER);
 * expect(discord.faults).toEqual([]);
 */
import { createGateway, type Gateway } from './gateway.ts';
import { createInteracting, type Interacting } from './interacting.ts';
import type { Lost, Moment } from './interruptions.ts';
import type { PermissionName } from './permissions.ts';
import {
  addChannel,
  addPerson,
  type Channel,
  channelOf,
  GUILD,
  type Guild,
  guildOf,
  type Person,
  personOf,
} from './places.ts';
import type { Recording } from './recording.ts';
import { findRoute } from './routes.ts';
import { serve } from './serve.ts';
import { showChannel } from './show-place.ts';
import { createSpeaking, type Speaking } from './speaking.ts';
import { createWorld, type PrivilegedIntent, type RegisteredCommand } from './world.ts';

export interface LocalDiscordOptions {
  /** How many servers the bot is in; the first is the one acted in unless `guild` says otherwise. */
  readonly guilds?: number;
  /** What `GET /gateway/bot` recommends; 1 unless told. */
  readonly recommendedShards?: number;
  /** The privileged intents switched on for the application; none unless told. */
  readonly grantedIntents?: readonly PrivilegedIntent[];
  /** Takes every body as it is: where it is measured how fast a bot is, it would be its examiner that is. */
  readonly unexamined?: boolean;
}

export interface LocalDiscord extends Recording, Speaking, Interacting, Omit<Gateway, 'stop'> {
  /** `http://127.0.0.1:PORT/api` */
  readonly apiUrl: string;
  /** The application's id, which is also its bot user's. */
  readonly applicationId: string;
  /** The token that is valid; set it to have the bot's refused with 401 and close code 4004. */
  token: string;
  /** What its clock shows, in milliseconds since 1970: ids and what is remembered go by it. Ours unless set. */
  now: () => number;
  recommendedShards: number;
  grantedIntents: readonly PrivilegedIntent[];
  /** Registered now, for everywhere (`guild` undefined) and for single servers. */
  readonly commands: readonly RegisteredCommand[];

  /** The server (the first unless told), channel or person with this id. @throws where there is none */
  guild(id?: string): Guild;
  channel(id: string): Channel;
  person(id: string): Person;
  /** Somebody more, with no rights of their own; returns their id. */
  addPerson(name: string): string;
  /** A channel more in a server (the first unless told), of this type of Discord's; the bot hears of it. */
  addChannel(name: string, type: number, guild?: string): Channel;
  /** A channel or thread is gone: CHANNEL_DELETE, and unknown from then on. */
  removeChannel(id: string): void;
  /** What the bot may do in a channel from now on; the bot hears of it (CHANNEL_UPDATE). */
  setBotPermissions(channel: string, permissions: readonly PermissionName[]): void;

  /**
   * The next `times` calls (1 unless told) of a route are answered with this HTTP status and Discord's error code.
   *
   * @example discord.failNext('POST /channels/:channel/messages', 403, 50013)
   * @throws Error where there is no such route
   */
  failNext(route: string, status: number, code?: number, times?: number): void;
  /** The next `times` calls of a route are answered 429. */
  rateLimitNext(
    route: string,
    limit: { readonly retryAfterS: number; readonly scope?: 'user' | 'global' | 'shared' },
    times?: number,
  ): void;
  /** Five messages in five seconds a channel, fifty calls a second in all; off unless switched on. */
  limitRates(on: boolean): void;
  /**
   * Something that a test does at the next call of a route: before it is carried out, or after that and before its
   * answer leaves. The call waits for it.
   */
  onCall(route: string, when: Moment, run: () => void | Promise<void>): void;
  /** The next `times` calls (1 unless told) of a route never arrive, or are carried out and their answers get lost. */
  loseNext(route: string, what: Lost, times?: number): void;
  /** A quarter of an hour passes for every interaction token handed out so far. */
  expireTokens(): void;
  /** So much time passes that no nonce is remembered. */
  forgetNonces(): void;
  stop(): Promise<void>;
}

/** How long answers under way may take when it stops. */
const CUT_AFTER_MS = 300;

/** Starts it on a free port of 127.0.0.1. */
export async function startLocalDiscord(options: LocalDiscordOptions = {}): Promise<LocalDiscord> {
  const world = createWorld({
    guilds: options.guilds ?? 1,
    recommendedShards: options.recommendedShards ?? 1,
    grantedIntents: options.grantedIntents ?? [],
    examines: !options.unexamined,
  });
  const server = await serve(world);
  const gateway = createGateway(world, server);
  const { stop: stopGateway, ...connecting } = gateway;
  const own = {
    apiUrl: `${world.origin}/api`,
    guild: (id) => guildOf(world, id),
    channel: (id) => channelOf(world, id),
    person: (id) => personOf(world, id),
    addPerson(name) {
      const id = world.ids.next();
      return addPerson(world, { id, name }).id;
    },
    addChannel(name, type, guild = GUILD) {
      const channel = addChannel(world, { id: world.ids.next(), name, type, guild });
      world.dispatch('CHANNEL_CREATE', showChannel(world, channel), { guild, intents: 1 });
      return channel;
    },
    removeChannel(id) {
      const channel = channelOf(world, id);
      world.channels.delete(id);
      world.dispatch('CHANNEL_DELETE', showChannel(world, channel), { guild: channel.guild, intents: 1 });
    },
    setBotPermissions(id, permissions) {
      const channel = channelOf(world, id);
      channel.botPermissions = [...permissions];
      world.announceChannel(channel);
    },
    failNext(route, status, code = 0, times = 1) {
      const body = { message: `${status}: injected`, code };
      world.injected.add(findRoute(route), { status, body, headers: {} }, times);
    },
    rateLimitNext(route, { retryAfterS, scope = 'user' }, times = 1) {
      const global = scope === 'global';
      const body = { message: 'You are being rate limited.', retry_after: retryAfterS, global };
      const headers = {
        'retry-after': String(retryAfterS),
        'x-ratelimit-scope': scope,
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset-after': String(retryAfterS),
        ...(global ? { 'x-ratelimit-global': 'true' } : {}),
      };
      world.injected.add(findRoute(route), { status: 429, body, headers }, times);
    },
    limitRates(on) {
      world.limits.isOn = on;
    },
    onCall: (route, when, run) => world.interruptions.add(findRoute(route), when, run),
    loseNext: (route, what, times = 1) => world.interruptions.lose(findRoute(route), what, times),
    expireTokens: () => world.interactions.expireTokens(),
    forgetNonces: () => world.nonces.clear(),
    async stop() {
      await stopGateway();
      const closed = new Promise((resolve) => server.close(resolve));
      const cut = setTimeout(() => server.closeAllConnections(), CUT_AFTER_MS);
      await closed;
      clearTimeout(cut);
    },
  } satisfies Partial<LocalDiscord>;
  // What a test sets on the local Discord is set in the world itself, and so counts at once.
  return Object.assign(
    world,
    world.recorder,
    own,
    connecting,
    createSpeaking(world),
    createInteracting(world),
  );
}
