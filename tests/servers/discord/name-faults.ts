/** Puts a schema's complaints the way Discord puts them, with a JSON pointer to each place. */
import type { z } from 'zod';
import type { BodyFault } from './check-body.ts';

type Issue = z.core.$ZodIssue;

export function nameFaults(issues: readonly Issue[], body: unknown): BodyFault[] {
  return issues.flatMap((issue) => nameIssue(issue, [], body));
}

function nameIssue(issue: Issue, base: readonly PropertyKey[], body: unknown): BodyFault[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union') {
    const branch = meantBranch(issue.errors);
    if (branch) return branch.flatMap((one) => nameIssue(one, path, body));
  }
  return [{ pointer: path.map((key) => `/${String(key)}`).join(''), message: word(issue, at(body, path)) }];
}

/** The branch whose `type` (or whose own kind of value) is the one that was sent. */
function meantBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const sameType = branches.filter(
    (issues) =>
      !issues.some(({ path, code }) => path[0] === 'type' || (path.length === 0 && code === 'invalid_type')),
  );
  return sameType.length === 1 ? sameType[0] : undefined;
}

function at(body: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (typeof node === 'object' && node ? Reflect.get(node, key) : undefined),
    body,
  );
}

function word(issue: Issue, found: unknown): string {
  if (found === undefined) return 'This field is required';
  switch (issue.code) {
    case 'too_big':
      if (issue.origin === 'string') return `Must be ${issue.maximum} or fewer in length.`;
      return issue.origin === 'array'
        ? `Must be ${issue.maximum} or fewer in length.`
        : `Value should be less than or equal to ${issue.maximum}.`;
    case 'too_small':
      if (issue.origin === 'string' || issue.origin === 'array')
        return issue.minimum === 1 ? 'This field is required' : `Must be ${issue.minimum} or more in length.`;
      return `Value should be greater than or equal to ${issue.minimum}.`;
    case 'invalid_value':
      return `Value must be one of {${issue.values.map(String).join(', ')}}.`;
    case 'invalid_format':
      return `Not a well formed ${issue.format}.`;
    case 'invalid_union':
      return 'Value does not fit here.';
    default:
      return issue.code === 'invalid_type' ? `Must be of type ${issue.expected}.` : issue.message;
  }
}
