/** Gateway sessions: what was dispatched in each, numbered, so that a dropped connection can catch up. */
import type { WebSocket } from 'ws';
import type { Payload } from './recording.ts';

export interface Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  /** Every dispatch so far; the first has sequence number 1. */
  readonly sent: string[];
  socket: WebSocket | undefined;
}

export interface Sessions {
  all(): readonly Session[];
  find(id: string): Session | undefined;
  start(about: Pick<Session, 'shard' | 'intents' | 'socket'>): Session;
  end(session: Session): void;
  /** Sends it now, or keeps it for a resume where the connection is gone. */
  dispatch(session: Session, event: string, payload: Payload): void;
  /** Sends what came after this sequence number. */
  replay(session: Session, after: number): void;
}

export function createSessions(): Sessions {
  const sessions = new Map<string, Session>();
  let count = 0;
  return {
    all: () => [...sessions.values()],
    find: (id) => sessions.get(id),
    start(about) {
      count += 1;
      const session: Session = { ...about, id: `session-${count}`, sent: [] };
      sessions.set(session.id, session);
      return session;
    },
    end(session) {
      sessions.delete(session.id);
      session.socket = undefined;
    },
    dispatch(session, event, payload) {
      const message = JSON.stringify({ op: 0, t: event, s: session.sent.length + 1, d: payload });
      session.sent.push(message);
      session.socket?.send(message);
    },
    replay(session, after) {
      for (const message of session.sent.slice(after)) session.socket?.send(message);
    },
  };
}
