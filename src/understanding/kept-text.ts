/**
 * What is kept, as the text of a file: a line with the digest of all below, a line with what the files come to, a line
 * with what was learnt. Numbers come back bit for bit, and each line is read only when it is needed.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { YamlValues } from '../datasets/read-yaml.ts';
import { intentSchema } from './intents.ts';
import type { FilesRead, Learnt } from './learnt.ts';
import { isSound } from './phrasing-table.ts';
import { knownVocabularySchema } from './vocabulary.ts';

const strings = z.array(z.string());

const filesSchema = z.object({
  values: z.record(z.string(), z.unknown()),
  vocabulary: knownVocabularySchema,
  intents: z.array(intentSchema.extend({ phrasings: strings })),
  phrased: z.object({ words: strings, common: strings, stems: strings }),
});

/** Lists of numbers are kept as the bytes they have in memory, in Base64. */
const integers = z.string().transform((text) => new Int32Array(bytesOf(text, Int32Array.BYTES_PER_ELEMENT)));
const floats = z
  .string()
  .transform((text) => new Float64Array(bytesOf(text, Float64Array.BYTES_PER_ELEMENT)));

const tableSchema = z.object({
  features: strings,
  weights: floats,
  meaningStarts: integers,
  meanings: integers,
  parts: floats,
  odds: floats,
  priors: floats,
  owners: integers,
  norms: floats,
  starts: integers,
  numbers: integers,
});

const learntSchema = z.object({
  intents: tableSchema,
  statements: tableSchema,
  odds: z
    .object({ bias: z.number(), features: strings, weights: floats })
    .refine(({ features, weights }) => features.length === weights.length),
  names: z.string(),
  amounts: z.object({ published: z.array(z.number()), others: z.array(z.number()) }),
});

/** What a kept file holds. */
export interface Kept {
  readonly values: YamlValues;
  readonly files: FilesRead;
  /** To be called once; undefined where it is not what it should be. */
  learnt(): Learnt | undefined;
}

export function keptToText(values: YamlValues, files: FilesRead, learnt: Learnt): string {
  const below = `${JSON.stringify({ ...files, values: Object.fromEntries(values) })}\n${JSON.stringify(learnt, listsToText)}\n`;
  return `${digestOf(below)}\n${below}`;
}

/** Undefined where the file is not whole, or not one of ours. */
export function parseKept(bytes: Buffer): Kept | undefined {
  const first = bytes.indexOf('\n') + 1;
  const second = bytes.indexOf('\n', first) + 1;
  if (bytes.toString('latin1', 0, first).trim() !== digestOf(bytes.subarray(first))) return undefined;
  const files = filesSchema.safeParse(parseJson(bytes.subarray(first, second))).data;
  // Not held on to when it has been read.
  let rest: Buffer | undefined = bytes.subarray(second);
  return (
    files && {
      values: new Map(Object.entries(files.values)),
      files,
      learnt() {
        const learnt = rest && parseLearnt(rest, files);
        rest = undefined;
        return learnt;
      },
    }
  );
}

function parseLearnt(line: Buffer, { intents }: FilesRead): Learnt | undefined {
  const { data } = learntSchema.safeParse(parseJson(line));
  if (!data || !isSound(data.intents, intents.length)) return undefined;
  return isSound(data.statements, data.statements.priors.length) ? data : undefined;
}

function parseJson(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    return undefined;
  }
}

function digestOf(text: string | Buffer): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A buffer of its own: those that Node hands out need not begin where a number may. */
function bytesOf(text: string, each: number): ArrayBuffer {
  const bytes = Buffer.from(text, 'base64');
  const whole = new Uint8Array(bytes.length - (bytes.length % each));
  whole.set(bytes.subarray(0, whole.length));
  return whole.buffer;
}

function listsToText(_: string, value: unknown): unknown {
  if (!(value instanceof Int32Array || value instanceof Float64Array)) return value;
  return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
}
