/**
 * A fault as it goes into the log: what failed and where, without what was said. Addresses carry secrets (a response
 * address lets anybody answer), and requests carry questions: neither is kept.
 */
import { withoutShapes } from './redact.ts';

const ADDRESS = /\b[a-z]+:\/\/\S+/gi;
/** What could not be read as JSON is quoted by who tried. */
const QUOTED = /(?:\.\.\.)?".*"(?:\.\.\.)? is not valid JSON/gs;

/** What was said may be quoted at any length. */
const MOST_READ = 4_000;
const MOST_KEPT = 500;

export interface FaultFields {
  readonly fault: string;
  readonly message: string;
  readonly code?: string;
  readonly at?: string;
  readonly cause?: FaultFields;
}

/** Name, message, code and place of a fault and of what caused it. */
export function describeFault(fault: unknown, depth = 0): FaultFields {
  if (!(fault instanceof Error)) return { fault: typeof fault, message: clean(String(fault)) };
  const { name, message, stack = '', cause } = fault;
  const code =
    'code' in fault && /^(?:string|number)$/.test(typeof fault.code) ? String(fault.code) : undefined;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    fault: name,
    message: clean(message),
    ...(code === undefined ? {} : { code }),
    ...(frames.length === 0 ? {} : { at: frames.map((line) => line.trim()).join(' < ') }),
    ...(cause === undefined || depth >= 3 ? {} : { cause: describeFault(cause, depth + 1) }),
  };
}

function clean(text: string): string {
  // Half a word may be half a secret, which has no shape any more.
  const read = text.length > MOST_READ ? text.slice(0, MOST_READ).replace(/\S+$/, '') : text;
  return withoutShapes(read.replace(ADDRESS, '<address>').replace(QUOTED, 'it is not valid JSON')).slice(
    0,
    MOST_KEPT,
  );
}
