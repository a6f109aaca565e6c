/**
 * The gateway's connections: HELLO, IDENTIFY or RESUME, heartbeats, and what a test does to them. Sessions
 * outlive their connection, so that nothing is lost when one drops.
 */
import type { Server } from 'node:http';
import { GatewayOpcodes } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import { identify, resume } from './handshakes.ts';
import { shardOf } from './ids.ts';
import { THREAD_TYPES } from './places.ts';
import type { Payload } from './recording.ts';
import { createSessions, type Session } from './sessions.ts';
import { showChannel } from './show-place.ts';
import { payloadAt, type World } from './world.ts';

export interface Gateway {
  /** Resolves once `count` shards (1 unless told) are connected and have had READY or RESUMED. */
  connected(count?: number): Promise<void>;
  /** The shards connected now. */
  connections(): number[];
  /** Op 7: asks every connection, or one shard's, to reconnect and resume. */
  reconnect(shard?: number): void;
  /** Op 9: the sessions are no longer valid, and may be resumed or not. */
  invalidateSessions(resumable: boolean, shard?: number): void;
  /** Cuts connections without a word; the sessions stay and can be resumed. */
  dropSockets(shard?: number): void;
  /** Sends any text as a frame on every connection. */
  sendFrame(text: string): void;
  /** Closes connections with one of the gateway's close codes. */
  closeSockets(code: number, shard?: number): void;
  stop(): Promise<void>;
}

const HEARTBEAT_EVERY_MS = 41_250;
const CLOSE_AFTER_MS = 200;
const NOT_AUTHENTICATED = 4003;
const DECODE_ERROR = 4002;
const ALREADY_AUTHENTICATED = 4005;
const UNKNOWN_OPCODE = 4001;
/** After these a client starts anew; every other end leaves the session to be resumed. */
const ENDS_SESSION: readonly number[] = [1000, 1001];

export function createGateway(world: World, server: Server): Gateway {
  const sessions = createSessions();
  const sockets = new WebSocketServer({ server, path: '/gateway' });
  const live = (shard?: number): Session[] =>
    sessions.all().filter((one) => one.socket && (shard === undefined || one.shard[0] === shard));

  world.dispatch = (event, payload, { guild, everywhere = false, intents, as }) => {
    const got: number[] = [];
    for (const session of sessions.all()) {
      const [id, count] = session.shard;
      if (!everywhere && shardOf(guild, count) !== id) continue;
      if (intents !== undefined && (session.intents & intents) === 0) continue;
      sessions.dispatch(session, event, as?.(session.intents) ?? payload);
      if (!got.includes(id)) got.push(id);
    }
    return got;
  };
  world.announceChannel = (channel) => {
    const event = THREAD_TYPES.has(channel.type) ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE';
    world.dispatch(event, showChannel(world, channel), { guild: channel.guild, intents: 1 });
  };

  sockets.on('connection', (socket) => {
    let session: Session | undefined;
    socket.on('message', (data) => {
      const message = parse(data.toString());
      if (!message) return socket.close(DECODE_ERROR);
      if (message.op === GatewayOpcodes.Heartbeat) return send(socket, { op: GatewayOpcodes.HeartbeatAck });
      if (message.op === GatewayOpcodes.PresenceUpdate || message.op === GatewayOpcodes.RequestGuildMembers)
        return session ? undefined : socket.close(NOT_AUTHENTICATED);
      const body = payloadAt(message, 'd') ?? {};
      if (message.op !== GatewayOpcodes.Identify && message.op !== GatewayOpcodes.Resume)
        return socket.close(UNKNOWN_OPCODE);
      if (session?.socket === socket) return socket.close(ALREADY_AUTHENTICATED);
      const shake = message.op === GatewayOpcodes.Identify ? identify : resume;
      session = shake(world, sessions, socket, body);
      world.recorder.changed();
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', (code) => {
      if (session?.socket === socket) session.socket = undefined;
      if (session && ENDS_SESSION.includes(code)) sessions.end(session);
      world.recorder.changed();
    });
    send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: HEARTBEAT_EVERY_MS } });
  });

  const connections = (): number[] => live().map(({ shard }) => shard[0]);
  return {
    connections,
    async connected(count = 1) {
      const enough = (): boolean => new Set(connections()).size >= count;
      await world.recorder.waitFor(enough, `${count} shards to connect`, 15_000);
    },
    reconnect(shard) {
      for (const { socket } of live(shard))
        if (socket) send(socket, { op: GatewayOpcodes.Reconnect, d: null });
    },
    invalidateSessions(resumable, shard) {
      for (const session of live(shard)) {
        const { socket } = session;
        // A resumable one is resumed on the same connection.
        if (resumable) session.socket = undefined;
        else sessions.end(session);
        if (socket) send(socket, { op: GatewayOpcodes.InvalidSession, d: resumable });
      }
    },
    dropSockets(shard) {
      for (const { socket } of live(shard)) socket?.terminate();
    },
    sendFrame(text) {
      for (const { socket } of live()) socket?.send(text);
    },
    closeSockets(code, shard) {
      for (const { socket } of live(shard)) socket?.close(code);
    },
    async stop() {
      world.interactions.stop();
      await Promise.all([...sockets.clients].map(closeGently));
      sockets.close();
    },
  };
}

export function send(socket: WebSocket, message: Payload): void {
  socket.send(JSON.stringify(message));
}

function parse(text: string): Payload | undefined {
  try {
    return JSON.parse(text) as Payload;
  } catch {
    return undefined;
  }
}

/** A client that is just saying goodbye may finish; one that does not answer is cut off. */
function closeGently(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => socket.terminate(), CLOSE_AFTER_MS);
    socket.once('close', () => {
      clearTimeout(cut);
      resolve();
    });
    socket.close(1001);
  });
}
