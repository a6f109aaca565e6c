/** The log: a line of JSON for whatever happens, without any secret. */
import { type Logger, pino } from 'pino';
import { createRedactor } from '../chat/redact.ts';

/** Characters. A write for each line costs as much as the rest of an event. */
const WRITTEN_TOGETHER = 4_096;
const WRITTEN_AFTER_MS = 100;
/** Characters. Where nobody takes them any more, further lines are dropped. */
const MOST_UNWRITTEN = 8_000_000;

/** @param secrets of the settings */
export function createLog(level: string, secrets: readonly string[]): Logger {
  return pino(
    {
      level,
      base: null,
      hooks: { streamWrite: createRedactor(secrets) },
    },
    // Nobody who asks waits until a line is written; those that are left are written when the process exits.
    pino.destination({
      sync: false,
      minLength: WRITTEN_TOGETHER,
      periodicFlush: WRITTEN_AFTER_MS,
      maxLength: MOST_UNWRITTEN,
    }),
  );
}
