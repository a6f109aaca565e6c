/**
 * What is kept, as the text of a file: a line with the digest of all below, a line with what the files come to, a line
 * with what was learnt, and one for each list of numbers in it. Numbers come back bit for bit, and each line is read only
 * when it is needed.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { YamlValues } from '../datasets/read-yaml.ts';
import type { Intent } from './intents.ts';
import type { FilesRead, Learnt } from './learnt.ts';
import { isSound } from './phrasing-table.ts';
import type { Vocabulary } from './vocabulary.ts';

const strings = z.array(z.string());

/**
 * The name of the file stands for the code that wrote it, and the digest for each of its characters: what was valid
 * when it was written is so still, and to look at all of it again would take a start as long as all the rest.
 */
const valid = <T extends object>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

const filesSchema = z.object({
  values: valid<Record<string, unknown>>(),
  vocabulary: valid<Vocabulary>(),
  intents: valid<Intent[]>().refine(Array.isArray),
  phrased: z.object({ words: strings, common: strings, stems: strings }),
});

/** Of a list of numbers its line is kept, which has the bytes that it has in memory, in Base64. */
function learntSchema(listAt: (at: number) => Buffer | undefined) {
  const line = z.int().nonnegative();
  const integers = line.transform((at) => new Int32Array(bytesOf(listAt(at), Int32Array.BYTES_PER_ELEMENT)));
  const floats = line.transform(
    (at) => new Float64Array(bytesOf(listAt(at), Float64Array.BYTES_PER_ELEMENT)),
  );
  const table = z.object({
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
  return z.object({
    intents: table,
    statements: table,
    odds: z
      .object({ bias: z.number(), features: strings, weights: floats })
      .refine(({ features, weights }) => features.length === weights.length),
    names: z.string(),
    amounts: z.object({ published: z.array(z.number()), others: z.array(z.number()) }),
  });
}

/** What a kept file holds. */
export interface Kept {
  readonly values: YamlValues;
  readonly files: FilesRead;
  /** To be called once; undefined where it is not what it should be. */
  learnt(): Learnt | undefined;
}

export function keptToText(values: YamlValues, files: FilesRead, learnt: Learnt): string {
  const lists: string[] = [];
  const withoutLists = JSON.stringify(learnt, (_, value: unknown) =>
    value instanceof Int32Array || value instanceof Float64Array
      ? lists.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')) - 1
      : value,
  );
  const lines = [JSON.stringify({ ...files, values: Object.fromEntries(values) }), withoutLists, ...lists];
  const below = lines.map((line) => `${line}\n`).join('');
  return `${digestOf(below)}\n${below}`;
}

/** Undefined where the file is not whole, or not one of ours. */
export function parseKept(bytes: Buffer): Kept | undefined {
  const [digest, filesLine, ...lines] = linesOf(bytes);
  if (!digest || !filesLine) return undefined;
  if (digest.toString('latin1') !== digestOf(bytes.subarray(digest.length + 1))) return undefined;
  const files = filesSchema.safeParse(parseJson(filesLine)).data;
  // Not held on to when they have been read.
  let rest: readonly Buffer[] = lines;
  return (
    files && {
      values: new Map(Object.entries(files.values)),
      files,
      learnt() {
        const learnt = parseLearnt(rest, files);
        rest = [];
        return learnt;
      },
    }
  );
}

function parseLearnt([line, ...lists]: readonly Buffer[], { intents }: FilesRead): Learnt | undefined {
  if (!line) return undefined;
  const { data } = learntSchema((at) => lists[at]).safeParse(parseJson(line));
  if (!data || !isSound(data.intents, intents.length)) return undefined;
  return isSound(data.statements, data.statements.priors.length) ? data : undefined;
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return lines;
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

/** As many as make whole numbers, in a buffer of their own: those that Node hands out need not begin where one may. */
function bytesOf(line: Buffer | undefined, each: number): ArrayBuffer {
  const text = line?.toString('latin1') ?? '';
  const length = Buffer.byteLength(text, 'base64');
  const whole = new ArrayBuffer(length - (length % each));
  Buffer.from(whole).write(text, 'base64');
  return whole;
}
