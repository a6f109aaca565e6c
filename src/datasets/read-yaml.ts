/** A YAML file as typed data, or its faults with the line each is on. */
import { readFileSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault.ts';

/**
 * Reads a file against a schema. Faults are added to `faults`; undefined is returned when there were any.
 * @param name the file as faults name it
 */
export function readYaml<T extends z.ZodType>(
  path: string,
  name: string,
  schema: T,
  faults: Fault[],
): z.output<T> | undefined {
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines });
  for (const error of document.errors) {
    faults.push({
      file: name,
      row: lines.linePos(error.pos[0]).line,
      problem: `not valid YAML (${error.code.toLowerCase().replaceAll('_', ' ')})`,
      cure: 'Put text that holds a colon, a brace or a hash in double quotes, and check the indentation.',
    });
  }
  if (document.errors.length > 0) return undefined;
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const node = deepestNode(document, issue.path);
    faults.push({
      file: name,
      ...(node === undefined ? {} : { row: lines.linePos(node).line }),
      field: issue.path.map(String).join('.') || 'the whole file',
      problem: issue.message,
      cure: 'Compare it with the entries around it.',
    });
  }
  return undefined;
}

/** Where the nearest existing part of a path starts in the file. */
function deepestNode(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) {
      return Number(node.range[0]);
    }
  }
  return undefined;
}
