/** A YAML file as typed data, or its faults with the line each is on. */
import { type Document, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import type { Fault } from './fault.ts';
import { isTooDeep } from './nesting.ts';
import { readFile } from './read-file.ts';
import { problemAndCure } from './schema-faults.ts';

/** One slip makes many of what follows it. */
const MOST_TOLD = 20;

/** What YAML files say, by path: a file in it is not parsed again, and one that is not is put in. */
export type YamlValues = Map<string, unknown>;

export interface YamlRead<T> {
  readonly data: T;
  /** The line that something starts on, counted from one. */
  rowOf(path: readonly PropertyKey[]): number | undefined;
}

/**
 * Reads a file against a schema. Faults are added to `faults`; undefined is returned when there were any.
 * @param name the file as faults name it
 */
export function readYaml<T extends z.ZodType>(
  path: string,
  name: string,
  schema: T,
  faults: Fault[],
  values?: YamlValues,
): z.output<T> | undefined {
  return readYamlWithRows(path, name, schema, faults, values)?.data;
}

/** The same, for those who find faults of their own later and want to name the line. */
export function readYamlWithRows<T extends z.ZodType>(
  path: string,
  name: string,
  schema: T,
  faults: Fault[],
  values: YamlValues = new Map(),
): YamlRead<z.output<T>> | undefined {
  const known = values.has(path) ? schema.safeParse(values.get(path)) : undefined;
  if (known?.success) {
    // Rows are asked for only where records do not fit together.
    let read: YamlRead<z.output<T>> | undefined;
    return {
      data: known.data,
      rowOf(at) {
        read ??= readYamlWithRows(path, name, schema, []);
        return read?.rowOf(at);
      },
    };
  }
  const text = readFile(path, name, faults)?.toString();
  if (text === undefined) return undefined;
  if (isTooDeep(text)) {
    faults.push({
      file: name,
      problem: 'entries stand in one another without end',
      cure: 'Close every bracket and brace, and put text that holds one in double quotes.',
    });
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    // Looked for below: the library takes the square of their number.
    uniqueKeys: false,
  });
  const rowOf = (path: readonly PropertyKey[]): number | undefined => {
    const start = startOf(document, path);
    return start === undefined ? undefined : lines.linePos(start).line;
  };
  const broken = [
    ...document.errors.map(({ pos, code }) => ({ at: pos[0], why: code.toLowerCase().replaceAll('_', ' ') })),
    ...slipsIn(document),
  ].slice(0, MOST_TOLD);
  for (const { at, why } of broken) {
    faults.push({
      file: name,
      row: lines.linePos(at).line,
      problem: `not valid YAML (${why})`,
      cure: 'Put text that holds a colon, a brace, a star or a hash in double quotes, and check the indentation.',
    });
  }
  if (broken.length > 0) return undefined;
  const value: unknown = document.toJS();
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) {
    values.set(path, value);
    return { data: parsed.data, rowOf };
  }
  for (const issue of parsed.error.issues) {
    const row = rowOf(issue.path);
    faults.push({
      file: name,
      ...(row === undefined ? {} : { row }),
      field: issue.path.map(String).join('.') || 'the whole file',
      ...problemAndCure(issue, schema),
    });
  }
  return undefined;
}

/** Where the nearest existing part of a path starts in the file. */
function startOf(document: Document.Parsed, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (node && typeof node === 'object' && 'range' in node && Array.isArray(node.range)) {
      return Number(node.range[0]);
    }
  }
  return undefined;
}

/**
 * What is valid YAML and a slip all the same. Our files need no aliases: one is an unquoted `*word` by mistake, and
 * reading it would throw. A field that stands twice would lose one of its values.
 */
function slipsIn(document: Document.Parsed): { readonly at: number; readonly why: string }[] {
  const found: { at: number; why: string }[] = [];
  visit(document, {
    Alias: (_, { range }) => void found.push({ at: range?.[0] ?? 0, why: 'a star starts a value' }),
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) found.push({ at: key.range?.[0] ?? 0, why: 'duplicate key' });
        seen.add(key.value);
      }
    },
  });
  return found;
}
