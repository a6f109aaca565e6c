/**
 * What is kept, as the bytes of a file: a digest of all below, how many parts there are, how long each is, and the parts:
 * what the files come to, what was learnt, and each list of numbers in it, as it is in memory. So numbers come back bit
 * for bit, and lists are read to where they stay.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { YamlValues } from '../datasets/read-yaml.ts';
import type { Intent } from './intents.ts';
import type { FilesRead, Learnt } from './learnt.ts';
import { isSound } from './phrasing-table.ts';
import type { Vocabulary } from './vocabulary.ts';

const DIGEST_BYTES = 32;
/** What was learnt has some twenty lists. */
const MOST_PARTS = 1_000;

const strings = z.array(z.string());

/**
 * The name of the file stands for the code that wrote it, and the digest for each of its bytes: what was valid when it
 * was written is so still, and to look at all of it again would take a start as long as all the rest.
 */
const valid = <T extends object>() => z.custom<T>((value) => typeof value === 'object' && value !== null);

const filesSchema = z.object({
  values: valid<Record<string, unknown>>(),
  vocabulary: valid<Vocabulary>(),
  intents: valid<Intent[]>().refine(Array.isArray),
  phrased: z.object({ words: strings, common: strings, stems: strings }),
});

/** In the place of a list of numbers stands which of them it is. */
function learntSchema(lists: readonly ArrayBuffer[]) {
  const list = z.int().transform((at) => lists[at] ?? new ArrayBuffer());
  const integers = list.transform((bytes) => new Int32Array(bytes, 0, wholeIn(bytes, Int32Array)));
  const floats = list.transform((bytes) => new Float64Array(bytes, 0, wholeIn(bytes, Float64Array)));
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

/** A file, read from its beginning on. */
export interface Bytes {
  readonly size: number;
  /** Fills this with what comes next, and says how much of it. */
  readInto(place: Uint8Array): number;
}

export function toKeptForm(values: YamlValues, files: FilesRead, learnt: Learnt): Buffer {
  const lists: Buffer[] = [];
  const withoutLists = JSON.stringify(learnt, (_, value: unknown) =>
    value instanceof Int32Array || value instanceof Float64Array
      ? lists.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength)) - 1
      : value,
  );
  const texts = [JSON.stringify({ ...files, values: Object.fromEntries(values) }), withoutLists];
  const parts = [...texts.map((text) => Buffer.from(text)), ...lists];
  const lengths = Uint32Array.of(parts.length, ...parts.map(({ length }) => length));
  const below = Buffer.concat([Buffer.from(lengths.buffer), ...parts]);
  return Buffer.concat([createHash('sha256').update(below).digest(), below]);
}

/** Undefined where the file is not whole, or not one of ours. */
export function readKept(bytes: Bytes): Kept | undefined {
  const parts = wholeParts(bytes);
  if (!parts) return undefined;
  const [filesPart, ...learntParts] = parts;
  const files = filesSchema.safeParse(parseJson(filesPart)).data;
  // Not held on to when they have been read.
  let unread = learntParts;
  return (
    files && {
      values: new Map(Object.entries(files.values)),
      files,
      learnt() {
        const learnt = parseLearnt(unread, files);
        unread = [];
        return learnt;
      },
    }
  );
}

function wholeParts(bytes: Bytes): ArrayBuffer[] | undefined {
  const hash = createHash('sha256');
  let left = bytes.size - DIGEST_BYTES;
  const next = (length: number): ArrayBuffer => {
    left -= length;
    const place = new Uint8Array(left < 0 ? 0 : length);
    if (left >= 0 && bytes.readInto(place) < length) left = -1;
    hash.update(place);
    return place.buffer;
  };
  const digest = Buffer.alloc(DIGEST_BYTES);
  bytes.readInto(digest);
  const [count = 0] = new Uint32Array(next(Uint32Array.BYTES_PER_ELEMENT));
  if (left < 0 || count > MOST_PARTS) return undefined;
  const lengths = new Uint32Array(next(count * Uint32Array.BYTES_PER_ELEMENT));
  const parts = Array.from(lengths, next);
  return left === 0 && hash.digest().equals(digest) ? parts : undefined;
}

function parseLearnt([part, ...lists]: readonly ArrayBuffer[], { intents }: FilesRead): Learnt | undefined {
  const { data } = learntSchema(lists).safeParse(parseJson(part));
  if (!data || !isSound(data.intents, intents.length)) return undefined;
  return isSound(data.statements, data.statements.priors.length) ? data : undefined;
}

function parseJson(part: ArrayBuffer | undefined): unknown {
  try {
    return part && JSON.parse(Buffer.from(part).toString());
  } catch {
    return undefined;
  }
}

/** How many whole numbers there are. */
function wholeIn({ byteLength }: ArrayBuffer, { BYTES_PER_ELEMENT }: { BYTES_PER_ELEMENT: number }): number {
  return Math.floor(byteLength / BYTES_PER_ELEMENT);
}
