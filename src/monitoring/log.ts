/** The log: a line of JSON for whatever happens, without any secret. */
import { type Logger, pino } from 'pino';
import { createRedactor } from '../chat/redact.ts';

/** Characters. */
const WRITTEN_TOGETHER = 4_096;
/** Lines that come while others are being written go with them or after so long. */
const WRITTEN_AFTER_MS = 100;
/** Characters. Where nobody takes them any more, further lines are dropped. */
const MOST_UNWRITTEN = 8_000_000;

/** @param secrets of the settings */
export function createLog(level: string, secrets: readonly string[]): Logger {
  // Nobody who asks waits until a line is written; those that are left are written when the process exits.
  const destination = pino.destination({
    sync: false,
    minLength: WRITTEN_TOGETHER,
    periodicFlush: WRITTEN_AFTER_MS,
    maxLength: MOST_UNWRITTEN,
  });
  const redact = createRedactor(secrets);
  let isOpen = true;
  destination.once('close', () => {
    isOpen = false;
  });
  let isDue = false;
  /** The lines of one moment are written at once: a write for each would cost as much as the rest of an event. */
  const writeSoon = (): void => {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      if (isOpen) destination.flush();
    });
  };
  return pino(
    {
      level,
      base: null,
      hooks: {
        streamWrite(line) {
          writeSoon();
          return redact(line);
        },
      },
    },
    destination,
  );
}
