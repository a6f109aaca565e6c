/** What a schema complains of, told to somebody who writes data: what is wrong, and what may stand there. */
import { z } from 'zod';
import type { Fault } from './fault.ts';

type Issue = z.core.$ZodIssue;

/** Messages that zod words itself; all others are ours and say what to write. */
const WORDED_BY_ZOD = /^(Invalid|Too |Unrecognized)/;

/**
 * Problem and cure of each issue. Parse with `reportInput: true`, so that the issue holds what was written.
 * @example { problem: '"boss" cannot stand here', cure: 'Write one of: entry, mid, senior, staff.' }
 */
export function problemAndCure(issue: Issue, schema: z.ZodType): Pick<Fault, 'problem' | 'cure'> {
  if (issue.code === 'unrecognized_keys') {
    return {
      problem: `${issue.keys.map((key) => `"${key}"`).join(', ')} is no field of this entry`,
      cure: `Use only: ${fieldsAt(schema, issue.path).join(', ')}.`,
    };
  }
  const problem = issue.input === undefined ? 'it is missing' : `${shown(issue.input)} cannot stand here`;
  return { problem, cure: `${capital(cureOf(issue))}.` };
}

function cureOf(issue: Issue): string {
  if (!WORDED_BY_ZOD.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'string' && typeof issue.input !== 'object' && issue.input !== undefined
        ? 'write text: put it in double quotes'
        : `write ${expectedToText(issue.expected)}`;
    case 'invalid_value':
      return `write one of: ${issue.values.map((value) => (value === '' ? 'nothing' : String(value))).join(', ')}`;
    case 'invalid_union':
      return issue.errors.flatMap((branch) => branch.slice(0, 1).map(cureOf)).join(', or ');
    case 'too_small':
      return issue.origin === 'array'
        ? `write at least ${issue.minimum} of them`
        : `write a number ${issue.inclusive ? 'not below' : 'above'} ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `write at most ${issue.maximum} of them`
        : `write a number ${issue.inclusive ? 'not above' : 'below'} ${issue.maximum}`;
    default:
      return `put it right: ${issue.message}`;
  }
}

function expectedToText(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    number: 'a number, without quotes or separators',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list: each entry on a line of its own behind a hyphen, or [in, brackets]',
    object: 'fields with their values, as in `name: value`',
  };
  return names[expected] ?? expected;
}

/** The names that the object at a path may hold. */
function fieldsAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let at = unwrapped(schema);
  for (const key of path) {
    if (at instanceof z.ZodArray) at = unwrapped(at.element);
    else if (at instanceof z.ZodObject) at = unwrapped(at.shape[String(key)]);
  }
  return at instanceof z.ZodObject ? Object.keys(at.shape) : [];
}

function unwrapped(schema: unknown): unknown {
  let at = schema;
  while (at instanceof z.ZodDefault || at instanceof z.ZodOptional) at = at.unwrap();
  return at;
}

function shown(input: unknown): string {
  if (Array.isArray(input)) return 'a list';
  return typeof input === 'object' && input !== null ? 'an entry with fields' : JSON.stringify(input);
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
