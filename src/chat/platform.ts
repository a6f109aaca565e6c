/** What the composition root needs of a platform: it starts with `ask` handed in, and it can be stopped. */
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
