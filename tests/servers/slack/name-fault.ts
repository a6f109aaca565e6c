/** Puts a schema's complaint the way Slack puts it: its words, and a JSON pointer to the place. */
import type { z } from 'zod';

/** @example the issue of `{type:'head'}` at `['blocks', 2]` → `/blocks/2/type`, `unsupported type: head` */
export function nameFault(
  issue: z.core.$ZodIssue,
  base: readonly PropertyKey[],
  checked: unknown,
): { pointer: string; message: string } {
  const path = [...base, ...issue.path];
  const found = issue.path.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node ? Reflect.get(node, key) : undefined),
    checked,
  );
  return { pointer: `/${path.map(String).join('/')}`, message: wordFault(issue, found) };
}

function wordFault(issue: z.core.$ZodIssue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_union':
      return issue.path.at(-1) === 'type'
        ? `unsupported type: ${String(found)}`
        : 'failed to match all allowed schemas';
    case 'unrecognized_keys':
      return `invalid additional property: ${issue.keys.join(', ')}`;
    case 'invalid_type':
      return found === undefined ? `missing required field: ${String(issue.path.at(-1))}` : issue.message;
    case 'too_big':
      if (issue.origin === 'string') return `must be less than ${Number(issue.maximum) + 1} characters`;
      return issue.origin === 'array' ? `no more than ${issue.maximum} items allowed` : issue.message;
    case 'too_small':
      if (issue.origin === 'string') return `must be more than ${Number(issue.minimum) - 1} characters`;
      return issue.origin === 'array' ? `no fewer than ${issue.minimum} items allowed` : issue.message;
    default:
      return issue.message;
  }
}
