/**
 * A fault as it goes into the log: what failed and where, without what was said. Addresses carry secrets (a response
 * address lets anybody answer), and requests carry questions: neither is kept.
 */

const ADDRESS = /\b[a-z]+:\/\/\S+/gi;
const TOKEN = /\bx(?:ox[a-z]|app)-[\w-]+/g;

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
  return text.replace(ADDRESS, '<address>').replace(TOKEN, '<token>').slice(0, 500);
}
