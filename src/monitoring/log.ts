/** The log: a line of JSON for whatever happens, with the id of the event it belongs to, and without any secret. */
import { type Logger, pino } from 'pino';
import { currentId } from '../chat/handling.ts';
import { createRedactor } from '../chat/redact.ts';

/** @param secrets of the settings */
export function createLog(level: string, secrets: readonly string[]): Logger {
  return pino({
    level,
    base: null,
    mixin() {
      const id = currentId();
      return id === undefined ? {} : { id };
    },
    hooks: { streamWrite: createRedactor(secrets) },
  });
}
