/** What the composition root needs of a platform: it starts with `ask` handed in, and it can be stopped. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Question } from './question.ts';
import type { Reply } from './reply.ts';

/** Answers a question. Never throws for anything a person can type. */
export type Ask = (question: Question) => Reply;

export interface Platform {
  readonly name: string;
  /** Resolves when the platform has nothing more to do (the user left, the connection was closed for good). */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A platform whose events arrive over the network. It is started once; after it failed, another is made. */
export interface ChatPlatform extends Platform {
  /**
   * @param onConnected told once, when people are answered
   * @throws CannotStartError where it cannot be started, or was closed for good
   */
  start(onConnected?: () => void): Promise<void>;
  /** Takes on nothing more, and resolves when what is under way is done or has had its time. */
  stop(): Promise<void>;
  /** The connections that it needs, by name, and whether each is there now. */
  connections(): Readonly<Record<string, boolean>>;
  /** What it is sent by HTTP, where it is. */
  readonly routes?: readonly Route[];
}

/** Requests that somebody answers; whoever listens has looked at path and method before. */
export interface Route {
  readonly path: string;
  readonly methods: readonly string[];
  answer(request: IncomingMessage, response: ServerResponse): void;
}
