/** Application commands: registering them for everywhere and for single servers, and reading them back. */
import { acceptBody } from './accept-body.ts';
import { refuse } from './api-error.ts';
import type { BodyKind } from './check-body.ts';
import { reachGuild } from './reachable.ts';
import type { Payload } from './recording.ts';
import { NO_CONTENT, ok, type Request, type Route, type Routes } from './route.ts';
import type { RegisteredCommand, World } from './world.ts';

const GLOBAL = '/applications/:application/commands';
const OF_GUILD = '/applications/:application/guilds/:guild/commands';

export const commandRoutes: Routes = { ...routesAt(GLOBAL), ...routesAt(OF_GUILD) };

function routesAt(path: string): Routes {
  return {
    [`GET ${path}`]: route((world, request) => ok(listed(world, request).map(({ payload }) => payload))),
    [`PUT ${path}`]: route((world, request) => {
      const wanted = Object.values(accept(world, request, 'commands')) as Payload[];
      const before = listed(world, request);
      for (const one of before) forget(world, one);
      const made = wanted.map((one) => register(world, request, one, findSame(before, one)));
      return ok(made.map(({ payload }) => payload));
    }),
    [`POST ${path}`]: route((world, request) => {
      const wanted = accept(world, request, 'command');
      const same = findSame(listed(world, request), wanted);
      if (same) forget(world, same);
      const { payload } = register(world, request, wanted, same);
      return { status: same ? 200 : 201, body: payload };
    }),
    [`GET ${path}/:command`]: route((world, request) => ok(named(world, request).payload)),
    [`PATCH ${path}/:command`]: route((world, request) => {
      const before = named(world, request);
      const wanted = { ...before.payload, ...accept(world, request, 'command edit') };
      forget(world, before);
      return ok(register(world, request, wanted, before).payload);
    }),
    [`DELETE ${path}/:command`]: route((world, request) => {
      forget(world, named(world, request));
      world.recorder.changed();
      return NO_CONTENT;
    }),
  };
}

function route(run: Route['run']): Route {
  return {
    run(world, request) {
      if (request.params.application !== world.applicationId) refuse(20012);
      if (request.params.guild !== undefined) reachGuild(world, request.params.guild, 50001);
      return run(world, request);
    },
  };
}

function accept(world: World, request: Request, kind: BodyKind): Payload {
  return acceptBody(world, request, kind);
}

function listed(world: World, { params }: Request): RegisteredCommand[] {
  return world.commands.filter(({ guild }) => guild === params.guild);
}

function named(world: World, request: Request): RegisteredCommand {
  return listed(world, request).find(({ id }) => id === request.params.command) ?? refuse(10063);
}

/** Registering a name again changes that command, which keeps its id. */
function findSame(
  list: readonly RegisteredCommand[],
  { name, type }: Payload,
): RegisteredCommand | undefined {
  return list.find((one) => one.name === name && one.type === Number(type ?? 1));
}

function forget(world: World, command: RegisteredCommand): void {
  world.commands.splice(world.commands.indexOf(command), 1);
}

function register(
  world: World,
  { params }: Request,
  wanted: Payload,
  before: RegisteredCommand | undefined,
): RegisteredCommand {
  const { guild } = params;
  const id = before?.id ?? world.ids.next();
  const type = Number(wanted.type ?? 1);
  const payload: Payload = {
    dm_permission: true,
    default_member_permissions: null,
    nsfw: false,
    description: '',
    name_localizations: null,
    description_localizations: null,
    ...(guild === undefined ? { contexts: null, integration_types: [0] } : { guild_id: guild }),
    ...wanted,
    id,
    application_id: world.applicationId,
    type,
    version: world.ids.next(),
  };
  const command: RegisteredCommand = { id, type, name: String(wanted.name), guild, payload };
  world.commands.push(command);
  world.recorder.changed();
  return command;
}
