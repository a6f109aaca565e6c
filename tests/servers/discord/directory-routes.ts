/** What the bot reads about itself, its servers and people, and direct messages that it opens. */
import { acceptBody } from './accept-body.ts';
import { refuse } from './api-error.ts';
import { BOT, directMessageWith, personOf } from './places.ts';
import { reachGuild } from './reachable.ts';
import type { Payload } from './recording.ts';
import { NO_CONTENT, ok, type Routes } from './route.ts';
import { channelsOf, showChannel, showGuild, showMember, showRoles, showUser } from './show-place.ts';
import { textAt, type World } from './world.ts';

const APPLICATION_FLAGS_LIMITED_CONTENT = 1 << 19;

export const directoryRoutes: Routes = {
  'GET /gateway': { open: true, run: (world) => ok({ url: gatewayUrl(world) }) },
  'GET /gateway/bot': {
    run: (world) =>
      ok({
        url: gatewayUrl(world),
        shards: world.recommendedShards,
        session_start_limit: { total: 1_000, remaining: 999, reset_after: 86_400_000, max_concurrency: 16 },
      }),
  },
  'GET /applications/@me': { run: (world) => ok(showApplication(world)) },
  'GET /oauth2/applications/@me': { run: (world) => ok(showApplication(world)) },
  'GET /users/@me': { run: (world) => ok({ ...showUser(personOf(world, BOT)), verified: true }) },
  'GET /users/@me/guilds': {
    run(world) {
      const joined = [...world.guilds.values()].filter((one) => one.botIsMember);
      return ok(joined.map(({ id, name }) => ({ id, name, icon: null, owner: false, permissions: '0' })));
    },
  },
  'DELETE /users/@me/guilds/:guild': {
    run(world, { params }) {
      const guild = reachGuild(world, params.guild);
      guild.botIsMember = false;
      world.dispatch('GUILD_DELETE', { id: guild.id }, { guild: guild.id, intents: 1 });
      return NO_CONTENT;
    },
  },
  'POST /users/@me/channels': {
    run(world, request) {
      const user = textAt(acceptBody(world, request, 'direct message'), 'recipient_id');
      if (!world.people.has(user)) refuse(10013);
      return ok(showChannel(world, directMessageWith(world, user)));
    },
  },
  'GET /users/:user': {
    run: (world, { params }) => ok(showUser(world.people.get(params.user ?? '') ?? refuse(10013))),
  },
  'GET /guilds/:guild': {
    run(world, { params }) {
      const { channels, threads, members, ...rest } = showGuild(world, reachGuild(world, params.guild));
      return ok(rest);
    },
  },
  'GET /guilds/:guild/channels': {
    run: (world, { params }) =>
      ok(channelsOf(world, reachGuild(world, params.guild)).map((one) => showChannel(world, one))),
  },
  'GET /guilds/:guild/roles': { run: (world, { params }) => ok(showRoles(reachGuild(world, params.guild))) },
  'GET /guilds/:guild/members/:user': {
    run(world, { params }) {
      const guild = reachGuild(world, params.guild);
      const user = params.user === '@me' ? BOT : (params.user ?? '');
      if (user !== BOT && !guild.members.has(user)) refuse(10007);
      return ok({ ...showMember(), user: showUser(personOf(world, user)) });
    },
  },
};

function gatewayUrl({ origin }: World): string {
  return `${origin.replace('http', 'ws')}/gateway`;
}

function showApplication(world: World): Payload {
  return {
    id: world.applicationId,
    name: 'salary-bot',
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    bot: showUser(personOf(world, BOT)),
    owner: showUser([...world.people.values()].find(({ bot }) => !bot) ?? personOf(world, BOT)),
    team: null,
    verify_key: '',
    flags: world.grantedIntents.includes('MessageContent') ? APPLICATION_FLAGS_LIMITED_CONTENT : 0,
    approximate_guild_count: world.guilds.size,
    approximate_user_install_count: 0,
    redirect_uris: [],
    tags: [],
    integration_types_config: { 0: {}, 1: {} },
  };
}
