/** IDENTIFY and RESUME: who may connect, with which intents, and what is sent first. */
import { GatewayIntentBits } from 'discord.js';
import type { WebSocket } from 'ws';
import { shardOf } from './ids.ts';
import { BOT, type Guild, personOf } from './places.ts';
import type { Handshake, Payload } from './recording.ts';
import type { Session, Sessions } from './sessions.ts';
import { showGuild, showUser } from './show-place.ts';
import type { World } from './world.ts';

const AUTHENTICATION_FAILED = 4004;
const INVALID_SEQUENCE = 4007;
const INVALID_SHARD = 4010;
const INVALID_INTENTS = 4013;
const DISALLOWED_INTENTS = 4014;
const INVALID_SESSION_OP = 9;

const KNOWN_INTENTS = Object.values(GatewayIntentBits).reduce<number>(
  (bits, one) => (typeof one === 'number' ? bits | one : bits),
  0,
);
const PRIVILEGED = ['GuildMembers', 'GuildPresences', 'MessageContent'] as const;

/** The new session, after READY and its servers; undefined where the connection was closed instead. */
export function identify(
  world: World,
  sessions: Sessions,
  socket: WebSocket,
  body: Payload,
): Session | undefined {
  const intents = Number(body.intents ?? 0);
  const shard = shardAt(body);
  const note = (result: Handshake['result'], session?: string): void =>
    world.recorder.record('handshakes', { kind: 'identify', shard, intents, session, result });
  const code = refuseIdentify(world, body, shard, intents);
  if (code !== undefined) {
    socket.close(code);
    note(code);
    return undefined;
  }
  const session = sessions.start({ shard, intents, socket });
  const guilds = guildsOf(world, session);
  sessions.dispatch(session, 'READY', {
    v: 10,
    user: { ...showUser(personOf(world, BOT)), verified: true, mfa_enabled: true, email: null },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: `${world.origin.replace('http', 'ws')}/gateway`,
    shard,
    application: { id: world.applicationId, flags: 0 },
    private_channels: [],
    relationships: [],
    presences: [],
    user_settings: {},
  });
  if ((intents & GatewayIntentBits.Guilds) !== 0)
    for (const guild of guilds) sessions.dispatch(session, 'GUILD_CREATE', showGuild(world, guild));
  note('ready', session.id);
  return session;
}

/** The session taken up again, after everything missed; undefined where it cannot be. */
export function resume(
  world: World,
  sessions: Sessions,
  socket: WebSocket,
  body: Payload,
): Session | undefined {
  const session = sessions.find(String(body.session_id));
  const shard = session?.shard ?? [0, 1];
  const note = (result: Handshake['result']): void =>
    world.recorder.record('handshakes', {
      kind: 'resume',
      shard,
      intents: session?.intents ?? 0,
      session: String(body.session_id),
      result,
    });
  const close = (code: number): undefined => {
    socket.close(code);
    note(code);
  };
  if (body.token !== world.token) return close(AUTHENTICATION_FAILED);
  const sequence = Number(body.seq);
  if (session && sequence > session.sent.length) return close(INVALID_SEQUENCE);
  if (!session) {
    socket.send(JSON.stringify({ op: INVALID_SESSION_OP, d: false }));
    note('invalid session');
    return undefined;
  }
  // The old connection may not have been noticed to be gone.
  session.socket?.terminate();
  session.socket = socket;
  sessions.replay(session, sequence);
  sessions.dispatch(session, 'RESUMED', {});
  note('resumed');
  return session;
}

function refuseIdentify(
  world: World,
  body: Payload,
  [id, count]: readonly [number, number],
  intents: number,
): number | undefined {
  if (body.token !== world.token) return AUTHENTICATION_FAILED;
  if (!(Number.isInteger(id) && id >= 0 && id < count)) return INVALID_SHARD;
  if (!Number.isInteger(intents) || intents < 0 || (intents & ~KNOWN_INTENTS) !== 0) return INVALID_INTENTS;
  const privileged = PRIVILEGED.filter((name) => (intents & GatewayIntentBits[name]) !== 0);
  return privileged.every((name) => world.grantedIntents.includes(name)) ? undefined : DISALLOWED_INTENTS;
}

function shardAt({ shard }: Payload): readonly [number, number] {
  return Array.isArray(shard) ? [Number(shard[0]), Number(shard[1])] : [0, 1];
}

function guildsOf(world: World, { shard: [id, count] }: Session): Guild[] {
  return [...world.guilds.values()].filter((one) => one.botIsMember && shardOf(one.id, count) === id);
}
