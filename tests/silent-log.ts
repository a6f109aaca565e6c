/** A log that nobody reads. */
import type { Log } from '../src/chat/log.ts';

export const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };
