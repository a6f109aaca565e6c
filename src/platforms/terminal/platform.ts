/** The terminal as a platform: a chat for a person, questions and answers for a pipe. */
import type { Readable, Writable } from 'node:stream';
import type { Ask, Platform } from '../../chat/platform.ts';
import { type Chat, startChat } from './chat.ts';
import { DEFAULT_COLUMNS } from './limits.ts';
import { answerPiped } from './piped.ts';

export interface TerminalOptions {
  readonly ask: Ask;
  /** A terminal where `isTTY` is set, otherwise read to its end. */
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  /** Questions that show what the bot can do. */
  readonly samples: readonly string[];
  /** Columns, where the output's own are not wanted. */
  readonly width?: number;
  /** Whether to use colour in the chat; a pipe never gets any. */
  readonly colour?: boolean;
}

/** @param options.ask one that never throws: see `guardAsk` */
export function createTerminal({
  ask,
  input,
  output,
  samples,
  width,
  colour = false,
}: TerminalOptions): Platform {
  let chat: Chat | undefined;
  return {
    name: 'terminal',
    async start() {
      if (!input.isTTY) return answerPiped(input, output, ask, samples);
      chat = startChat({
        ask,
        input,
        output,
        sample: samples[0] ?? 'help',
        width: () => width ?? output.columns ?? DEFAULT_COLUMNS,
        colour,
        editing: output.isTTY === true,
      });
      return chat.ended;
    },
    async stop() {
      if (chat) chat.leave();
      else input.destroy();
    },
  };
}
